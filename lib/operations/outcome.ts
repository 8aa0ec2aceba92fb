import type { ZodError } from "zod";
import { fieldPath } from "@/lib/engine/field-path";
import { t } from "@/lib/language";

/** Why something expected did not happen. */
export type RefusalCode =
  | "unauthenticated"
  | "forbidden"
  | "invalid"
  | "conflict"
  /** An idempotency key that named another request before. */
  | "reused"
  | "not_found"
  | "throttled"
  | "failed";

export interface Failure {
  ok: false;
  code: RefusalCode;
  /** For the user: what is wrong and what to do. */
  message: string;
  /** Per input field, by its path (`fieldPath`). */
  fields?: Record<string, string>;
}

export type Outcome<T> = { ok: true; value: T } | Failure;

/** Nobody is signed in, or no longer. */
export const SIGNED_OUT: Failure = {
  ok: false,
  code: "unauthenticated",
  get message() {
    return t("Please sign in to continue.");
  },
};

/** Thrown inside an operation to end it as an expected failure; nothing is written. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly fields?: Record<string, string>,
  ) {
    super(message);
  }
}

export function refuse(code: RefusalCode, message: string, fields?: Record<string, string>): never {
  throw new Refusal(code, message, fields);
}

export function failureOf(refusal: Refusal): Failure {
  const { code, message, fields } = refusal;
  return { ok: false, code, message, ...(fields ? { fields } : {}) };
}

/** Says that a whole number is too large to be counted exactly, whatever the field takes. */
function isOfAllInts(issue: ZodError["issues"][number]): boolean {
  return "origin" in issue && issue.origin === "int";
}

/** Input that does not have the asked shape, field by field. */
export function invalidInput(error: ZodError): Failure {
  const fields: Record<string, string> = {};
  // What the field itself takes says more than how far whole numbers go.
  const issues = error.issues.toSorted((a, b) => Number(isOfAllInts(a)) - Number(isOfAllInts(b)));
  for (const issue of issues) {
    // A name that is none of the input's is itself what is wrong.
    const names = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [key]) : [[]];
    for (const name of names) fields[fieldPath([...issue.path, ...name])] ??= issue.message;
  }
  return {
    ok: false,
    code: "invalid",
    message: issues[0]?.message ?? t("The input is not valid."),
    fields,
  };
}

/** The value of an outcome; a failure is thrown on, for callers that pass it up. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refusal(outcome.code, outcome.message, outcome.fields);
}
