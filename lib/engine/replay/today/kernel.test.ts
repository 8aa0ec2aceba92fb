import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KERNEL_FOLDERS, kernelBytesFile, kernelBytesText } from "@/scripts/lib/kernel.mjs";
import { simdKernel } from "./kernel";
import { plainKernel } from "./plain";
import { Sheet, type SheetColumns, type SheetNumbers } from "./sheet";

const columns = <T>(length: number, value: fc.Arbitrary<number>, to: (values: number[]) => T) =>
  fc.array(value, { minLength: length, maxLength: length }).map(to);

const numberOf = (least: number, most: number) => fc.integer({ min: least, max: most });

/** Any number of leads and rules, and numbers whose sums fit into 16 and 32 bits. */
const sheets = fc
  .record({ leads: numberOf(0, 70), fit: numberOf(0, 20), rules: numberOf(0, 6) })
  .chain(({ leads, fit, rules }) =>
    fc.record({
      columns: fc.record<SheetColumns>({
        gates: columns(leads, numberOf(0, 3), (values) => Uint8Array.from(values)),
        fit: fc.array(
          columns(leads, numberOf(0, 1), (values) => Uint8Array.from(values)),
          {
            minLength: fit,
            maxLength: fit,
          },
        ),
        amounts: fc.array(
          fc.record({
            column: columns(leads, numberOf(0, 20_000), (values) => Int16Array.from(values)),
            isWeighed: fc.boolean(),
            isCapped: fc.boolean(),
          }),
          { minLength: rules, maxLength: rules },
        ),
      }),
      drafts: fc.array(
        fc.record<SheetNumbers>({
          fit: columns(fit, numberOf(-1000, 1000), (points) => points),
          engagement: fc.array(fc.record({ points: numberOf(-15, 15), cap: numberOf(0, 2000) }), {
            minLength: rules,
            maxLength: rules,
          }),
          fitAtLeast: fc.oneof(numberOf(-2000, 2000), fc.constant(Number.POSITIVE_INFINITY)),
          surely: numberOf(0, 100_000_000),
          perhaps: numberOf(-100_000_000, 0),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );

function resultsOf(sheet: Sheet, count: number) {
  const { fits, engagements, meets, doubts } = sheet;
  return { count, results: [fits, engagements, meets, doubts].map((one) => Array.from(one)) };
}

it.each(KERNEL_FOLDERS)("The kernel in %s is the one that its text gives", async (folder) => {
  expect(readFileSync(kernelBytesFile(folder), "utf8")).toBe(await kernelBytesText(folder));
});

describe("The kernel of the static score", () => {
  it("gives what the plain one gives, whatever the sheet holds", () => {
    let met = 0;
    let doubted = 0;
    fc.assert(
      fc.property(fc.array(sheets, { minLength: 1, maxLength: 3 }), (laid) => {
        const sheet = new Sheet();
        const simd = simdKernel(sheet);
        if (!simd) throw new Error("This machine has no WebAssembly SIMD to compare with");
        for (const { columns, drafts } of laid) {
          sheet.lay(columns);
          for (const numbers of drafts) {
            const perhaps = numbers.surely + numbers.perhaps;
            const engagement = numbers.engagement.map((rule, r) =>
              columns.amounts[r]?.isCapped ? rule : { ...rule, cap: Number.POSITIVE_INFINITY },
            );
            sheet.write({ ...numbers, engagement, perhaps });
            const fast = resultsOf(sheet, simd(sheet));
            expect(fast).toEqual(resultsOf(sheet, plainKernel(sheet)));
            met += fast.count;
            doubted += sheet.doubts.some((bits) => bits > 0) ? 1 : 0;
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(met).toBeGreaterThan(1000);
    expect(doubted).toBeGreaterThan(100);
  });
});
