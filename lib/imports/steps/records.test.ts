import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "@/lib/operations/outcome";
import { lineEndsOf, recordsOf } from "./records";

/** The text in pieces of these lengths, and its rest. */
async function* inPieces(text: string, lengths: readonly number[]): AsyncGenerator<string> {
  let at = 0;
  for (const length of lengths) {
    yield text.slice(at, at + length);
    at += length;
  }
  yield text.slice(at);
}

/** Cells of the records, or the code of what is wrong with the text. */
async function read(text: string, lengths: readonly number[]) {
  const cells: string[][] = [];
  const rows: number[] = [];
  try {
    for await (const some of recordsOf(inPieces(text, lengths), ",", lineEndsOf(text))) {
      for (const record of some) {
        cells.push(record.cells);
        rows.push(record.row);
      }
    }
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return { cells, rows };
}

const wellFormed = fc
  .array(fc.constantFrom("a", "ü", " ", ";", ",", '""', "\n", "\r\n"), { maxLength: 6 })
  .map((parts) => `"${parts.join("")}"`);
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("", "a", "a b", " ", "x\ry") },
  { weight: 4, arbitrary: wellFormed },
  // A quote where none should be.
  { weight: 1, arbitrary: fc.constantFrom('a"b', '"a"b', '"', '5"', '"a""') },
);
const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(","));
const text = fc
  .tuple(
    fc.array(line, { maxLength: 8 }),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.constantFrom("", "end"),
  )
  .map(([lines, end, last]) => lines.map((one) => one + end).join("") + (last && `z${last}`));
const lengths = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 10 });

test("records and their rows are the same in whatever pieces their text comes", async () => {
  await fc.assert(
    fc.asyncProperty(text, lengths, async (all, cuts) => {
      expect(await read(all, cuts)).toEqual(await read(all, []));
    }),
    { numRuns: 300 },
  );
});

test("a record of more characters than any has is refused by its row", async () => {
  const open = `a,b\n1,2\n"${"x".repeat(600_000)}\n${"y".repeat(600_000)}`;
  expect(await read(open, [100_000, 300_000])).toMatch(/^Row 3 is longer than 1,000,000/);
  const long = `a,b\n1,${"x".repeat(700_000)}\n3,4\n`;
  const found = await read(long, [100_000, 300_000]);
  expect(found).toMatchObject({ rows: [1, 2, 3] });
});
