import { t } from "@/lib/language";
import type { Failure, Outcome } from "@/lib/operations/outcome";
import { pageUserHeaders } from "@/lib/operations/page-user";

export const LOST: Failure = {
  ok: false,
  code: "failed",
  get message() {
    return t("The server could not be reached. Check your connection and try again.");
  },
};

/** The failure in a problem document. */
async function failureIn(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  const { title, fields } = (body ?? {}) as { title?: unknown; fields?: Failure["fields"] };
  const message = typeof title === "string" ? title : LOST.message;
  return { ...LOST, message, ...(fields ? { fields } : {}) };
}

/** Asks one of our own routes. */
export async function call<T>(url: string, init?: RequestInit): Promise<Outcome<T>> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) return await failureIn(response);
    return { ok: true, value: (await response.json()) as T };
  } catch {
    return LOST;
  }
}

export function postJson(body: unknown, signal?: AbortSignal): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  };
}

/** Asks a route that answers with one JSON document per line, and hears each as it comes. */
export async function readLines<T>(
  url: string,
  init: RequestInit,
  onLine: (line: T) => void,
): Promise<Failure | null> {
  try {
    const response = await fetch(url, init);
    if (!response.ok || !response.body) return await failureIn(response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(JSON.parse(line) as T);
    }
  } catch (error) {
    if ((error as Error).name === "AbortError") return null;
    return LOST;
  }
}

/** Sends a file as the raw body and says how far it is; fetch cannot. */
export function upload<T>(
  url: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    const headers = { "content-type": "application/octet-stream", ...pageUserHeaders() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve(LOST);
    request.onload = () => {
      let body: unknown = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        resolve(LOST);
        return;
      }
      const title = (body as { title?: unknown } | null)?.title;
      if (request.status < 300) resolve({ ok: true, value: body as T });
      else resolve({ ...LOST, message: typeof title === "string" ? title : LOST.message });
    };
    request.send(file);
  });
}
