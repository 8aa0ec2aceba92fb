import { filterFromParams } from "@/lib/leads/schema";
import { boardSearch, LOOK_PARAMS, readLook } from "@/lib/leads/schema/board-look";
import { columnsText, readColumns } from "@/lib/leads/schema/columns";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import { LEAD_SORTS } from "@/lib/leads/schema/inputs";
import {
  reportParams,
  reportParamsOf,
  reportSearch,
  searchObject,
} from "@/lib/reports/schema/params";
import type { ViewPage } from "../schema";

/** What a page makes of search parameters. */
export interface Settings {
  /** Those that it knows, in its own order. */
  search: string;
  /** The names of those that mean nothing to it. */
  lost: string[];
}

const READERS: Record<ViewPage, (given: URLSearchParams) => Settings> = {
  report: ofReport,
  leads: ofLeads,
  board: ofBoard,
};

/** Reads search parameters as the page itself does, and tells what it would leave out. */
export function settingsOf(page: ViewPage, search: string): Settings {
  return READERS[page](new URLSearchParams(search));
}

/** What is wrong with one of them may be that the other one is missing. */
const DAYS = ["from", "to"];

function ofReport(given: URLSearchParams): Settings {
  const known = new Map(Object.entries(reportParamsOf(searchObject(given))));
  const lost = namesIn(given).filter((name) => !known.has(name));
  for (;;) {
    const parsed = reportParams.safeParse(Object.fromEntries(known));
    if (parsed.success) return { search: reportSearch(parsed.data).toString(), lost };
    const blamed = parsed.error.issues.map(({ path }) => String(path[0]));
    const both = blamed.some((name) => DAYS.includes(name)) ? DAYS : [];
    const dropped = [...new Set([...blamed, ...both])].filter((name) => known.delete(name));
    // Blamed on none of them: then none can be kept.
    if (dropped.length === 0) return { search: "", lost: namesIn(given) };
    lost.push(...dropped);
  }
}

function ofFilter(given: URLSearchParams): Settings {
  const found = filterToParams(filterFromParams(given));
  const values = (params: URLSearchParams, name: string) => params.getAll(name).join("\n");
  // Conditions may be written in more than one way.
  const isKept = (name: string) =>
    name === "where" ? found.has(name) : values(found, name).trim() === values(given, name).trim();
  const lost = namesIn(given).filter((name) => !isKept(name));
  return { search: found.toString(), lost };
}

function ofBoard(given: URLSearchParams): Settings {
  const { search, lost } = ofFilter(without(given, LOOK_PARAMS));
  const { look, unread } = readLook(given);
  return { search: boardSearch(search, look), lost: [...lost, ...unread] };
}

/** What the list of leads has beside its filter. */
const OF_LIST = ["sort", "columns"];

function without(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => !names.includes(name)));
}

function ofLeads(given: URLSearchParams): Settings {
  const { search, lost } = ofFilter(without(given, OF_LIST));
  const found = new URLSearchParams(search);
  const sort = given.get("sort");
  if (sort !== null) {
    if (LEAD_SORTS.some((one) => one === sort)) found.set("sort", sort);
    else lost.push("sort");
  }
  const { columns, unread } = readColumns(given.get("columns"));
  const text = columnsText(columns);
  if (text !== null) found.set("columns", text);
  if (unread.length > 0) lost.push("columns");
  return { search: found.toString(), lost };
}

function namesIn(params: URLSearchParams): string[] {
  return [...new Set(params.keys())];
}
