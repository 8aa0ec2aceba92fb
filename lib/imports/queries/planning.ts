import { z } from "zod";
import type { ReadDb } from "@/db/handles";
import { listCustomAttributes } from "@/lib/criteria/store";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { IMPORT_KINDS, type ImportKind } from "../schema";
import type { BatchRow, RowData } from "../schema/rows";
import { planActivities } from "../steps/activities";
import type { Identity, RowOutcome } from "../steps/bring";
import { planBudgets } from "../steps/budgets";
import { planCosts } from "../steps/costs";
import { planLeads } from "../steps/leads";
import { planOpportunities } from "../steps/opportunities";

/** What reading a file depends on. */
export const getReadingContext = defineQuery({
  name: "import.context",
  permission: "import:run",
  input: z.object({}),
  async run({ db, now }) {
    const { timeZone, currency } = await readWorkspace(db);
    return { timeZone, currency, attributes: await listCustomAttributes(db), now };
  },
});

type Plan = (
  db: ReadDb,
  rows: readonly BatchRow<unknown>[],
  identity: Identity,
) => Promise<RowOutcome[]>;

const PLANS: Record<ImportKind, Plan> = {
  leads: (db, rows, identity) =>
    planLeads(db, rows as readonly BatchRow<RowData["leads"]>[], { identity }),
  activities: (db, rows) => planActivities(db, rows as readonly BatchRow<RowData["activities"]>[]),
  opportunities: (db, rows) =>
    planOpportunities(db, rows as readonly BatchRow<RowData["opportunities"]>[]),
  costs: (db, rows) => planCosts(db, rows as readonly BatchRow<RowData["costs"]>[]),
  budgets: (db, rows) => planBudgets(db, rows as readonly BatchRow<RowData["budgets"]>[]),
};

/** What importing rows would do. Only the program asks this, with rows that it read itself. */
export const planRows = defineQuery({
  name: "import.plan",
  permission: "import:run",
  input: z.object({
    kind: z.enum(IMPORT_KINDS),
    rows: z.array(z.custom<BatchRow<unknown>>()),
    identity: z.array(z.enum(["email", "externalId"])),
  }),
  run: ({ db, input: { kind, rows, identity } }) => PLANS[kind](db, rows, identity),
});
