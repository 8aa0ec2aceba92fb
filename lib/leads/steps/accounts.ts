import type { Tx } from "@/db/handles";
import { type LeadLabel, labelInquiry } from "@/lib/engine/stages";
import { newId } from "@/lib/operations/id";
import {
  findAccountsByDomain,
  findAccountsByName,
  insertAccounts,
  type MatchedAccount,
  readAccount,
  readLeftTitles,
  setAccountDomain,
} from "../store/accounts";
import { companyDomain, nameKeyOf } from "./attributes";

export interface CompanyHint {
  email?: string | null;
  company?: string | null;
}

/** An account as found for a lead; `known` when it was there before. */
export interface FoundAccount {
  id: string;
  known: boolean;
  customerSince: number | null;
}

/** Accounts that one unit of work has met, by domain and by normalised name. */
class Accounts {
  readonly byDomain = new Map<string, MatchedAccount>();
  readonly byName = new Map<string, MatchedAccount>();

  add(account: MatchedAccount): void {
    if (account.domain !== null) this.byDomain.set(account.domain, account);
    const sameName = this.byName.get(account.nameKey);
    // A name that several domains share says less than the account that has no domain yet.
    if (!sameName || (sameName.domain !== null && account.domain === null)) {
      this.byName.set(account.nameKey, account);
    }
  }
}

function keysOf({ email, company }: CompanyHint): { domain: string | null; name: string | null } {
  return { domain: companyDomain(email), name: company ? nameKeyOf(company) || null : null };
}

/** An account that is still to be made, and is met again by later people of the same company. */
function plan(met: Accounts, hint: CompanyHint, domain: string | null): MatchedAccount {
  const name = hint.company?.trim() || domain || "";
  const account = { id: newId(), name, nameKey: nameKeyOf(name), domain, customerSince: null };
  met.add(account);
  return account;
}

/** Makes the planned accounts; gives the ids of those that others made meanwhile instead. */
async function make(
  tx: Tx,
  planned: readonly MatchedAccount[],
  now: number,
): Promise<Map<string, MatchedAccount>> {
  const inserted = await insertAccounts(
    tx,
    planned.map((account) => ({ ...account, attributes: {}, createdAt: now, version: 1 })),
  );
  const taken = planned.filter(({ id }) => !inserted.has(id));
  const domains = taken.flatMap(({ domain }) => (domain === null ? [] : [domain]));
  const theirs = new Map((await findAccountsByDomain(tx, domains)).map((a) => [a.domain, a]));
  return new Map(
    taken.flatMap(({ id, domain }) => {
      const account = theirs.get(domain);
      return account ? [[id, account] as const] : [];
    }),
  );
}

/**
 * The account of each person: by the domain of the work address, else by the company's name; made
 * when there is none. Null where neither is known.
 */
export async function findOrCreateAccounts(
  tx: Tx,
  hints: readonly CompanyHint[],
  now: number,
): Promise<(FoundAccount | null)[]> {
  const keys = hints.map(keysOf);
  const unique = (all: (string | null)[]) => [...new Set(all.filter((key) => key !== null))];
  const met = new Accounts();
  const domains = unique(keys.map(({ domain }) => domain));
  for (const account of await findAccountsByDomain(tx, domains)) met.add(account);
  // Names count only where the domain tells nothing.
  const strange = keys.filter(({ domain }) => domain === null || !met.byDomain.has(domain));
  const names = unique(strange.map(({ name }) => name));
  for (const account of await findAccountsByName(tx, names)) met.add(account);

  const planned: MatchedAccount[] = [];
  const found: (FoundAccount | null)[] = [];
  for (const [i, hint] of hints.entries()) {
    const { domain, name } = keys[i] ?? keysOf(hint);
    if (domain === null && name === null) {
      found.push(null);
      continue;
    }
    const byName = name === null ? undefined : met.byName.get(name);
    let account = domain === null ? undefined : met.byDomain.get(domain);
    if (!account && byName && (domain === null || byName.domain === null)) account = byName;
    if (account && account.domain === null && domain !== null) {
      // Known by name only until now: the address tells its domain.
      const named = { ...account, domain };
      if (!planned.includes(account)) await setAccountDomain(tx, account.id, domain);
      else planned[planned.indexOf(account)] = named;
      met.add(named);
      account = named;
    }
    const known = account !== undefined;
    if (!account) {
      account = plan(met, hint, domain);
      planned.push(account);
    }
    found.push({ id: account.id, known, customerSince: account.customerSince });
  }
  const replaced = await make(tx, planned, now);
  return found.map((one) => {
    const theirs = one && replaced.get(one.id);
    return theirs ? { id: theirs.id, known: true, customerSince: theirs.customerSince } : one;
  });
}

export async function findOrCreateAccount(
  tx: Tx,
  hint: CompanyHint,
  now: number,
): Promise<FoundAccount | null> {
  const [found] = await findOrCreateAccounts(tx, [hint], now);
  return found ?? null;
}

/**
 * The account that a lead had once: the same while it is there, else the one of its company now, for an
 * account goes when the last of its people is erased.
 */
export async function restoreAccount(
  tx: Tx,
  lead: CompanyHint & { accountId: string | null },
  now: number,
): Promise<string | null> {
  if (lead.accountId === null || (await readAccount(tx, lead.accountId))) return lead.accountId;
  return (await findOrCreateAccount(tx, lead, now))?.id ?? null;
}

/** What each new inquiry is to us, by the account it belongs to. */
export async function labelLeads(
  tx: Tx,
  people: readonly { account: FoundAccount | null; title: string | null; createdAt: number }[],
): Promise<LeadLabel[]> {
  const known = people.flatMap(({ account }) => (account?.known ? [account.id] : []));
  const left = await readLeftTitles(tx, [...new Set(known)]);
  return people.map(({ account, title, createdAt }) =>
    labelInquiry({
      known: account?.known ?? false,
      customer: account?.customerSince != null && account.customerSince <= createdAt,
      replaces:
        account !== null && title !== null
          ? (left.get(account.id)?.has(title.trim().toLowerCase()) ?? false)
          : false,
    }),
  );
}
