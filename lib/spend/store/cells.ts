import { and, between, desc, eq, inArray, max, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { audit, costs } from "@/db/schema";
import { countOf, isOneOf, sumOf } from "@/db/sql";
import type { CostKind } from "@/lib/engine/cost";
import type { CellEntry } from "@/lib/engine/cost-cells";
import {
  CORRECTION,
  firstDayOf,
  type GridCell,
  type GridPlace,
  type GridRows,
} from "../schema/grid";
import { costIn, ONCE } from "./converted";

/** Which cells: rows are sources or campaigns, columns months or days. */
export interface CellScope {
  by: GridRows;
  unit: "month" | "day";
  /** All kinds together when absent. */
  kind: CostKind | undefined;
  from: string;
  to: string;
  /** All when absent. */
  sources?: readonly string[];
}

const SOURCE = sql<string>`coalesce(${costs.source}, '')`;
const CAMPAIGN = sql<string>`coalesce(${costs.campaign}, '')`;

function inScope({ kind, from, to, sources }: CellScope): SQL | undefined {
  return and(
    between(costs.day, from, to),
    kind && eq(costs.kind, kind),
    sources && isOneOf(SOURCE, sources),
  );
}

const periodOf = (unit: CellScope["unit"]) =>
  unit === "month" ? sql<string>`substr(${costs.day}, 1, 7)` : sql<string>`${costs.day}`;

/** The cells that hold anything, in the currency. */
export async function readCells(
  db: ReadDb,
  scope: CellScope,
  currency: string,
): Promise<GridCell[]> {
  const c = db
    .select({
      id: costs.id,
      source: SOURCE.as("row_source"),
      campaign: CAMPAIGN.as("row_campaign"),
      period: periodOf(scope.unit).as("period"),
      version: costs.version,
      amount: costIn(currency).as("amount"),
    })
    .from(costs)
    .where(inScope(scope))
    .limit(ONCE)
    .as("c");
  const byCampaign = scope.by === "campaign";
  const group = byCampaign ? [c.period, c.source, c.campaign] : [c.period, c.source];
  const rows = await db
    .select({
      period: c.period,
      source: c.source,
      campaign: byCampaign ? c.campaign : sql<null>`null`,
      minor: sumOf(c.amount),
      entries: countOf(),
      count: countOf(sql`${c.amount} is not null`),
      versions: sumOf(c.version),
      newest: max(c.id),
    })
    .from(c)
    .groupBy(...group)
    .orderBy(...group);
  return rows.map(({ entries, versions, newest, ...cell }) => ({
    ...cell,
    unconverted: entries - cell.count,
    // An edit adds to the versions, a removal takes from the entries, what is new is the newest.
    stamp: `${entries}.${versions}.${cell.minor}.${newest}`,
  }));
}

/** The entries of the scope's cells with the place of each, oldest first. */
export async function readEntries(
  db: ReadDb,
  scope: CellScope,
): Promise<(CellEntry & GridPlace & { version: number })[]> {
  const rows = await db
    .select({
      id: costs.id,
      source: SOURCE,
      campaign: CAMPAIGN,
      period: periodOf(scope.unit),
      day: costs.day,
      amountMinor: costs.amountMinor,
      currency: costs.currency,
      note: costs.note,
      version: costs.version,
      isBroughtIn: sql<number>`case when coalesce(${costs.externalId}, ${costs.importId}) is not null
        or coalesce(${costs.reportedImpressions}, ${costs.reportedClicks}, ${costs.reportedLeads},
          ${costs.reportedCustomers}, ${costs.reportedRevenueMinor}) is not null
        then 1 else 0 end`,
    })
    .from(costs)
    .where(inScope(scope))
    .orderBy(costs.id);
  return rows.map(({ day, note, isBroughtIn, campaign, ...row }) => {
    const ofRow = scope.by === "campaign" || campaign === "";
    const isBare = isBroughtIn === 0 && ofRow && day === firstDayOf(row.period);
    return {
      ...row,
      campaign: scope.by === "campaign" ? campaign : null,
      isPlain: isBare && (note === null || note === CORRECTION),
      isCorrection: isBare && note === CORRECTION,
    };
  });
}

/** Who changed one of these last, as far as the log tells. */
export async function lastChanger(
  db: ReadDb,
  entity: "cost" | "budget",
  ids: readonly string[],
): Promise<string | null> {
  const [row] = await db
    .select({ name: audit.actorName })
    .from(audit)
    .where(and(eq(audit.entity, entity), inArray(audit.entityId, [...ids])))
    .orderBy(desc(audit.seq))
    .limit(1);
  return row?.name ?? null;
}

/** Sources and campaigns that costs were written for with from ≤ day ≤ to. */
export async function costRows(
  db: ReadDb,
  from: string,
  to: string,
): Promise<{ source: string; campaign: string }[]> {
  return db
    .selectDistinct({ source: SOURCE, campaign: CAMPAIGN })
    .from(costs)
    .where(between(costs.day, from, to));
}
