import type { Actor } from "@/lib/operations/actor";
import { can } from "@/lib/operations/policy";
import { REPORTS } from "@/lib/reports/queries/registry";
import type { ViewPlace, ViewRow } from "./schema";

type Owned = Pick<ViewRow, "isShared" | "ownerId">;

export function maySee(actor: Actor, view: Owned): boolean {
  return view.isShared || view.ownerId === actor.id;
}

/** Its owner, and of shared ones whoever looks after everybody's. */
export function mayChange(actor: Actor, view: Owned): boolean {
  return view.ownerId === actor.id || (view.isShared && can(actor, "view:manage"));
}

const TITLES = { leads: "Leads", board: "Board" } as const;

/** What the page is called; null for a report that is gone or not for this role. */
export function titleOf({ page, report }: ViewPlace, actor: Actor): string | null {
  if (page !== "report") return TITLES[page];
  const found = REPORTS.find(({ name }) => name === report);
  return found && (!found.needs || can(actor, found.needs)) ? found.title : null;
}
