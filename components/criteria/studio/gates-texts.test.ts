import { expect, test } from "vitest";
import { wilson } from "@/lib/engine/statistics";
import type { SuggestedGates } from "@/lib/replays/schema";
import {
  chanceSentence,
  costFor,
  editSentence,
  madeSentence,
  refusalSentence,
} from "./gates-texts";

const edit: SuggestedGates["edits"][number] = {
  kind: "floor",
  attribute: "employees",
  op: "lessThan",
  value: 20,
  rejects: wilson(12, 17),
  sqls: wilson(0, 20),
  others: 3,
  difference: { value: 0.7, low: 0.4, high: 0.9 },
  chance: 0.0004,
  gain: 12,
  made: { mqls: 25, sql: 20 },
};

test("a gate is told with what it keeps, what it loses, and how sure that is", () => {
  expect(editSentence(edit).replaceAll("\u00a0", " ")).toBe(
    "12 of 17 rejections (71 %, 47–87 %) and 0 of 20 SQLs (0 %, 0–16 %) would have stayed with marketing. So would 3 leads that ended otherwise or not yet.",
  );
  expect(editSentence({ ...edit, others: 0 })).not.toContain("So would");
  expect(madeSentence({ mqls: 40, sql: 20 }, edit.made)).toBe(
    "Replayed: 25 MQLs instead of 40, and 20 SQLs as before.",
  );
  expect(madeSentence({ mqls: 40, sql: 21 }, edit.made)).toContain("20 SQLs instead of 21");
  expect(chanceSentence(0.0004, 34)).toContain("under 0.1\u00a0%, with all 34 gates");
  expect(chanceSentence(0.034, 1)).toContain("3.4\u00a0%, with all 1 gate");
});

test("no gate has a reason: too few leads, or nothing that is worth it", () => {
  const found = {
    rejects: 9,
    sqls: 40,
    tried: 0,
    edits: [],
    nearest: null,
    made: edit.made,
    reasons: [],
    chosen: [],
  };
  const textOf = (gates: SuggestedGates, cost = 5) =>
    refusalSentence(gates, cost, () => "Employees is less than 12")?.text;
  expect(textOf(found)).toMatch(/9 were given back.*40 became SQL.*10 of each/);
  const enough = { ...found, rejects: 208, sqls: 799, tried: 1201 };
  expect(textOf(enough)).toMatch(/1,201 gates were tried.*or it may be chance\.$/);
  expect(textOf({ ...enough, edits: [edit] })).toBeUndefined();
  const nearest = { ...edit, rejects: wilson(61, 208), sqls: wilson(22, 799) };
  expect(textOf({ ...enough, nearest })).toBe(
    "1,201 gates were tried on 208 rejections and 799 SQLs. None saves more than 5 rejections for every SQL that it loses. Nearest: Employees is less than 12. It would have saved 61 of the rejections and lost 22 of the SQLs: 2.8 for every SQL.",
  );
});

test("the worth of an SQL at which the nearest gate is suggested is below what it saves for one", () => {
  const at = (k: number, sqls: number) =>
    costFor({ ...edit, rejects: wilson(k, 208), sqls: wilson(sqls, 799) });
  expect([at(61, 22), at(5, 2), at(12, 4), at(5, 50)]).toEqual([2.7, 2.4, 2.9, 0]);
});
