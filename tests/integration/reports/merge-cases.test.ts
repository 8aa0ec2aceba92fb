import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import type { Stage } from "@/lib/engine/stages";
import { mergeLeads, undoMerge } from "@/lib/leads/commands/merges";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { ensureDefaults } from "@/lib/settings/store";

const NOW = Date.UTC(2026, 5, 17, 15);
const SPRING = { from: "2026-01-01", to: "2026-03-31" } as const;
const WINDOW = 30;
const MONTHS = ["2026-01", "2026-02", "2026-03"];

type Day = `2026-${string}`;
/** When a lead came, and its steps. */
type Story = [created: Day, ...steps: [to: Stage, on: Day][]];

interface Figures {
  /** Leads created, then those that have ever been MQL, SAL, SQL, customer. */
  funnel: number[];
  /** MQLs and, of them, SQLs within 30 days, by month. */
  months: [mqls: number, sqls: number][];
  /** MQLs of the period: reached SQL, disqualified, still open; and the median days to SQL. */
  time: [sqls: number, out: number, open: number, median: number];
  /** Hand-offs of the period that ended, were recycled, were never accepted. */
  ended: [number, number, number];
}

interface Case {
  survivor: Story;
  other: Story;
  before: Figures;
  after: Figures;
}

const CASES: Record<string, Case> = {
  "an MQL into an inquiry": {
    survivor: ["2026-01-10"],
    other: ["2026-02-01", ["mql", "2026-02-05"]],
    before: {
      funnel: [2, 1, 0, 0, 0],
      months: [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
      time: [0, 0, 1, 0],
      ended: [0, 0, 0],
    },
    after: {
      funnel: [1, 1, 0, 0, 0],
      months: [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
      time: [0, 0, 1, 0],
      ended: [0, 0, 0],
    },
  },
  "two SQLs at the same time: one, and the time of the one that stands": {
    survivor: ["2026-01-01", ["mql", "2026-01-05"], ["sal", "2026-01-06"], ["sql", "2026-01-25"]],
    other: ["2026-01-08", ["mql", "2026-01-10"], ["sal", "2026-01-11"], ["sql", "2026-01-14"]],
    before: {
      funnel: [2, 2, 2, 2, 0],
      months: [
        [2, 2],
        [0, 0],
        [0, 0],
      ],
      time: [2, 0, 0, 4],
      ended: [0, 0, 0],
    },
    after: {
      funnel: [1, 1, 1, 1, 0],
      months: [
        [1, 1],
        [0, 0],
        [0, 0],
      ],
      time: [1, 0, 0, 20],
      ended: [0, 0, 0],
    },
  },
  "across months, one after the other: in each of its months, once in the period": {
    survivor: ["2026-01-01", ["mql", "2026-01-05"], ["nurture", "2026-01-10"]],
    other: ["2026-02-18", ["mql", "2026-02-20"], ["sal", "2026-02-21"], ["sql", "2026-03-05"]],
    before: {
      funnel: [2, 2, 1, 1, 0],
      months: [
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      time: [1, 0, 1, 13],
      ended: [1, 1, 1],
    },
    after: {
      funnel: [1, 1, 1, 1, 0],
      months: [
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      // As for anybody who comes back: from the first entry.
      time: [1, 0, 0, 59],
      // Sales accepted the person after all.
      ended: [1, 1, 0],
    },
  },
  "across months at the same time: in the month of what got further": {
    survivor: ["2026-01-20", ["mql", "2026-01-30"]],
    other: ["2026-02-01", ["mql", "2026-02-02"], ["sal", "2026-02-03"], ["sql", "2026-02-04"]],
    before: {
      funnel: [2, 2, 1, 1, 0],
      months: [
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      time: [1, 0, 1, 2],
      ended: [0, 0, 0],
    },
    after: {
      funnel: [1, 1, 1, 1, 0],
      months: [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
      time: [1, 0, 0, 2],
      ended: [0, 0, 0],
    },
  },
  "a rejected duplicate of a lead that sales works: no rejection": {
    survivor: ["2026-01-01", ["mql", "2026-01-05"], ["sal", "2026-01-06"]],
    other: ["2026-01-08", ["mql", "2026-01-10"], ["disqualified", "2026-01-12"]],
    before: {
      funnel: [2, 2, 1, 0, 0],
      months: [
        [2, 0],
        [0, 0],
        [0, 0],
      ],
      time: [0, 1, 1, 0],
      ended: [1, 0, 1],
    },
    after: {
      funnel: [1, 1, 1, 0, 0],
      months: [
        [1, 0],
        [0, 0],
        [0, 0],
      ],
      time: [0, 0, 1, 0],
      ended: [0, 0, 0],
    },
  },
};

const dayOf = (day: Day) => Date.parse(`${day}T12:00:00Z`);

async function figures(source: string): Promise<Figures> {
  const cells = async (name: string, table: string, params: ReportParamsInput = {}) => {
    const input = { name, params: { ...SPRING, source: [source], ...params } };
    const { tables } = unwrap(await ask(runReport, COMMAND_LINE, input, NOW));
    const rows = tables.find(({ id }) => id === table)?.rows ?? [];
    return (row: string, key: string) =>
      Number(rows.find(({ id }) => id === row)?.cells[key]?.value ?? 0);
  };
  const funnel = await cells("funnel", "stages");
  const cohorts = await cells("conversion", "cohorts", { windowDays: WINDOW });
  const time = await cells("time-to-convert", "summary");
  const reasons = await cells("reasons", "reasons");
  return {
    funnel: ["inquiry", "mql", "sal", "sql", "customer"].map((stage) => funnel(stage, "leads")),
    months: MONTHS.map((month) => [cohorts(month, "mqls"), cohorts(month, "sqls")]),
    time: [
      time("total", "sqls"),
      time("total", "out"),
      time("total", "open"),
      Math.round(time("total", "median")),
    ],
    ended: [reasons("total", "ended"), reasons("total", "recycled"), reasons("total", "rejected")],
  };
}

const ids = new Map<string, [survivor: string, other: string]>();

beforeAll(async () => {
  const { read, write } = await store();
  await write(ensureDefaults);
  const context = await leadContext(read, COMMAND_LINE, NOW, true);
  for (const [source, { survivor, other }] of Object.entries(CASES)) {
    const leads = [survivor, other].map(([created, ...steps]) => ({
      name: source,
      attributes: { source },
      origin: "test",
      createdAt: dayOf(created),
      moves: steps.map(([to, on]) => ({ to, at: dayOf(on), reasonId: "no_need" })),
    }));
    const { ids: made } = await write((tx) => insertLeads(tx, leads, context));
    ids.set(source, made as [string, string]);
  }
});

describe("merging", () => {
  it.each(Object.entries(CASES))("%s", async (source, { before, after }) => {
    const [id, otherId] = ids.get(source) ?? ["", ""];
    expect(await figures(source)).toEqual(before);
    const input = { id, version: 1, otherId, otherVersion: 1 };
    const { mergeId } = unwrap(await execute(mergeLeads, COMMAND_LINE, input, NOW));
    expect(await figures(source)).toEqual(after);
    unwrap(await execute(undoMerge, COMMAND_LINE, { mergeId }, NOW));
    expect(await figures(source)).toEqual(before);
  });
});
