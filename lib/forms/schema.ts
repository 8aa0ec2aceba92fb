import { z } from "zod";
import { ACTIVITY_TYPES } from "@/lib/engine/activities";
import type { AttributeDefinition, AttributeType, AttributeValue } from "@/lib/engine/attributes";
import {
  FORM_ACTIVITIES,
  type FormActivity,
  type FormBody,
  type FormField,
  type SubmissionState,
  UNASKED_ATTRIBUTES,
} from "@/lib/engine/forms";
import { plainText } from "@/lib/engine/plain-text";
import type { Stage } from "@/lib/engine/stages";
import type { Rate } from "@/lib/engine/statistics";
import { t } from "@/lib/language";

const id = z.string().min(1).max(64);
const version = z.number().int().min(1);

export const FORM_ACTIVITY_OPTIONS = FORM_ACTIVITIES.map((value) => ({
  value,
  get label() {
    return ACTIVITY_TYPES[value].label;
  },
})) satisfies { value: FormActivity; label: string }[];

const title = z
  .string()
  .trim()
  .min(1, { error: () => t("Give the form a name.") })
  .max(80, { error: () => t("Use at most 80 characters.") });
export const slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: () => t("Use small letters, digits and single hyphens, like demo-request."),
  })
  .max(60, { error: () => t("Use at most 60 characters.") });

const field = z.strictObject({
  target: z.string().min(1).max(60),
  label: z
    .string()
    .trim()
    .min(1, { error: () => t("Say what is asked.") })
    .max(120, { error: () => t("Use at most 120 characters.") }),
  help: z
    .string()
    .trim()
    .max(300, { error: () => t("Use at most 300 characters.") }),
  isRequired: z.boolean(),
  options: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(120, { error: () => t("Use at most 120 characters an answer.") }),
    )
    .max(100, { error: () => t("Offer at most 100 answers.") })
    .transform((all) => [...new Set(all)]),
  isLong: z.boolean(),
});

export const formBody = z
  .strictObject({
    intro: z
      .string()
      .trim()
      .max(1000, { error: () => t("Use at most 1,000 characters.") }),
    fields: z
      .array(field)
      .min(1)
      .max(30, { error: () => t("Ask at most 30 questions.") }),
    button: z
      .string()
      .trim()
      .min(1, { error: () => t("Say what the button does.") })
      .max(40),
    activity: z.enum(FORM_ACTIVITIES),
    consent: z
      .strictObject({
        text: z
          .string()
          .trim()
          .min(1, { error: () => t("Write what people agree to.") })
          .max(1000, { error: () => t("Use at most 1,000 characters.") }),
        isRequired: z.boolean(),
      })
      .nullable(),
    isConfirmed: z.boolean(),
    thanks: z
      .string()
      .trim()
      .min(1, { error: () => t("Write what people see after sending.") })
      .max(1000),
    redirect: z
      .url({
        protocol: /^https?$/,
        error: () => t("Write a whole address, like https://example.com/thanks."),
      })
      .max(500)
      .nullable(),
  })
  .superRefine(({ fields }, context) => {
    const refuse = (message: string, path: PropertyKey[]) =>
      context.addIssue({ code: "custom", message, path });
    const seen = new Set<string>();
    fields.forEach(({ target }, i) => {
      if (seen.has(target)) refuse(t("This is asked twice."), ["fields", i, "target"]);
      if (UNASKED_ATTRIBUTES.includes(target)) {
        refuse(t("This is taken from the visit and not asked."), ["fields", i, "target"]);
      }
      seen.add(target);
    });
    if (!fields.some(({ target, isRequired }) => target === "email" && isRequired)) {
      refuse(t("A form must ask for the email address: leads are known by it."), ["fields"]);
    }
  }) satisfies z.ZodType<FormBody>;

export const createFormInput = z.strictObject({ title });
export const saveFormInput = z.strictObject({ id, version, title, slug, body: formBody });
export const archiveFormInput = z.strictObject({ id, version, isArchived: z.boolean() });
export const formIdInput = z.strictObject({ id });
export const noInput = z.strictObject({});

export const REACHED = ["mql", "sql"] as const;
export type Reached = (typeof REACHED)[number];

