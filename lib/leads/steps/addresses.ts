import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { refuseSuppressed } from "@/lib/privacy/steps";
import {
  type AliasRow,
  deleteAliases,
  insertAliases,
  readAliases,
  takeAddressTurn,
} from "../store/addresses";
import { findIdsByEmail } from "../store/working";
import { companyDomain, emailKeyOf, furtherOf } from "./attributes";

export function aliasesOf(leadId: string, further: ReadonlyMap<string, string>): AliasRow[] {
  return [...further].map(([key, value]) => ({ kind: "email", key, leadId, value }));
}

/** The address that tells a lead's company: the first one, or else the first further one that does. */
export function companyAddress(
  email: string | null | undefined,
  further: readonly string[],
): string | null {
  if (further.length === 0) return email ?? null;
  const all = [email ?? null, ...further];
  return all.find((one) => companyDomain(one) !== null) ?? email ?? null;
}

/** Refuses addresses that another lead has, or whose person asked not to be kept. */
export async function refuseTakenAddresses(
  tx: Tx,
  leadId: string | null,
  addresses: readonly string[],
): Promise<void> {
  const owners = await findIdsByEmail(tx, addresses.map(emailKeyOf));
  for (const address of addresses) {
    const owner = owners.get(emailKeyOf(address));
    if (owner !== undefined && owner !== leadId) {
      refuse("conflict", t`There is a lead with the email address ${address} already.`, {
        id: owner,
      });
    }
    if (owner === undefined) await refuseSuppressed(tx, address);
  }
}

interface Known {
  id: string;
  email: string | null;
  emailKey: string | null;
}

/** What a lead is reached by; `emails` are all its further addresses, left as they are when absent. */
export interface AddressNews {
  email?: string | null | undefined;
  emails?: readonly string[] | undefined;
}

export interface SettledAddresses {
  email: string | null;
  emailKey: string | null;
  /** Further ones, before and after. */
  before: string[];
  after: string[];
  isFurtherChanged: boolean;
  /** Puts the further ones in place, once the lead's own row is written. */
  write(): Promise<void>;
}

/**
 * What a lead that this transaction holds is reached by after a change. A further address that
 * becomes the first one changes places with it; without a first one the next moves up.
 */
export async function settleAddresses(
  tx: Tx,
  known: Known,
  news: AddressNews,
): Promise<SettledAddresses> {
  const aliases = (await readAliases(tx, known.id)).filter(({ kind }) => kind === "email");
  const were = new Map(aliases.map(({ key, value }) => [key, value]));
  const stays = [...were.values()];
  const first = news.email === undefined ? known.email : news.email;
  const email = first ?? (news.emails ?? stays)[0] ?? null;
  const emailKey = email === null ? null : emailKeyOf(email);
  const changesPlaces = first !== null && were.has(emailKeyOf(first)) && known.email !== null;
  const kept = changesPlaces ? [known.email ?? "", ...stays] : stays;
  const further = furtherOf(news.emails ?? kept, emailKey);

  const gone = [...were.keys()].filter((key) => !further.has(key));
  const come = [...further].filter(([key]) => !were.has(key));
  const added = come.filter(([key]) => key !== known.emailKey).map(([, value]) => value);
  if (emailKey !== null && emailKey !== known.emailKey && !were.has(emailKey)) {
    added.unshift(email ?? "");
  }
  if (added.length + come.length > 0) await takeAddressTurn(tx);
  await refuseTakenAddresses(tx, known.id, added);
  return {
    email,
    emailKey,
    before: stays,
    after: [...further.values()],
    isFurtherChanged: gone.length + come.length > 0,
    async write() {
      await deleteAliases(
        tx,
        gone.map((key) => ({ kind: "email" as const, key })),
      );
      await insertAliases(tx, aliasesOf(known.id, new Map(come)));
    },
  };
}
