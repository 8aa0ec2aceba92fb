import { z } from "zod";
import { ACTIVITY_TYPE_IDS } from "@/lib/engine/activities";
import { BANT_DIMENSIONS, BANT_LEVELS } from "@/lib/engine/bant";
import { LEAD_LABELS, MQL_PATHS, STAGES } from "@/lib/engine/stages";
import { leadFilterSchema } from "@/lib/leads/schema";
import { whereText } from "@/lib/leads/schema/conditions";
import {
  bringLeadInput,
  createLeadInput,
  LEAD_SORTS,
  updateLeadInput,
} from "@/lib/leads/schema/inputs";
import { asGiven, asTold, cursor, limitOf, listOf, moment } from "../shapes";

const points = z.number().describe("Points.");
const text = z.string().nullable();
const at = moment.nullable();
const value = z.union([z.string(), z.number(), z.boolean()]);
const owner = z.object({ id: z.string(), name: z.string() }).nullable();
const level = z.enum(BANT_LEVELS);
const bant = z.object({ budget: level, authority: level, need: level, timeline: level });
const version = z
  .int()
  .describe("Grows with every change; send it along when you change the lead.");

/** What the list and a single lead both have. */
const common = {
  id: z.string(),
  name: z.string(),
  email: text,
  title: text,
  company: text,
  country: text,
  source: text,
  campaign: text,
  stage: z.enum(STAGES),
  stageAt: moment,
  label: z.enum(LEAD_LABELS),
  path: z.enum(MQL_PATHS).nullable().describe("How it became an MQL; null when it is none."),
  fit: points,
  engagement: points,
  grade: text,
  owner,
  slaDueAt: at,
  firstTouchAt: at,
  lastActivityAt: at,
  nurtureUntil: at,
  bant,
  optedOut: z.boolean(),
  createdAt: moment,
  mqlAt: at.describe("When its running hand-off began."),
  firstSqlAt: at,
  exitReasonId: text,
  version,
};

export const leadRow = asTold("LeadSummary", z.object(common));
export const leadRows = listOf("LeadList", leadRow, {
  total: z.int().nullable().describe("With `counted`: how many match."),
});

const utm = z
  .object({
    source: z.string(),
    medium: z.string(),
    campaign: z.string(),
    term: z.string(),
    content: z.string(),
    referrer: z.string(),
  })
  .partial()
  .nullable();

export const lead = asTold(
  "Lead",
  z.object({
    ...common,
    emails: z.array(z.string()).describe("Further addresses of the person."),
    phone: text,
    externalId: text,
    attributes: z.record(z.string(), value),
    utmFirst: utm,
    utmLast: utm,
    criteriaVersionId: text.describe("The criteria that made it an MQL."),
    firstMqlAt: at,
    firstSalAt: at,
    firstCustomerAt: at,
    updatedAt: moment,
    why: z.array(z.string()).describe("Its score under the criteria in force, in sentences."),
  }),
);

export const writtenLead = asTold(
  "WrittenLead",
  z.object({ id: z.string(), stage: z.enum(STAGES), version }),
);

export const broughtLead = asTold(
  "BroughtLead",
  writtenLead.extend({ outcome: z.enum(["created", "updated", "unchanged"]) }),
);

const item = { id: z.string(), at: moment };
const actorName = text.describe("Who did it; null when it was nobody here.");

export const timelineItem = asTold(
  "TimelineItem",
  z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("activity"),
      ...item,
      type: z.enum(ACTIVITY_TYPE_IDS),
      props: z.record(z.string(), value),
      actorName,
    }),
    z.object({
      kind: z.literal("move"),
      ...item,
      from: z.enum(STAGES).nullable(),
      to: z.enum(STAGES),
      path: z.enum(MQL_PATHS).nullable(),
      criteriaVersionId: text,
      reason: text,
      note: text,
      actorName: z.string(),
    }),
    z.object({
      kind: z.literal("bant"),
      ...item,
      dimension: z.enum(BANT_DIMENSIONS),
      level,
      value: text,
      evidence: text,
      actorName: z.string(),
    }),
    z.object({
      kind: z.literal("facts"),
      ...item,
      values: z.record(z.string(), value.nullable()),
      origin: z.string(),
      actorName,
    }),
  ]),
);
export const timeline = listOf("Timeline", timelineItem);

export const newLead = asGiven("NewLead", createLeadInput);
export const leadToBring = asGiven("LeadToBring", bringLeadInput);
export const leadChange = asGiven("LeadChange", updateLeadInput.omit({ id: true }));

export const leadsQuery = leadFilterSchema.extend({
  where: whereText
    .optional()
    .describe(
      "Conditions as JSON, in the shape of those of criteria, such as " +
        '`{"kind":"any","of":[{"kind":"attribute","attribute":"employees","op":"atLeast","value":200}]}`; ' +
        "beside attributes they know `lead.stage`, `lead.owner`, `lead.fit`, `lead.engagement`, `lead.grade`, " +
        "`lead.created`, `lead.active`, `lead.inStage`, `lead.name` and `lead.email`.",
    ),
  sort: z.enum(LEAD_SORTS).default("-createdAt").describe("`-` first: from high to low."),
  cursor,
  limit: limitOf(500),
  counted: z.boolean().default(false).describe("Whether to count all that match."),
});
export const timelineQuery = z.object({ cursor, limit: limitOf(200) });
