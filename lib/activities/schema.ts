import { z } from "zod";
import { ACTIVITY_TYPE_IDS, CALL_OUTCOMES } from "@/lib/engine/activities";
import { t } from "@/lib/language";
import { instant } from "@/lib/settings/schema/fields";

export const MAX_ACTIVITIES = 1000;

/** How long texts may be, and how many properties an activity may have. */
export const LONGEST = {
  leadId: 100,
  email: 320,
  externalId: 200,
  propName: 60,
  prop: 2000,
  props: 30,
} as const;

const leadId = z.string().min(1).max(LONGEST.leadId);

export const activityProps = z
  .record(
    z.string().min(1).max(LONGEST.propName),
    z.union([z.string().max(LONGEST.prop), z.number(), z.boolean()]),
  )
  .refine((props) => Object.keys(props).length <= LONGEST.props, {
    error: () => t`At most ${LONGEST.props} properties.`,
  });

export const activityInput = z
  .strictObject({
    leadId: leadId.optional().describe("Whose it is; or their email address."),
    email: z.string().trim().max(LONGEST.email).optional(),
    type: z.enum(ACTIVITY_TYPE_IDS),
    at: instant.optional().describe("Epoch milliseconds, not in the future; now when absent."),
    props: activityProps.default({}).describe("What criteria may ask of it, such as the page."),
    externalId: z
      .string()
      .min(1)
      .max(LONGEST.externalId)
      .optional()
      .describe("The sender’s own id: the same one is stored once."),
  })
  .refine((a) => a.leadId !== undefined || a.email !== undefined, {
    error: () => t("Say whose activity this is: leadId or email."),
    path: ["leadId"],
  });
export type ActivityInput = z.input<typeof activityInput>;

export const recordActivitiesInput = z.strictObject({
  activities: z.array(activityInput).min(1).max(MAX_ACTIVITIES),
});

export interface RecordedActivities {
  recorded: number;
  /** Already known by their external id. */
  duplicates: number;
  /** Where these are in the input. */
  known: number[];
  /** Rows that were not taken, by their place in the input. */
  problems: { index: number; message: string }[];
  leads: number;
  /** How many leads these activities made MQLs. */
  handedOff: number;
}

const note = z.string().trim().max(4000);

export const logCallInput = z.strictObject({
  leadId,
  outcome: z.enum(CALL_OUTCOMES),
  note: note.optional(),
  /** Epoch ms, for "asked to call back". */
  callbackAt: instant.optional(),
});

export const logTouchInput = z.strictObject({
  leadId,
  type: z.enum(["email_sent", "meeting"]),
  note: note.optional(),
  /** The mail template that was sent: its name is kept with the email. */
  templateId: z.string().min(1).max(64).optional(),
});

export const addNoteInput = z.strictObject({
  leadId,
  text: note.min(1, { error: () => t("Write something first.") }),
});
