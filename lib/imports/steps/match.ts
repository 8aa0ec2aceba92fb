import type { ReadDb } from "@/db/handles";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { anyAliases } from "@/lib/leads/store/addresses";
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

const addressKeysOf = ({ email, emails = [] }: Named) =>
  [...(email ? [email] : []), ...emails].map(emailKeyOf);

/** The leads that rows are about. */
export async function matchLeads(
  db: ReadDb,
  rows: readonly Named[],
  identity: Identity,
): Promise<Match[]> {
  const byEmail = await findIdsByEmail(db, rows.flatMap(addressKeysOf));
  const byExternalId = await findIdsByExternalId(
    db,
    rows.flatMap(({ externalId }) => externalId ?? []),
  );
  return rows.map(({ email, emails = [], externalId }): Match => {
    const emailOwner = (email && byEmail.get(emailKeyOf(email))) || null;
    const idOwner = (externalId && byExternalId.get(externalId)) || null;
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
  const { externalId } = named;
  return [
    ...addressKeysOf(named).map((key) => `e${key}`),
    ...(externalId ? [`x${externalId}`] : []),
  ];
}

/**
 * Splits rows so that no two of one part may be about the same person; later rows come later. Two are
 * of one person when they share a key, or when a lead or an earlier row has a key of each.
 */
export async function roundsOf<T extends Named>(
  db: ReadDb,
  rows: readonly T[],
): Promise<{ at: number; row: T }[][]> {
  const owners = await ownersOf(db, rows);
  /** The keys that are known to be of one person, and the part of the last row about them. */
  const groups = new Map<string, { keys: readonly string[]; round: number }>();
  const rounds: { at: number; row: T }[][] = [];
  rows.forEach((row, at) => {
    const own = keysOf(row);
    const keys = [...own, ...own.flatMap((key) => owners.get(key) ?? [])];
    const met = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    const round = Math.max(-1, ...[...met].map((group) => group.round)) + 1;
    const group = { keys: [...new Set([...keys, ...[...met].flatMap(({ keys }) => keys)])], round };
    for (const key of group.keys) groups.set(key, group);
    rounds[round] ??= [];
    rounds[round].push({ at, row });
  });
  return rounds;
}

/**
 * By key, the lead that has it. Nobody is asked where rows name each person in one way, and no lead is
 * known by more than that.
 */
async function ownersOf(db: ReadDb, rows: readonly Named[]): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  const emails = rows.flatMap(addressKeysOf);
  const externalIds = rows.flatMap(({ externalId }) => externalId ?? []);
  const hasOneKind = emails.length === 0 || externalIds.length === 0;
  const isPlain = hasOneKind && rows.every((row) => keysOf(row).length < 2);
  if (isPlain && !(await anyAliases(db))) return owners;
  for (const [key, id] of await findIdsByEmail(db, emails)) owners.set(`e${key}`, `l${id}`);
  for (const [key, id] of await findIdsByExternalId(db, externalIds))
    owners.set(`x${key}`, `l${id}`);
  return owners;
}
