import type { ReadDb } from "@/db/handles";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { findIdsByEmail, findIdsByExternalId } from "@/lib/leads/store/working";
import type { Identity } from "./bring";

export interface Named {
  email?: string | undefined;
  /** Further addresses. */
  emails?: readonly string[] | undefined;
  externalId?: string | undefined;
}

export interface Match {
  /** Of the lead that is meant; null when there is none yet. */
  id: string | null;
  problem: string | null;
  /** Who has the row's email address, whether or not leads are recognised by it. */
  emailOwner: string | null;
  /** Whether the row's id is one of that lead's. */
  isById: boolean;
  /** Who has its further addresses, by their keys. */
  furtherOwners: ReadonlyMap<string, string>;
}

/** Of a row whose keys no lead has. */
const NOBODY: Match = {
  id: null,
  problem: null,
  emailOwner: null,
  isById: false,
  furtherOwners: new Map(),
};

const addressKeysOf = ({ email, emails = [] }: Named) =>
  [...(email ? [email] : []), ...emails].map(emailKeyOf);

/** The leads that have addresses and ids, by these. */
export interface Owners {
  byEmail: ReadonlyMap<string, string>;
  byExternalId: ReadonlyMap<string, string>;
}

/** The leads that have a key of some row. */
export async function ownersOf(db: ReadDb, rows: readonly Named[]): Promise<Owners> {
  const byEmail = await findIdsByEmail(db, rows.flatMap(addressKeysOf));
  const externalIds = rows.flatMap(({ externalId }) => externalId ?? []);
  return { byEmail, byExternalId: await findIdsByExternalId(db, externalIds) };
}

/** The leads that rows are about. */
export async function matchLeads(
  db: ReadDb,
  rows: readonly Named[],
  identity: Identity,
): Promise<Match[]> {
  return matchesOf(rows, await ownersOf(db, rows), identity);
}

/** The same where it is known whose the keys are. */
export function matchesOf(
  rows: readonly Named[],
  { byEmail, byExternalId }: Owners,
  identity: Identity,
): Match[] {
  return rows.map(({ email, emails = [], externalId }): Match => {
    const emailOwner = (email && byEmail.get(emailKeyOf(email))) || null;
    const idOwner = (externalId && byExternalId.get(externalId)) || null;
    if (emailOwner === null && idOwner === null && emails.length === 0) return NOBODY;
    const furtherOwners = new Map(
      emails.map(emailKeyOf).flatMap((key) => {
        const owner = byEmail.get(key);
        return owner ? [[key, owner] as const] : [];
      }),
    );
    const candidates = identity.flatMap((by) =>
      by === "email" ? [emailOwner, ...furtherOwners.values()] : [idOwner],
    );
    const id = candidates.find((found) => found !== null) ?? null;
    const isTwo = candidates.some((found) => found !== null && found !== id);
    const keys = [...(email ? [email] : []), ...emails, ...(externalId ? [externalId] : [])];
    const problem = isTwo
      ? `${keys.join(", ")} belong to two different leads. Merge them, or correct the row.`
      : null;
    return { id, problem, emailOwner, isById: id !== null && idOwner === id, furtherOwners };
  });
}

/** All keys of a row: what two rows about one person share. */
export function keysOf(named: Named): string[] {
  const keys = addressKeysOf(named).map((key) => `e${key}`);
  if (named.externalId) keys.push(`x${named.externalId}`);
  return keys;
}

/** The keys that are known to be of one person, and the part of the last row about them. */
interface Group {
  keys: readonly string[];
  round: number;
}

/**
 * Splits rows so that no two of one part may be about the same person; later rows come later. Two are
 * of one person when they share a key, or when a lead or an earlier row has a key of each.
 */
export function roundsOf<T extends Named>(
  rows: readonly T[],
  { byEmail, byExternalId }: Owners,
): { at: number; row: T }[][] {
  const groups = new Map<string, Group>();
  const rounds: { at: number; row: T }[][] = [];
  rows.forEach((row, at) => {
    const keys = keysOf(row);
    for (const key of [...keys]) {
      const owner = (key.startsWith("e") ? byEmail : byExternalId).get(key.slice(1));
      if (owner !== undefined) keys.push(`l${owner}`);
    }
    const met = new Set<Group>();
    for (const key of keys) {
      const group = groups.get(key);
      if (group) met.add(group);
    }
    const group = met.size === 0 ? { keys, round: 0 } : joined(keys, [...met]);
    for (const key of group.keys) groups.set(key, group);
    rounds[group.round] ??= [];
    rounds[group.round]?.push({ at, row });
  });
  return rounds;
}

/** The group of a row about somebody whom earlier ones are about. */
function joined(keys: readonly string[], met: readonly Group[]): Group {
  return {
    keys: [...new Set([...keys, ...met.flatMap((group) => group.keys)])],
    round: Math.max(...met.map(({ round }) => round)) + 1,
  };
}
