import { z } from "zod";
import { LANGUAGES, type Language, t } from "@/lib/language";
import { isDay } from "./schema/fields";

/** What holds for the whole workspace. Instants and money are shown by it, SLAs counted by it. */
export interface Workspace {
  name: string;
  /** Of those who have chosen none; null: each as their browser asks, and mails in English. */
  language: Language | null;
  /** IANA name, for example "Europe/Berlin". */
  timeZone: string;
  /** ISO 4217 code that costs and CAC are given in. */
  currency: string;
  businessHours: {
    /** ISO weekdays: 1 = Monday … 7 = Sunday. */
    days: number[];
    /** Minutes after local midnight. */
    fromMinute: number;
    toMinute: number;
  };
  /** Local dates without work, "YYYY-MM-DD". */
  holidays: string[];
  /** An MQL that did not convert within this many days counts as not converted. */
  conversionWindowDays: number;
  /** How long a claim in the queue holds. */
  claimMinutes: number;
  /** After how long an accepted lead that nobody touched goes back to the pool; null for never. */
  autoReturnHours: number | null;
  /** What a customer pays per month on average, in minor units; null while nobody has said so. */
  monthlyRevenueMinor: number | null;
  /** What is left of it after the costs of delivering, in percent. */
  grossMarginPercent: number | null;
  /** Customers lost per month, in percent. */
  monthlyChurnPercent: number | null;
}

export const DEFAULT_WORKSPACE: Workspace = {
  name: "Handoff",
  language: null,
  timeZone: "UTC",
  currency: "USD",
  businessHours: { days: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 17 * 60 },
  holidays: [],
  conversionWindowDays: 90,
  claimMinutes: 30,
  autoReturnHours: null,
  monthlyRevenueMinor: null,
  grossMarginPercent: null,
  monthlyChurnPercent: null,
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

export const workspaceName = z
  .string()
  .trim()
  .min(1, { error: () => t("Give the workspace a name.") })
  .max(80, { error: () => t("Use at most 80 characters.") });
export const timeZone = z
  .string()
  .refine(isTimeZone, { error: () => t("Choose a time zone from the list.") });
export const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), {
    error: () => t("Choose a currency."),
  });

const minuteOfDay = z.number().int().min(0).max(1440);

const businessHours = z
  .object({
    days: z
      .array(z.number().int().min(1).max(7))
      .min(1, { error: () => t("Choose at least one working day.") })
      .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
    fromMinute: minuteOfDay,
    toMinute: minuteOfDay,
  })
  .refine((hours) => hours.fromMinute < hours.toMinute, {
    error: () => t("The working day must end after it begins."),
    path: ["toMinute"],
  });

const wholeNumber = (min: number, max: number) =>
  z
    .number({ error: () => t("Give a whole number.") })
    .int({ error: () => t("Give a whole number.") })
    .min(min, { error: () => t`Use ${min} or more.` })
    .max(max, { error: () => t`Use ${max} or less.` });

const percent = z
  .number({ error: () => t("Give a number of percent.") })
  .gt(0, { error: () => t("Use more than 0 %, or leave it empty.") })
  .max(100, { error: () => t("Use at most 100 %.") });

export const workspaceInput = z.object({
  name: workspaceName,
  language: z.enum(LANGUAGES).nullable().default(null),
  timeZone,
  currency: currencyCode,
  businessHours,
  holidays: z
    .array(
      z.string().refine(isDay, {
        error: () => t("Write each holiday as day/month/year, like 25/12/2026."),
      }),
    )
    .max(400, { error: () => t("Keep at most 400 holidays.") })
    .transform((days) => [...new Set(days)].sort()),
  conversionWindowDays: wholeNumber(1, 730),
  claimMinutes: wholeNumber(5, 480),
  autoReturnHours: wholeNumber(1, 720).nullable(),
  monthlyRevenueMinor: z
    .number({ error: () => t("Give an amount.") })
    .int({ error: () => t("Give an amount in the workspace's currency.") })
    .min(1, { error: () => t("Use more than 0, or leave it empty.") })
    .max(1_000_000_000_000, { error: () => t("That is more than a customer can pay.") })
    .nullable(),
  grossMarginPercent: percent.nullable(),
  monthlyChurnPercent: percent.nullable(),
});

export const updateWorkspaceInput = workspaceInput.extend({ version: z.number().int() });

const limit = wholeNumber(1, 1_000_000).nullable();
const limits = z.strictObject({ mql: limit, sal: limit, sql: limit });

export const limitBoardInput = z.strictObject({
  version: z.number().int(),
  columns: limits,
  owners: limits,
});

export const REASON_KINDS = ["disqualify", "recycle", "both"] as const;
export const REASON_KIND_NAMES: Record<(typeof REASON_KINDS)[number], string> = {
  get both() {
    return t("Recycle or disqualify");
  },
  get recycle() {
    return t("Recycle");
  },
  get disqualify() {
    return t("Disqualify");
  },
};

/** Why a lead may leave, as offered when it does. */
export interface ExitReason {
  id: string;
  label: string;
  kind: (typeof REASON_KINDS)[number];
  /** Who must act on it: "sales" or "marketing". */
  actor: string;
  /** Only after the agreed number of attempts to reach the lead. */
  needsAttempts: boolean;
  position: number;
  retiredAt: number | null;
}

export const exitReasonInput = z.object({
  /** None: a new reason. */
  id: z.string().max(64).optional(),
  label: z
    .string()
    .trim()
    .min(2, { error: () => t("Say the reason in a few words.") })
    .max(60, { error: () => t("Use at most 60 characters.") }),
  kind: z.enum(REASON_KINDS),
  actor: z.enum(["sales", "marketing"]),
  needsAttempts: z.boolean().default(false),
});

export const retireReasonInput = z.object({ id: z.string().min(1).max(64), retired: z.boolean() });

type ReasonDefault = Pick<ExitReason, "id" | "label" | "kind" | "actor"> & {
  needsAttempts?: boolean;
};

/** The reasons that every workspace starts with. */
export const DEFAULT_EXIT_REASONS: readonly ReasonDefault[] = [
  {
    id: "unable_to_reach",
    label: "Unable to reach",
    kind: "both",
    actor: "sales",
    needsAttempts: true,
  },
  { id: "inaccurate_data", label: "Inaccurate data", kind: "disqualify", actor: "marketing" },
  { id: "no_need", label: "No need", kind: "both", actor: "marketing" },
  {
    id: "no_budget",
    get label() {
      return t("No budget");
    },
    kind: "both",
    actor: "marketing",
  },
  { id: "no_authority", label: "No authority", kind: "both", actor: "sales" },
  { id: "no_timing", label: "No timing", kind: "recycle", actor: "marketing" },
  { id: "no_fit", label: "No fit", kind: "both", actor: "marketing" },
  {
    id: "competitor",
    label: "Competitor, partner, student or vendor",
    kind: "disqualify",
    actor: "marketing",
  },
  { id: "duplicate", label: "Duplicate", kind: "disqualify", actor: "marketing" },
  {
    id: "existing_customer",
    get label() {
      return t("Existing customer");
    },
    kind: "both",
    actor: "sales",
  },
];
