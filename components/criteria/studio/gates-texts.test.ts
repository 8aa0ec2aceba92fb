import { expect, test } from "vitest";
import { wilson } from "@/lib/engine/statistics";
import type { SuggestedGates } from "@/lib/replays/schema";
import { chanceSentence, editSentence, madeSentence, refusalSentence } from "./gates-texts";

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
    made: edit.made,
    reasons: [],
    chosen: [],
  };
  expect(refusalSentence(found, 5)?.text).toMatch(/9 were given back.*40 became SQL.*10 of each/);
  const enough = { ...found, rejects: 10, tried: 34 };
  expect(refusalSentence(enough, 5)?.text).toMatch(/34 gates were tried.*worth fewer rejections/);
  expect(refusalSentence(enough, 1)?.text).not.toContain("fewer");
  expect(refusalSentence({ ...enough, edits: [edit] }, 5)).toBeNull();
});
