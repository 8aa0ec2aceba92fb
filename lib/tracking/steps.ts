import { createHash } from "node:crypto";

/** Of what a visitor did before they were known, so much is kept. */
export const MOST_EARLIER_VISITS = 500;

const VISITOR_ID = /^[A-Za-z0-9_-]{16,64}$/;

/** What is kept of the id that a browser holds: nobody can send visits with what we store. */
export function visitorKey(id: string | null | undefined): string | null {
  return id && VISITOR_ID.test(id) ? createHash("sha256").update(id).digest("hex") : null;
}
