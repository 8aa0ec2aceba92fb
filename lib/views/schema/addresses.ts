import type { ViewPlace, ViewRow } from "../schema";

/** Where the page stands. */
export function pathOf({ page, report }: ViewPlace): string {
  return page === "report" ? `/reports/${report}` : `/${page}`;
}

export function addressOf(place: ViewPlace, settings: string): string {
  return settings === "" ? pathOf(place) : `${pathOf(place)}?${settings}`;
}

/** The address that stays with the view, whatever becomes of its name and settings. */
export function permalinkOf({ id: view }: Pick<ViewRow, "id">): string {
  return `/views/${view}`;
}
