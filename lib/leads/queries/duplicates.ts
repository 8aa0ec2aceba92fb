import { z } from "zod";
import type { ReadDb } from "@/db/handles";
import { type DuplicateClue, fullNameKey, hasSpellings, mailboxOf } from "@/lib/engine/duplicates";
import { defineQuery } from "@/lib/operations/query";
import { remembered } from "@/lib/operations/remembered";
import type { DuplicatePair, Duplicates } from "../schema/merges";
import { readAddresses, readCompanies, readSuspects } from "../store/duplicates";
import { findIdsByEmail } from "../store/working";

/** More pairs than this are counted, not listed. */
const LISTED = 100;

/** Groups of leads that share something, by what it is. */
class Groups {
  private readonly byKey = new Map<string, Set<string>>();

  add(key: string, id: string): void {
    const group = this.byKey.get(key);
    if (group) group.add(id);
    else this.byKey.set(key, new Set([id]));
  }

  keys(): string[] {
    return [...this.byKey.keys()];
  }

  shared(): string[][] {
    return [...this.byKey.values()].filter(({ size }) => size > 1).map((ids) => [...ids]);
  }
}

async function byMailbox(db: ReadDb): Promise<string[][]> {
  const groups = new Groups();
  for await (const slice of readAddresses(db)) {
    for (const { id, emailKey } of slice) {
      if (hasSpellings(emailKey)) groups.add(mailboxOf(emailKey), id);
    }
  }
  // Those whose address is the plain one.
  for (const [key, id] of await findIdsByEmail(db, groups.keys())) groups.add(key, id);
  return groups.shared();
}

async function byCompany(db: ReadDb): Promise<string[][]> {
  const found: string[][] = [];
  for await (const people of readCompanies(db)) {
    const groups = new Groups();
    for (const { id, name, accountId } of people) {
      const key = fullNameKey(name);
      if (key !== null) groups.add(`${accountId} ${key}`, id);
    }
    found.push(...groups.shared());
  }
  return found;
}

async function findDuplicates(db: ReadDb): Promise<Duplicates> {
  const clues: [DuplicateClue, string[][]][] = [
    ["mailbox", await byMailbox(db)],
    ["nameAtCompany", await byCompany(db)],
  ];
  // The same two leads may share both.
  const found = new Map<string, { clue: DuplicateClue; ids: [string, string] }>();
  for (const [clue, groups] of clues) {
    for (const group of groups) {
      const [first = "", ...others] = group.sort();
      for (const id of others) {
        const ids: [string, string] = [first, id];
        if (!found.has(ids.join())) found.set(ids.join(), { clue, ids });
      }
    }
  }
  const listed = [...found.values()].slice(0, LISTED);
  const suspects = await readSuspects(db, [...new Set(listed.flatMap(({ ids }) => ids))]);
  const byId = new Map(suspects.map((one) => [one.id, one]));
  const pairs = listed.flatMap(({ clue, ids }): DuplicatePair[] => {
    const [first, second] = ids
      .flatMap((id) => byId.get(id) ?? [])
      .sort((a, b) => a.createdAt - b.createdAt);
    return first && second ? [{ clue, first, second }] : [];
  });
  return { total: found.size, pairs };
}

/** Leads that may be one person: the older one first, and why. */
export const listDuplicates = defineQuery({
  name: "lead.duplicates",
  permission: "lead:merge",
  input: z.strictObject({}),
  run: ({ db }): Promise<Duplicates> => remembered(db, "lead.duplicates", () => findDuplicates(db)),
});
