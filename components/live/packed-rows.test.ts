import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packRows, unpackRows } from "./packed-rows";

describe("packed rows", () => {
  test("come back as they were, through JSON", () => {
    const row = fc.record({ id: fc.string(), at: fc.integer(), owner: fc.option(fc.string()) });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
      }),
    );
  });
});
