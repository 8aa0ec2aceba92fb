import { t } from "@/lib/language";
import type { Failure, Outcome, RefusalCode } from "@/lib/operations/outcome";

const CODES: Record<number, RefusalCode> = {
  400: "invalid",
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  429: "throttled",
};

const LOST: Failure = {
  ok: false,
  code: "failed",
  get message() {
    return t("The server could not be reached. Check your connection and try again.");
  },
};

/**
 * Gets JSON from one of our own addresses. Failures are values; an aborted request never answers.
 */
export function fetchJson<T>(address: string, signal?: AbortSignal): Promise<Outcome<T>> {
  return answered(address, { headers: { accept: "application/json" } }, signal);
}

/** The same for a question that does not belong into an address. */
export function postJson<T>(address: string, question: object): Promise<Outcome<T>> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return answered(address, { method: "POST", headers, body: JSON.stringify(question) });
}

async function answered<T>(
  address: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<Outcome<T>> {
  try {
    const response = await fetch(address, { ...init, ...(signal ? { signal } : {}) });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    return {
      ok: false,
      code: CODES[response.status] ?? "failed",
      message: titleOf(body) ?? LOST.message,
    };
  } catch {
    if (signal?.aborted) return new Promise(() => {});
    return LOST;
  }
}

function titleOf(body: unknown): string | null {
  return typeof body === "object" && body !== null && "title" in body ? String(body.title) : null;
}
