import type { Actor } from "@/lib/operations/actor";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { listViewsInput, type SavedView, type ViewRow, viewIdInput } from "./schema";
import { addressOf } from "./schema/addresses";
import { settingsOf } from "./schema/settings";
import { mayChange, maySee, titleOf } from "./steps";
import { findView, listViewRows } from "./store";

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
    return view ?? refuse("not_found", "There is no such view, or it is not shared with you.");
  },
});
