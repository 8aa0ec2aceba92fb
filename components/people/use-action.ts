"use client";

import { useState } from "react";
import { t } from "@/lib/language";
import type { Failure, Outcome } from "@/lib/operations/outcome";

export const LOST_CONNECTION =
  "The server could not be reached. Check your connection and try again.";

/** Calls a server action and keeps what a form needs to know of it. */
export function useAction<I, T>(action: (input: I) => Promise<Outcome<T>>) {
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);

  async function run(input: I): Promise<Outcome<T>> {
    setPending(true);
    setRefused(null);
    const outcome = await action(input).catch(
      (): Outcome<T> => ({ ok: false, code: "failed", message: t(LOST_CONNECTION) }),
    );
    setPending(false);
    if (!outcome.ok) setRefused(outcome);
    return outcome;
  }

  const fields = refused?.fields ?? {};
  const failure = refused && Object.keys(fields).length === 0 ? refused : undefined;
  return {
    run,
    isPending,
    fields,
    /** For the head of the form; what stands beside a field already is not said twice. */
    failure,
    message: failure?.message,
    refuse: (message: string) => setRefused({ ok: false, code: "failed", message }),
    clear: () => setRefused(null),
  };
}

/** The text of a named field of a sent form. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
