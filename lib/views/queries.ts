import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { REPORTS } from "@/lib/reports/queries/registry";
import {
  listViewsInput,
  type SavedView,
  type ViewPlace,
  type ViewRow,
  viewIdInput,
} from "./schema";
import { addressOf } from "./schema/addresses";
import { settingsOf } from "./schema/settings";
import { mayChange, maySee } from "./steps";
import { findView, listViewRows } from "./store";

const TITLES = { leads: "Leads", board: "Board" } as const;

/** What the page is called; null for a report that is gone or not for this role. */
export function titleOf({ page, report }: ViewPlace, actor: Actor): string | null {
  if (page !== "report") return TITLES[page];
  const found = REPORTS.find(({ name }) => name === report);
  return found && (!found.needs || can(actor, found.needs)) ? found.title : null;
}

function shown(row: ViewRow, actor: Actor): SavedView | null {
  const pageTitle = titleOf(row, actor);
  if (pageTitle === null) return null;
  const { search, lost } = settingsOf(row.page, row.search);
  const address = addressOf(row, search);
  return { ...row, pageTitle, address, lost, mayChange: mayChange(actor, row) };
}

/** One's own views and those shared with everybody, of one page or of all reports. */
export const listViews = defineQuery({
  name: "view.list",
  permission: "view:read",
  input: listViewsInput,
  async run({ db, actor, input }): Promise<SavedView[]> {
    const rows = await listViewRows(db, actor.id, input.place);
    return rows.flatMap((row) => shown(row, actor) ?? []);
  },
});

export const getView = defineQuery({
  name: "view.get",
  permission: "view:read",
  input: viewIdInput,
  async run({ db, actor, input }): Promise<SavedView> {
    const row = await findView(db, input.id);
    const view = row && maySee(actor, row) ? shown(row, actor) : null;
    return view ?? refuse("not_found", t("There is no such view, or it is not shared with you."));
  },
});