export const listSubmissionsInput = z.strictObject({
  formId: id,
  /** Only of leads that have come so far since. */
  reached: z.enum(REACHED).optional(),
  /** Submissions before this one. */
  before: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** A form as a visitor asks for it. */
export const openFormInput = z.strictObject({ slug: z.string().min(1).max(60) });
export const tokenInput = z.strictObject({ token: z.string().min(1).max(100) });

const tag = z.string().transform(plainText).pipe(z.string().trim().max(300)).catch("");
/** What a visit says of where it came from; anybody can write it, so what is too long is left out. */
export const visitTags = z.object({
  source: tag.optional(),
  medium: tag.optional(),
  campaign: tag.optional(),
  term: tag.optional(),
  content: tag.optional(),
  referrer: tag.optional(),
});
export type VisitTags = z.output<typeof visitTags>;

export const submitFormInput = z.strictObject({
  slug: z.string().min(1).max(60),
  /** Answers by target; as long as a page may be, for each question says in words what it takes. */
  given: z.record(z.string().max(60), z.string()),
  hasConsented: z.boolean(),
  /** The wording that was shown. */
  consentNumber: z.number().int().min(1).nullable(),
  nonce: z.string().min(1).max(64),
  tags: visitTags,
  page: z.string().max(500).nullable(),
  /** The visitor's id, as the browser keeps it. */
  visitor: z.string().max(100).nullable(),
});

export const countViewsInput = z.strictObject({
  views: z
    .array(z.strictObject({ formId: id, count: z.number().int().min(1) }))
    .min(1)
    .max(1000),
});

export interface FormRow {
  id: string;
  slug: string;
  title: string;
  body: FormBody;
  archivedAt: number | null;
  createdByName: string;
  createdAt: number;
  updatedAt: number;
  version: number;
}

/** How a form does, from the first view on. */
export interface FormFigures {
  views: number;
  /** Those that count: confirmed where that is asked. */
  submissions: number;
  /** Sent, but not confirmed yet. */
  waiting: number;
  /** Different people. */
  leads: number;
  /** Of these, who became an MQL or SQL after they first sent it. */
  mqls: number;
  sqls: number;
}

export interface FormConversion extends FormFigures {
  /** Submissions per view; null while fewer views than submissions are known. */
  filledIn: Rate | null;
  /** Per lead. */
  mqlRate: Rate;
  sqlRate: Rate;
}

export interface FormSummary extends Omit<FormRow, "body"> {
  isConfirmed: boolean;
  conversion: FormConversion;
}

export interface FormView {
  form: FormRow;
  consentNumber: number | null;
  conversion: FormConversion;
  /** What a field can be kept as, the workspace's own attributes among them. */
  targets: AttributeDefinition[];
  address: string;
  /** Sites that may embed it. */
  sites: string[];
  hasMail: boolean;
}

/** A form as it is shown to visitors. */
export interface OpenForm {
  id: string;
  slug: string;
  title: string;
  body: FormBody;
  fields: (FormField & { type: AttributeType })[];
  consentNumber: number | null;
  isArchived: boolean;
  sites: string[];
}

export interface SubmissionView {
  id: string;
  state: SubmissionState;
  createdAt: number;
  countedAt: number | null;
  lead: { id: string; name: string; stage: Stage } | null;
  answers: Record<string, AttributeValue>;
  /** Targets of answers that the lead has other values for. */
  differing: string[];
  tags: VisitTags;
  page: string | null;
  consentNumber: number | null;
  hasConsented: boolean;
}

export interface SubmissionList {
  form: { id: string; title: string };
  /** Labels of what was asked, by target. */
  labels: Record<string, string>;
  consents: Record<number, string>;
  submissions: SubmissionView[];
  next: string | null;
}

export const WAITING_DAYS = 7;

/** What a new form asks, in the language that is spoken while it is made. */
export function newBody(): FormBody {
  const ask = (target: string, label: string, isRequired: boolean): FormField => ({
    target,
    label,
    help: "",
    isRequired,
    options: [],
    isLong: false,
  });
  return {
    intro: "",
    fields: [
      ask("name", t("Name"), true),
      ask("email", t("Work email"), true),
      ask("company", t("Company"), false),
    ],
    button: t("Send"),
    activity: "form_submitted",
    consent: null,
    isConfirmed: false,
    thanks: t("Thank you. We will get back to you soon."),
    redirect: null,
  };
}

/** "Ask for a demo!" → "ask-for-a-demo". */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? ["form"]).join("-").slice(0, 50).replace(/-$/, "");
}
