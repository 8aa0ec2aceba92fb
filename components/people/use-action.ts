"use client";

import { useState } from "react";
import { t } from "@/lib/language";
import type { Outcome } from "@/lib/operations/outcome";

interface Refused {
  message: string;
  fields: Record<string, string>;
}

export const LOST_CONNECTION =
  "The server could not be reached. Check your connection and try again.";

/** Calls a server action and keeps what a form needs to know of it. */
export function useAction<I, T>(action: (input: I) => Promise<Outcome<T>>) {
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function run(input: I): Promise<Outcome<T>> {
    setPending(true);
    setRefused(null);
    const outcome = await action(input).catch(
      (): Outcome<T> => ({ ok: false, code: "failed", message: t(LOST_CONNECTION) }),
    );
    setPending(false);
    if (!outcome.ok) setRefused({ message: outcome.message, fields: outcome.fields ?? {} });
    return outcome;
  }

  const fields = refused?.fields ?? {};
  return {
    run,
    isPending,
    fields,
    /** For the head of the form; what stands beside a field already is not said twice. */
    message: refused && Object.keys(fields).length === 0 ? refused.message : undefined,
    refuse: (message: string) => setRefused({ message, fields: {} }),
    clear: () => setRefused(null),
  };
}

/** The text of a named field of a sent form. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
