import { z } from "zod";
import { EMAIL_ADDRESS } from "@/lib/engine/email-address";
import { MOST_MINOR } from "@/lib/engine/money";
import { STAGES } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import { currencyCode } from "@/lib/settings/schema";
import { day, instant } from "@/lib/settings/schema/fields";
import { leadFilterSchema } from "../schema";
import { CARD_GROUPS, MOST_CARDS } from "./board-look";
import { MANY_STAGES, MOST_MOVED } from "./many-moves";

const id = z.string().min(1).max(100);
const version = z.number().int().min(1);
const shortText = z.string().trim().max(300);
const note = z.string().trim().max(4000);
const minor = z.number().int().min(0).max(MOST_MINOR);
/** As long as the longest name with what stands before it. */
const cursor = z.string().max(400);

export const attributesInput = z
  .record(
    z.string().min(1).max(60),
    z.union([z.string().trim().max(2000), z.number(), z.boolean(), z.null()]),
  )
  .describe("Facts by attribute id, such as title or employees; null or empty: not known.");

export const emailInput = z
  .string()
  .trim()
  .max(320)
  .regex(EMAIL_ADDRESS, { error: () => t("This is not an email address.") });

/** Further addresses of one person. */
const emailsInput = z
  .array(emailInput)
  .max(20, { error: () => t("A lead has at most 20 further addresses.") });

export const utmInput = z.strictObject({
  source: shortText.optional(),
  medium: shortText.optional(),
  campaign: shortText.optional(),
  term: shortText.optional(),
  content: shortText.optional(),
  referrer: z.string().trim().max(2000).optional(),
});

export const createLeadInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("A lead needs a name.") })
    .max(200),
  email: emailInput.optional(),
  emails: emailsInput.optional().describe("Further addresses of the same person."),
  phone: shortText.optional(),
  externalId: id.optional().describe("The id that another system knows the lead by."),
  attributes: attributesInput.default({}),
  source: shortText.optional().describe("Where the lead comes from; an attribute, too."),
  campaign: shortText.optional(),
  utm: utmInput.optional().describe("The tags of the visit that brought the lead."),
});

export const bringLeadInput = createLeadInput
  .extend({ name: createLeadInput.shape.name.optional() })
  .refine(({ email, externalId }) => email !== undefined || externalId !== undefined, {
    error: () => t("Say who this is: email or externalId."),
    path: ["email"],
  });

/** Who somebody is, by one of the two. */
export const findLeadInput = z
  .strictObject({
    email: emailInput.optional().describe("One of its addresses."),
    externalId: id.optional().describe("The id that another system knows it by."),
  })
  .refine(({ email, externalId }) => (email === undefined) !== (externalId === undefined), {
    error: () => t("Say who this is: email or externalId."),
    path: ["email"],
  });

export const updateLeadInput = z.strictObject({
  id,
  version,
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("A lead needs a name.") })
    .max(200)
    .optional(),
  email: emailInput.nullable().optional().describe("null takes it away; also of the phone."),
  emails: emailsInput
    .optional()
    .describe("All further addresses; a former one that becomes the first changes places with it."),
  phone: shortText.nullable().optional(),
  attributes: attributesInput.optional(),
});

export const assignLeadInput = z.strictObject({ id, version, ownerId: id.nullable() });
export const leadIdInput = z.strictObject({ id });

export const moveLeadInput = z.strictObject({
  id,
  version,
  to: z.enum(STAGES),
  reasonId: id.optional(),
  note: note.optional(),
  /** Epoch ms: when a recycled lead should come back. */
  nurtureUntil: instant.optional(),
  /** What is opened on becoming an SQL. */
  opportunity: z
    .strictObject({
      name: shortText.optional(),
      amountMinor: minor.optional(),
      currency: currencyCode.optional(),
      closeDate: day.optional(),
    })
    .optional(),
  /** What was won, when it differs from the opportunity's amount. */
  wonAmountMinor: minor.optional(),
});
export type MoveLeadInput = z.input<typeof moveLeadInput>;

