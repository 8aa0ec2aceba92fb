import { SENIORITIES } from "../attributes";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectLeads } from "./select";

/** How some leads got on. */
export interface AccountCounts {
  leads: number;
  /** With a point of engagement or more. */
  engaged: number;
  /** That have ever reached the stage. */
  mqls: number;
  sals: number;
  sqls: number;
  customers: number;
}

export interface AccountCount extends AccountCounts {
  domain: string;
  /** Of its leads, as far as they are known; as `SENIORITIES` are in order. */
  seniorities: string[];
}

export interface CountedAccounts {
  /** Those with the most leads first. */
  most: AccountCount[];
  /** How many accounts there are beside them. */
  more: number;
  /** Of leads whose account has no domain, or who have none. */
  without: AccountCounts;
  all: AccountCounts;
}

/** What is counted of each account stands together, so that a lead looks at one place in memory. */
const STAGES = 5;
/** Beside the stages: the seniorities that there are, and above them the engaged: one write for both. */
const TOLD = 5;
const SENIORITY_BITS = SENIORITIES.length + 1;
const ENGAGED = 1 << SENIORITY_BITS;
const PLACES = 8;

/**
 * The leads created in the question's period by the e-mail domain of their company. `listed`: how many
 * companies are told by themselves, or which ones.
 */
export function countAccounts(
  ledger: Ledger,
  question: LedgerQuestion,
  listed: number | readonly string[],
): CountedAccounts {
  const most = typeof listed === "number" ? listed : listed.length;
  const named = typeof listed === "number" ? null : new Set(listed);
  const { account, furthest, isEngaged, seniority } = ledger.leads.columns;
  const { domains } = ledger;
  const counts = ledger.scratch.take("accounts", Uint32Array, PLACES * domains.length).fill(0);
  for (const { place, length } of selectLeads(ledger, question).blocks()) {
    for (let i = 0; i < length; i++) {
      const lead = place[i] as number;
      const at = PLACES * (account[lead] as number);
      const reached = at + (furthest[lead] as number);
      counts[reached] = (counts[reached] as number) + 1;
      const known = (counts[at + TOLD] as number) | (1 << (seniority[lead] as number));
      counts[at + TOLD] = known + ENGAGED * (isEngaged[lead] as number);
    }
  }

  const countsOf = (code: number) => readCounts(counts, PLACES * code);
  const senioritiesOf = (code: number) => {
    const bits = counts[PLACES * code + TOLD] as number;
    return SENIORITIES.filter((_, i) => (bits & (1 << (i + 1))) !== 0);
  };

  const found: (AccountCounts & { domain: string; code: number })[] = [];
  const without = new Uint32Array(PLACES);
  const all = new Uint32Array(PLACES);
  let accounts = 0;
  for (let code = 0; code < domains.length; code++) {
    const at = PLACES * code;
    let leads = 0;
    for (let stage = 0; stage < STAGES; stage++) leads += counts[at + stage] as number;
    if (leads === 0) continue;
    addTo(all, counts, at);
    const domain = domains[code] ?? null;
    if (domain === null) {
      addTo(without, counts, at);
      continue;
    }
    accounts += 1;
    if (named !== null && !named.has(domain)) continue;
    const mqls = leads - (counts[at] as number);
    const last = found.length === most ? found.at(-1) : undefined;
    // Most of many companies have few leads: they are not looked at any further.
    if (last && byLeads(last, leads, mqls, domain) < 0) continue;
    const one = { ...countsOf(code), domain, code };
    found.splice(placeAmong(found, one), 0, one);
    if (found.length > most) found.pop();
  }
  return {
    most: found.map(({ code, ...count }) => ({ ...count, seniorities: senioritiesOf(code) })),
    more: accounts - found.length,
    without: readCounts(without, 0),
    all: readCounts(all, 0),
  };
}

/** Companies and their leads of one value. */
export interface AccountsOf extends AccountCounts {
  value: string;
  /** Companies with a domain. */
  companies: number;
}

/** The leads created in the question's period and the companies that they are from, by value. */
export function countAccountsBy(ledger: Ledger, question: LedgerQuestion): AccountsOf[] {
  const { account, furthest, isEngaged } = ledger.leads.columns;
  const { domains } = ledger;
  const selection = selectLeads(ledger, question);
  const { codes, words } = selection;
  const counts = new Uint32Array(PLACES * words.length);
  const companies = new Uint32Array(words.length);
  const seen = new Set<number>();
  for (const { place, length } of selection.blocks()) {
    for (let i = 0; i < length; i++) {
      const lead = place[i] as number;
      const code = codes === null ? 0 : (codes[lead] as number);
      const at = PLACES * code;
      const reached = at + (furthest[lead] as number);
      counts[reached] = (counts[reached] as number) + 1;
      counts[at + TOLD] = (counts[at + TOLD] as number) + ENGAGED * (isEngaged[lead] as number);
      const company = account[lead] as number;
      if ((domains[company] ?? null) === null) continue;
      const known = seen.size;
      seen.add(code * domains.length + company);
      if (seen.size > known) companies[code] = (companies[code] as number) + 1;
    }
  }
  return Array.from(words, (value, code) => ({
    value,
    companies: companies[code] as number,
    ...readCounts(counts, PLACES * code),
  })).filter(({ leads }) => leads > 0);
}

/** From the furthest stage on, so that each has those of the later ones, too. */
function readCounts(counts: Uint32Array, from: number): AccountCounts {
  const at = (place: number) => counts[from + place] as number;
  const customers = at(4);
  const sqls = customers + at(3);
  const sals = sqls + at(2);
  const mqls = sals + at(1);
  return { leads: mqls + at(0), engaged: at(TOLD) >>> SENIORITY_BITS, mqls, sals, sqls, customers };
}

/** All but the seniorities. */
function addTo(sum: Uint32Array, counts: Uint32Array, from: number): void {
  for (let stage = 0; stage < STAGES; stage++) {
    sum[stage] = (sum[stage] as number) + (counts[from + stage] as number);
  }
  const engaged = (counts[from + TOLD] as number) >>> SENIORITY_BITS;
  sum[TOLD] = (sum[TOLD] as number) + ENGAGED * engaged;
}

/** Where one belongs among those in order. */
function placeAmong(found: readonly Ranked[], { leads, mqls, domain }: Ranked): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byLeads(found[middle] as Ranked, leads, mqls, domain) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Ranked = Pick<AccountCount, "leads" | "mqls" | "domain">;

/** Below 0 where one comes before another of so many leads and MQLs. */
function byLeads(one: Ranked, leads: number, mqls: number, domain: string): number {
  return leads - one.leads || mqls - one.mqls || (one.domain < domain ? -1 : 1);
}
