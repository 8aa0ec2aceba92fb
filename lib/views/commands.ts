import type { ReadDb, Tx } from "@/db/handles";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { REPORTS } from "@/lib/reports/queries/registry";
import {
  changeViewInput,
  createViewInput,
  deleteViewInput,
  type ViewPlace,
  type ViewRow,
} from "./schema";
import { settingsOf } from "./schema/settings";
import { mayChange, maySee } from "./steps";
import { countViewsOf, findTwin, findView, insertView, removeView, updateView } from "./store";

const MOST_VIEWS = 200;
const CHANGED =
  "Somebody else changed this view meanwhile. Reload the page to see it as it is now.";

/** Keeps the address of a report, the leads list or the board under a name. */
export const createView = defineCommand({
  name: "view.create",
  permission: "view:write",
  input: createViewInput,
  async run({ tx, actor, input, now }) {
    if (actor.kind !== "user") refuse("forbidden", t("Only people keep views."));
    const { place, name, isShared } = input;
    requireReport(place, actor);
    if (isShared) requireSharing(actor);
    if ((await countViewsOf(tx, actor.id)) >= MOST_VIEWS) {
      refuse("conflict", t`You keep ${MOST_VIEWS} views already. Delete some first.`);
    }
    await requireNewName(tx, actor.id, place, name, null);
    const view: ViewRow = {
      id: newId(),
      ...place,
      search: requireSettings(place, input.search),
      name,
      isShared,
      ownerId: actor.id,
      ownerName: actor.name,
      createdAt: now,
      version: 1,
    };
    await insertView(tx, view);
    return {
      result: { id: view.id },
      audit: [{ action: "view.create", entity: "view", entityId: view.id, after: factsOf(view) }],
    };
  },
});

/** Renames a view, shares it or takes it back, or has it show something else. */
export const changeView = defineCommand({
  name: "view.change",
  permission: "view:write",
  input: changeViewInput,
  async run({ tx, actor, input }) {
    const before = await requireView(tx, actor, input.id);
    const { version, name, isShared } = input;
    if (isShared && !before.isShared) requireSharing(actor);
    await requireNewName(tx, before.ownerId, before, name, before.id);
    const search =
      input.search === undefined ? before.search : requireSettings(before, input.search);
    const after = { ...before, name, isShared, search };
    if (!(await updateView(tx, before.id, version, { name, isShared, search }))) {
      refuse("conflict", t(CHANGED));
    }
    return {
      result: { version: version + 1 },
      audit: [
        {
          action: "view.change",
          entity: "view",
          entityId: before.id,
          before: factsOf(before),
          after: factsOf(after),
        },
      ],
    };
  },
});

export const deleteView = defineCommand({
  name: "view.delete",
  permission: "view:write",
  input: deleteViewInput,
  async run({ tx, actor, input }) {
    const before = await requireView(tx, actor, input.id);
    if (!(await removeView(tx, before.id, input.version))) refuse("conflict", t(CHANGED));
    return {
      result: null,
      audit: [
        { action: "view.delete", entity: "view", entityId: before.id, before: factsOf(before) },
      ],
    };
  },
});

function factsOf({ name, page, report, search, isShared }: ViewRow) {
  return { name, page: report ?? page, search, isShared };
}

/** The view, if the actor may change it; others learn nothing of those that they cannot see. */
async function requireView(db: ReadDb, actor: Actor, id: string): Promise<ViewRow> {
  const view = await findView(db, id);
  if (!view || !maySee(actor, view)) refuse("not_found", t("This view does not exist any more."));
  if (!mayChange(actor, view)) {
    refuse("forbidden", t`Only ${view.ownerName} or an admin may change this view.`);
  }
  return view;
}

function requireReport({ page, report }: ViewPlace, actor: Actor): void {
  if (page !== "report") return;
  const found = REPORTS.find(({ name }) => name === report);
  if (!found) refuse("not_found", t("There is no report of that name."));
  if (found.needs && !can(actor, found.needs)) {
    refuse("forbidden", t("This report shows costs, which your role does not see."));
  }
}

function requireSharing(actor: Actor): void {
  if (can(actor, "view:share")) return;
  const message = t("Your role does not share views. Keep it for yourself.");
  refuse("forbidden", message, { isShared: message });
}

/** The settings as the page writes them. */
function requireSettings({ page }: ViewPlace, given: string): string {
  const { search, lost } = settingsOf(page, given);
  if (lost.length > 0) {
    refuse("invalid", t`The page does not understand these settings: ${lost.join(", ")}.`);
  }
  return search;
}

async function requireNewName(
  tx: Tx,
  ownerId: string,
  place: ViewPlace,
  name: string,
  ownId: string | null,
): Promise<void> {
  const twin = await findTwin(tx, ownerId, place, name);
  if (twin === null || twin === ownId) return;
  const message = t`There is a view “${name}” of this page already. Choose another name.`;
  refuse("conflict", message, { name: message });
}
