import { and, eq } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { audit } from "@/db/schema";
import { isOneOf } from "@/db/sql";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { findIdsByEmail } from "@/lib/leads/store/working";

function addressesIn(facts: unknown): string[] {
  const { email, emails } = (facts ?? {}) as { email?: unknown; emails?: unknown };
  const all = [email, ...(Array.isArray(emails) ? emails : [])];
  return all.filter((one) => typeof one === "string").map(emailKeyOf);
}

/** The normalised addresses that these leads once had, as the log tells, and that nobody has now. */
export async function readFormerAddresses(
  db: ReadDb,
  leadIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ before: audit.before, after: audit.after })
    .from(audit)
    .where(and(eq(audit.entity, "lead"), isOneOf(audit.entityId, leadIds)));
  const keys = new Set(rows.flatMap(({ before, after }) => [before, after].flatMap(addressesIn)));
  const owners = await findIdsByEmail(db, [...keys]);
  return [...keys].filter((key) => !owners.has(key));
}
