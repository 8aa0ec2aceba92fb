import type { ReadDb } from "@/db/handles";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { readExitReasons } from "@/lib/settings/store";
import { readOwners } from "../store/leads";

/** Finds owners and reasons by what people write. */
export interface Directory {
  ownerOf(text: string): string | null;
  reasonOf(text: string): string | null;
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

export async function readDirectory(db: ReadDb): Promise<Directory> {
  const owners = await readOwners(db);
  const byEmail = new Map(owners.map(({ id, emailKey }) => [emailKey, id]));
  const byName = new Map<string, string | null>();
  // A name that two people have names nobody.
  for (const { id, name } of owners) byName.set(plain(name), byName.has(plain(name)) ? null : id);
  const reasons = new Map<string, string>();
  for (const { id, label } of await readExitReasons(db)) {
    reasons.set(plain(label), id);
    reasons.set(id, id);
  }
  return {
    ownerOf: (text) => byEmail.get(emailKeyOf(text)) ?? byName.get(plain(text)) ?? null,
    reasonOf: (text) => reasons.get(plain(text)) ?? null,
  };
}