function ofMany<T extends z.ZodType<{ id: string }>>(one: T) {
  return z
    .array(one)
    .min(1, { error: () => t("Choose at least one lead.") })
    .max(MOST_MOVED, { error: () => t`At most ${MOST_MOVED} leads are moved at once.` })
    .refine((all) => new Set(all.map((lead) => lead.id)).size === all.length, {
      error: () => t("Name each lead once."),
    });
}

export const moveLeadsInput = moveLeadInput
  .omit({ id: true, version: true, opportunity: true, wonAmountMinor: true })
  .extend({
    leads: ofMany(z.strictObject({ id, version })),
    to: z.enum(MANY_STAGES, {
      error: () =>
        t(
          "Leads are moved to Inquiry and SQL one by one: an SQL needs its own BANT and opportunity.",
        ),
    }),
  });

export type MoveLeadsInput = z.input<typeof moveLeadsInput>;

export const editLeadsInput = z
  .strictObject({
    leads: ofMany(z.strictObject({ id, version })),
    ownerId: id.nullable().optional().describe("null: nobody; absent: as it is."),
    attributes: attributesInput.optional(),
  })
  .refine(
    ({ ownerId, attributes }) => ownerId !== undefined || Object.keys(attributes ?? {}).length > 0,
    { error: () => t("Say what is to be changed.") },
  );
export type EditLeadsInput = z.input<typeof editLeadsInput>;

export const undoMoveInput = z.strictObject({ id, version, moveId: id });
export const undoMovesInput = z.strictObject({ moves: ofMany(undoMoveInput) });

export const getBoardInput = z.strictObject({
  filter: leadFilterSchema.default({}),
  group: z.enum(CARD_GROUPS).optional(),
  /** Cards of each column or, with `group`, of each group; 0 for the figures alone. */
  perColumn: z.number().int().min(0).max(MOST_CARDS).default(40),
});
export const getColumnInput = z.strictObject({
  stage: z.enum(STAGES),
  filter: leadFilterSchema.default({}),
  /** Cards of one group alone; key "" = not known, or nobody's. */
  group: z.strictObject({ by: z.enum(CARD_GROUPS), key: z.string().max(2000) }).optional(),
  cursor: cursor.optional(),
  limit: z.number().int().min(1).max(MOST_CARDS).default(40),
});
export const getCardsInput = z.strictObject({
  ids: z.array(id).max(500),
  /** Those that do not match are left out. */
  filter: leadFilterSchema.default({}),
});

/** "-" first: from high to low. */
export const LEAD_SORTS = [
  "-createdAt",
  "createdAt",
  "name",
  "-name",
  "-score",
  "score",
  "-fit",
  "-engagement",
  "-lastActivityAt",
  "-stageAt",
] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

export const listLeadsInput = z.strictObject({
  filter: leadFilterSchema.default({}),
  sort: z.enum(LEAD_SORTS).default("-createdAt"),
  /** The `next` of a page, for the one after it. */
  cursor: cursor.optional(),
  /** The `previous` of a page, for the one before it; never together with `cursor`. */
  before: cursor.optional(),
  limit: z.number().int().min(1).max(500).default(50),
  /** Ids of attributes that are to be told of each lead. */
  facts: z.array(z.string().min(1).max(60)).max(40).default([]),
  /** Whether external ids and further addresses are wanted, too. */
  keyed: z.boolean().default(false),
  /** Whether to count all that match: not needed for a page after the first. */
  counted: z.boolean().default(true),
});
export const getTimelineInput = z.strictObject({
  id,
  /** The `next` of the page before. */
  before: cursor.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export const explainLeadInput = z.strictObject({ id, at: instant });
export const getQueueInput = z.strictObject({
  /** Only what is mine already. */
  mine: z.boolean().default(false),
  filter: leadFilterSchema.default({}),
});
export const searchLeadsInput = z.strictObject({
  text: z.string().trim().min(1).max(200),
  limit: z.number().int().min(1).max(50).default(10),
});

/** How many leads a job takes at once. */
export const sweepInput = z.strictObject({ limit: z.number().int().min(1).max(1000).default(500) });
