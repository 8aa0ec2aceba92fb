import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { Random } from "@/lib/sample/random";
import { quantile } from "../statistics";
import { auc } from "./auc";
import type { PointRule } from "./judge";
import { type CheckedFeature, findLeakage } from "./leakage";
import { type FeatureColumn, fitLogistic, linearScores } from "./logistic";
import { suggestPoints } from "./points";

const folder = path.resolve(process.env.HANDOFF_TEST_DATA ?? "../shared/data");
const file = path.join(folder, "xeducation/Leads.csv");
const isThere = existsSync(file);
if (!isThere) console.log(`Real data is not at ${folder}: its tests are skipped.`);

const NUMBERS = ["TotalVisits", "Total Time Spent on Website", "Page Views Per Visit"];
/** What the person said or did by themselves, before anybody at the company spoke to them. */
const HONEST = [
  "Lead Origin",
  "Lead Source",
  "Do Not Email",
  "Do Not Call",
  "Country",
  "Specialization",
  "How did you hear about X Education",
  "What is your current occupation",
  "What matters most to you in choosing a course",
  "Search",
  "Newspaper",
  "City",
  "A free copy of Mastering The Interview",
];
/** What was written down in the course of selling, or later. */
const LEAKING = [
  "Tags",
  "Lead Quality",
  "Lead Profile",
  "Last Activity",
  "Last Notable Activity",
  "Asymmetrique Activity Index",
  "Asymmetrique Profile Index",
  "Asymmetrique Activity Score",
  "Asymmetrique Profile Score",
];
const TRAINING_SHARE = 0.7;
/** Leads that a value needs to have a column of its own. */
const LEAST_LEADS = 20;

type Row = Record<string, string>;

/** In an order drawn by lot, because the file has no dates to split by. Other lots end alike. */
function readLeads(): Row[] {
  const rows = parse<Row>(readFileSync(file), { columns: true, bom: true });
  const random = new Random(1);
  return rows
    .map((row) => ({ row, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

/** Blank where the form still said "Select". */
function valueIn(row: Row, name: string): string {
  const value = (row[name] ?? "").trim();
  return value === "Select" ? "" : value;
}

/** One column of 0 and 1 per value. */
function oneHot(rows: readonly Row[], name: string): FeatureColumn[] {
  const values = rows.map((row) => valueIn(row, name));
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .filter(([, leads]) => leads >= LEAST_LEADS)
    .map(([wanted]) => Uint8Array.from(values, (value) => (value === wanted ? 1 : 0)));
}

/** Columns of 0 and 1, one per tenth of the leads: above its lower end. Unknown is above none. */
function parts(rows: readonly Row[], name: string): FeatureColumn[] {
  const values = rows.map((row) => (valueIn(row, name) === "" ? -1 : Number(valueIn(row, name))));
  const cuts = new Set(Array.from({ length: 10 }, (_, i) => quantile(values, i / 10) ?? 0));
  return [...cuts].map((cut) => Uint8Array.from(values, (value) => (value > cut ? 1 : 0)));
}

describe.skipIf(!isThere)("X Education's leads", () => {
  const rows = isThere ? readLeads() : [];
  const labels = Uint8Array.from(rows, (row) => Number(row.Converted));
  const honest = [
    ...NUMBERS.flatMap((name) => parts(rows, name)),
    ...HONEST.flatMap((name) => oneHot(rows, name)),
  ];
  const cut = Math.floor(rows.length * TRAINING_SHARE);

  /** Of an unrounded fit, on the leads that it did not see. */
  function holdOutAuc(columns: readonly FeatureColumn[]): number | null {
    const fit = fitLogistic({ columns, labels }, { penalty: 3, ranges: [[0, cut]] });
    expect(fit.converged).toBe(true);
    const held = columns.map((column) => column.subarray(cut));
    return auc(linearScores(held, fit, labels.length - cut), labels.subarray(cut));
  }

  test("are told apart by whole points for what was known before anyone sold to them", () => {
    const rules = honest.map(
      (_, i): PointRule => ({ id: `${i}`, group: "fit", points: 1, fades: false }),
    );
    const moments = Int32Array.from(labels, (_, row) => row);
    const suggestion = suggestPoints({ moments, sql: labels, values: honest }, rules);
    if (suggestion.kind === "refused") throw new Error(suggestion.reason);
    const { suggested, present, sql, notSql } = suggestion.holdOut;
    expect(sql + notSql).toBe(2772);
    expect(suggested).toBeGreaterThanOrEqual(0.84);
    expect(suggested).toBeLessThan(0.89);
    expect(suggested).toBeGreaterThan(present ?? 1);
  });

  test("are told apart too well by what was written down later", () => {
    const leaking = LEAKING.flatMap((name) => oneHot(rows, name));
    expect(holdOutAuc(honest)).toBeLessThan(0.89);
    expect(holdOutAuc([...honest, ...leaking])).toBeGreaterThan(0.89);
  });

  test("show the leak that knows the most by itself, and no honest fact as one", () => {
    const features: CheckedFeature[] = [...NUMBERS, ...HONEST, ...LEAKING].map((id) => ({
      id,
      values: rows.map((row) => {
        const value = valueIn(row, id);
        if (value === "") return null;
        return NUMBERS.includes(id) ? Number(value) : value;
      }),
    }));
    const found = findLeakage(features, labels).filter(({ suspicions }) => suspicions.length > 0);
    // The others are no better alone than honest facts: only when they were written gives them away.
    expect(found).toMatchObject([{ id: "Tags", suspicions: ["alone"] }]);
    expect(found[0]?.auc).toBeGreaterThan(0.9);
  });
});
