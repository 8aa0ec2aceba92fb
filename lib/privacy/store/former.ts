import { and, eq } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { audit } from "@/db/schema";
import { isOneOf } from "@/db/sql";

function addressesIn(facts: unknown): string[] {
  const { email, emails } = (facts ?? {}) as { email?: unknown; emails?: unknown };
  const all = [email, ...(Array.isArray(emails) ? emails : [])];
  return all.filter((one) => typeof one === "string");
}

/** The addresses that these leads have or once had, as the log tells. */
export async function readLoggedAddresses(
  db: ReadDb,
  leadIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ before: audit.before, after: audit.after })
    .from(audit)
    .where(and(eq(audit.entity, "lead"), isOneOf(audit.entityId, leadIds)));
  return rows.flatMap(({ before, after }) => [before, after].flatMap(addressesIn));
}
