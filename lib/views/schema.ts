import { z } from "zod";
import { t } from "@/lib/language";

/** What has an address that can be kept. */
export const VIEW_PAGES = ["report", "leads", "board"] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

const name = z
  .string()
  .trim()
  .min(1, { error: () => t("Give the view a name.") })
  .max(80, { error: () => t("Use at most 80 characters.") });
/** Search parameters, as in an address. */
const search = z.string().max(8000, { error: () => t("This view has too many settings to keep.") });
const id = z.string().min(1).max(64);

/** The page that a view is of. */
export const viewPlace = z
  .object({
    page: z.enum(VIEW_PAGES),
    /** The report's name, where the page is one. */
    report: z.string().min(1).max(60).nullable().default(null),
  })
  .refine(({ page, report }) => (page === "report") === (report !== null), {
    error: () => t("A view of a report names it; others name none."),
    path: ["report"],
  });
export type ViewPlace = z.output<typeof viewPlace>;

export const createViewInput = z.object({ place: viewPlace, search, name, isShared: z.boolean() });

export const changeViewInput = z.object({
  id,
  /** Of the view as it was seen. */
  version: z.number().int(),
  name,
  isShared: z.boolean(),
  /** None: it goes on showing what it shows. */
  search: search.optional(),
});

export const deleteViewInput = z.object({ id, version: z.number().int() });
export const viewIdInput = z.object({ id });
export const listViewsInput = z.object({
  /** None: views of every report. */
  place: viewPlace.optional(),
});

/** A view as it is stored. */
export interface ViewRow extends ViewPlace {
  id: string;
  /** Search parameters in the page's own order. */
  search: string;
  name: string;
  isShared: boolean;
  ownerId: string;
  ownerName: string;
  createdAt: number;
  version: number;
}

/** A view as somebody sees it. */
export interface SavedView extends ViewRow {
  /** "MQL to SQL conversion", "Leads". */
  pageTitle: string;
  address: string;
  /** Names of settings that mean nothing to the page any more: it cannot show what it showed. */
  lost: string[];
  mayChange: boolean;
}
