import { createHash } from "node:crypto";
import { VISITOR_ID } from "./schema/visits";

/** Of what a visitor did before they were known, so much is kept. */
export const MOST_EARLIER_VISITS = 500;

/** What is kept of the id that a browser holds: nobody can send visits with what we store. */
export function hashOf(visitor: string): string {
  return createHash("sha256").update(visitor).digest("hex");
}

/** The same of what somebody says their id is; null where it is none. */
export function visitorKey(id: string | null): string | null {
  return id !== null && VISITOR_ID.test(id) ? hashOf(id) : null;
}
