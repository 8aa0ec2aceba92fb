import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packRows, unpackRows } from "./packed-rows";

describe("packed rows", () => {
  test("come back as they were, through JSON", () => {
    const row = fc.record({
      id: fc.string(),
      at: fc.integer(),
      owner: fc.option(fc.constantFrom("Ada", "Ben", '{"need":"known"}')),
      bant: fc.constantFrom({ need: "known" }, { need: "unknown" }, '{"need":"known"}'),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
      }),
    );
  });

  test("say what repeats once", () => {
    const rows = ["a", "b", "c", "d"].map((id) => ({ id, stage: "mql", bant: { need: "known" } }));
    expect(packRows(rows)).toEqual({
      id: ["a", "b", "c", "d"],
      stage: { of: ["mql"], at: [0, 0, 0, 0] },
      bant: { of: [{ need: "known" }], at: [0, 0, 0, 0] },
    });
  });
});
