import { z } from "zod";
import { RETIRING_STAGES, type RetiringStage } from "@/lib/engine/retention";
import { t } from "@/lib/language";

/** How long things are kept. */
export interface Retention {
  erasesLeads: boolean;
  /** Calendar months without anything happening, after which a lead is erased. */
  months: number;
  /** Of which stages. */
  stages: RetiringStage[];
  /** How long messages of webhooks are kept after they ended. */
  deliveriesDays: number;
  /** How long mail is kept after it ended; null for good. */
  mailDays: number | null;
  /** How long refused rows of imported files, and what imports replaced, are kept after they ended. */
  importDays: number;
}

export const DEFAULT_RETENTION: Retention = {
  erasesLeads: false,
  months: 36,
  stages: ["disqualified"],
  deliveriesDays: 30,
  mailDays: null,
  importDays: 90,
};

const whole = (unit: string, max: number) =>
  z
    .number({ error: () => t`Give a whole number of ${t(unit)}.` })
    .int({ error: () => t`Give a whole number of ${t(unit)}.` })
    .min(1, { error: () => t("Use 1 or more.") })
    .max(max, { error: () => t`Use ${max} or less.` });

const rule = {
  months: whole("months", 240),
  stages: z
    .array(z.enum(RETIRING_STAGES))
    .min(1, { error: () => t("Choose at least one stage.") })
    .transform((stages) => RETIRING_STAGES.filter((stage) => stages.includes(stage))),
};

export const noInput = z.object({});
export const countInput = z.strictObject(rule);
export const changeInput = z.strictObject({
  ...rule,
  erasesLeads: z.boolean(),
  deliveriesDays: whole("days", 3650),
  mailDays: whole("days", 3650).nullable(),
  importDays: whole("days", 3650),
  version: z.number().int(),
});

/** Leads that are looked at in one step. */
export const LOOKED_AT_ONCE = 500;
/** Leads that are erased in one transaction: people's writes come in between. */
export const ERASED_AT_ONCE = 25;
const id = z.string().min(1).max(100);
/** Where the next step begins: after this lead of that stage. */
const place = z.object({ stage: z.enum(RETIRING_STAGES), at: z.number().int(), id });
export type Place = z.output<typeof place>;
export const lookInput = z.object({ after: place.nullable() });
export const eraseInput = z.object({ ids: z.array(id).min(1).max(ERASED_AT_ONCE) });
export const finishInput = z.object({
  /** Leads that were erased today. */
  leads: z.number().int().min(0),
});
