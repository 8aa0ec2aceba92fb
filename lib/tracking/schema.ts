import { z } from "zod";
import { type PageRule, siteOf } from "@/lib/engine/visits";
import { t } from "@/lib/language";

/** What holds for visits to the workspace's own websites. */
export interface Tracking {
  /** Origins, like "https://www.example.com": they may send visits and embed forms. */
  sites: string[];
  pages: PageRule[];
  /** How long visits of people are kept whom nobody knows. */
  retentionDays: number;
}

export const DEFAULT_TRACKING: Tracking = {
  sites: [],
  pages: [{ pattern: "/pricing*", page: "pricing" }],
  retentionDays: 90,
};

const site = z
  .string()
  .trim()
  .max(200)
  .transform((text, context) => {
    const origin = siteOf(text.includes(":/") ? text : `https://${text}`);
    if (origin !== null) return origin;
    context.addIssue({
      code: "custom",
      message: t("Write each site like https://www.example.com."),
    });
    return z.NEVER;
  });

export const saveTrackingInput = z.strictObject({
  sites: z
    .array(site)
    .max(50, { error: () => t("Name at most 50 sites.") })
    .transform((all) => [...new Set(all)]),
  pages: z
    .array(
      z.strictObject({
        pattern: z
          .string()
          .trim()
          .max(200)
          .regex(/^\/[^\s?#]*$/, {
            error: () => t("Begin with a slash, like /pricing*, and leave ? and # out."),
          }),
        page: z
          .string()
          .trim()
          .min(1, { error: () => t("Give the pages a name.") })
          .max(120),
      }),
    )
    .max(100, { error: () => t("Name at most 100 kinds of pages.") }),
  retentionDays: z
    .number({ error: () => t("Give a whole number of days.") })
    .int({ error: () => t("Give a whole number of days.") })
    .min(1, { error: () => t("Use 1 or more.") })
    .max(400, { error: () => t("Use 400 or less.") }),
  version: z.number().int().min(0),
});

export const noInput = z.strictObject({});

export interface TrackingView {
  tracking: Tracking;
  version: number;
  /** Where the scripts are. */
  address: string;
  /** Since when websites may say who their visitors are, and who made the secret for it. */
  identity: { at: number; byName: string } | null;
}
