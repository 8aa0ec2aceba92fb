import type { Tx } from "@/db/handles";
import { type LeadLabel, labelInquiry } from "@/lib/engine/stages";
import { newId } from "@/lib/operations/id";
import {
  findAccounts,
  insertAccounts,
  type MatchedAccount,
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

async function create(
  tx: Tx,
  met: Accounts,
  hint: CompanyHint,
  domain: string | null,
  now: number,
): Promise<MatchedAccount> {
  const name = hint.company?.trim() || domain || "";
  const account = { id: newId(), name, nameKey: nameKeyOf(name), domain, customerSince: null };
  const inserted = await insertAccounts(tx, [
    { ...account, attributes: {}, createdAt: now, version: 1 },
  ]);
  const taken = domain !== null && !inserted.has(account.id);
  const [theirs] = taken ? await findAccounts(tx, [domain], []) : [];
  const created = theirs ?? account;
  met.add(created);
  return created;
}

async function match(
  tx: Tx,
  met: Accounts,
  hint: CompanyHint,
  now: number,
): Promise<FoundAccount | null> {
  const { domain, name } = keysOf(hint);
  if (domain === null && name === null) return null;
  const known = (account: MatchedAccount): FoundAccount => ({
    id: account.id,
    known: true,
    customerSince: account.customerSince,
  });
  const byDomain = domain === null ? undefined : met.byDomain.get(domain);
  if (byDomain) return known(byDomain);
  const byName = name === null ? undefined : met.byName.get(name);
  if (byName && (domain === null || byName.domain === null)) {
    if (domain !== null && (await setAccountDomain(tx, byName.id, domain))) {
      met.add({ ...byName, domain });
    }
    return known(byName);
  }
  return { ...known(await create(tx, met, hint, domain, now)), known: false };
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
  const matches = await findAccounts(
    tx,
    unique(keys.map(({ domain }) => domain)),
    unique(keys.map(({ name }) => name)),
  );
  for (const account of matches) met.add(account);
  const found: (FoundAccount | null)[] = [];
  for (const hint of hints) found.push(await match(tx, met, hint, now));
  return found;
}

export async function findOrCreateAccount(
  tx: Tx,
  hint: CompanyHint,
  now: number,
): Promise<FoundAccount | null> {
  const [found] = await findOrCreateAccounts(tx, [hint], now);
  return found ?? null;
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
