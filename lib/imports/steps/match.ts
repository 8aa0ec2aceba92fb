import type { ReadDb } from "@/db/handles";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { findIdsByEmail, findIdsByExternalId } from "@/lib/leads/store/working";
import type { Identity } from "./bring";

export interface Named {
  email?: string | undefined;
  externalId?: string | undefined;
}

export interface Match {
  /** Of the lead that is meant; null when there is none yet. */
  id: string | null;
  problem: string | null;
  /** Who has the row's email address, whether or not leads are recognised by it. */
  emailOwner: string | null;
}

/** The leads that rows are about. */
export async function matchLeads(
  db: ReadDb,
  rows: readonly Named[],
  identity: Identity,
): Promise<Match[]> {
  const byEmail = await findIdsByEmail(
    db,
    rows.flatMap(({ email }) => (email ? [emailKeyOf(email)] : [])),
  );
  const byExternalId = await findIdsByExternalId(
    db,
    rows.flatMap(({ externalId }) => externalId ?? []),
  );
  return rows.map(({ email, externalId }): Match => {
    const emailOwner = (email && byEmail.get(emailKeyOf(email))) || null;
    const idOwner = (externalId && byExternalId.get(externalId)) || null;
    const candidates = identity.map((by) => (by === "email" ? emailOwner : idOwner));
    const id = candidates.find((found) => found !== null) ?? null;
    const isTwo = candidates.some((found) => found !== null && found !== id);
    const problem = isTwo
      ? `The email address ${email} and the id ${externalId} belong to two different leads.`
      : null;
    return { id, problem, emailOwner };
  });
}

function keysOf({ email, externalId }: Named): string[] {
  return [...(email ? [`e${emailKeyOf(email)}`] : []), ...(externalId ? [`x${externalId}`] : [])];
}

/** Splits rows so that no two of one part are about the same person; later rows come later. */
export function roundsOf<T extends Named>(rows: readonly T[]): { at: number; row: T }[][] {
  const roundOf = new Map<string, number>();
  const rounds: { at: number; row: T }[][] = [];
  rows.forEach((row, at) => {
    const keys = keysOf(row);
    const round = Math.max(-1, ...keys.map((key) => roundOf.get(key) ?? -1)) + 1;
    for (const key of keys) roundOf.set(key, round);
    rounds[round] ??= [];
    rounds[round].push({ at, row });
  });
  return rounds;
}
