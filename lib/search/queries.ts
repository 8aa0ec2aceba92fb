import { searchKey } from "@/lib/engine/search-key";
import { searchCards } from "@/lib/leads/store/list";
import { readMeaning } from "@/lib/leads/store/search";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { REPORTS } from "@/lib/reports/queries/registry";
import { titleOf } from "@/lib/views/queries";
import { VIEW_PAGES } from "@/lib/views/schema";
import { listViewRows } from "@/lib/views/store";
import { type Found, findAnythingInput, listPlacesInput, type Places } from "./schema";
import { readAccounts, readLeads } from "./store";

/** Leads that companies are looked for at, and those that are shown. */
const LOOKED_AT = 50;
const LEADS = 8;
const ACCOUNTS = 4;

/** Leads and companies by words in names, addresses and companies, slips forgiven. */
export const findAnything = defineQuery({
  name: "search.find",
  permission: "lead:read",
  input: findAnythingInput,
  async run({ db, input: { text } }): Promise<Found> {
    const asked = await readMeaning(db, text);
    const rows = await searchCards(db, text, asked, LOOKED_AT);
    const accountIds = [...new Set(rows.flatMap(({ accountId }) => accountId ?? []))];
    const named = (await readAccounts(db, accountIds)).filter((account) => {
      const key = searchKey({ name: account.name, email: account.domain, company: null });
      return asked.every((words) => words.some((word) => key.includes(word)));
    });
    return {
      leads: rows
        .slice(0, LEADS)
        .map(({ id, name, title, company, stage }) => ({ id, name, title, company, stage })),
      accounts: named.slice(0, ACCOUNTS),
      words: [...new Set(asked.flat())],
    };
  },
});

/** Places that somebody can go to by name; their leads of before in the order that was given. */
export const listPlaces = defineQuery({
  name: "search.places",
  permission: "lead:read",
  input: listPlacesInput,
  async run({ db, actor, input: { leadIds } }): Promise<Places> {
    const known = new Map((await readLeads(db, leadIds)).map((lead) => [lead.id, lead]));
    const reports = REPORTS.filter(({ needs }) => !needs || can(actor, needs));
    const rows = await Promise.all(
      VIEW_PAGES.map((page) => listViewRows(db, actor.id, { page, report: null })),
    );
    const views = rows.flat().flatMap((view) => {
      const pageTitle = titleOf(view, actor);
      return pageTitle === null ? [] : [{ id: view.id, name: view.name, pageTitle }];
    });
    return {
      views,
      reports: reports.map(({ name, title }) => ({ name, title })),
      leads: leadIds.flatMap((id) => known.get(id) ?? []),
    };
  },
});
