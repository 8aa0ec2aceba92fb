import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { mappingSchema } from "@/lib/imports/schema/mapping";
import { BATCH_ROWS } from "@/lib/imports/schema/rows";
import { batchesAhead, type Order, type Reader, startReader } from "@/lib/imports/steps/ahead";
import { type Batch, batchesOf, type FileToRead, sizeOf } from "@/lib/imports/steps/batches";
import { prepareReading } from "@/lib/imports/steps/reading";
import { Refusal } from "@/lib/operations/outcome";

const ROWS = 40_000;
const folder = mkdtempSync(path.join(tmpdir(), "handoff-reader-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAPPING = mappingSchema.parse({
  format: 1,
  kind: "leads",
  columns: {
    Email: { to: "email" },
    Company: { to: "attribute:company", values: { Nobody: "" } },
    // Said, so that only the reader meets what is wrong further down.
    Employees: { to: "attribute:employees", decimalMark: "." },
    Created: { to: "createdAt" },
    Stage: { to: "stage" },
  },
});

/** A file with rows that cannot be read, that are taken with a remark, and that were repaired. */
async function fileOf(name: string, end = ""): Promise<FileToRead> {
  const file = path.join(folder, name);
  const lines = Array.from({ length: ROWS }, (_, i) => {
    if (i % 701 === 0) return `"p${i}@here.test,Ünï ${i},3,2026-05-01,MQL"`;
    if (i % 503 === 0) return `nobody ${i},,,,`;
    const company = i % 7 === 0 ? "Nobody" : `"Company, ${i % 900}"`;
    return `p${i}@company${i % 900}.test,${company},${i % 5000},2026-05-${10 + (i % 15)},`;
  });
  writeFileSync(file, `Email,Company,Employees,Created,Stage\n${lines.join("\n")}\n${end}`);
  const context = { timeZone: "UTC", currency: "EUR", now: Date.UTC(2026, 10, 1) };
  const reading = await prepareReading(file, MAPPING, { ...context, attributes: [] });
  return { file, kind: "leads", reading, context, done: 0, batchRows: BATCH_ROWS };
}

async function allOf(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const all: Batch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

function readerOf({ file }: FileToRead): Reader {
  const reader = startReader(statSync(file).size);
  if (!reader) throw new Error("The file is too small for a reader");
  return reader;
}

test("a thread makes of a file what is made of it here, from any row on", async () => {
  const toRead = await fileOf("whole.csv");
  for (const done of [0, 12_345]) {
    const rest = { ...toRead, done };
    const reader = readerOf(toRead);
    try {
      const batches = await allOf(batchesAhead(rest, reader));
      expect(batches.reduce((sum, batch) => sum + sizeOf(batch), 0)).toBe(ROWS - done);
      expect(batches.map(({ rows, unread }) => ({ rows, unread }))).toEqual(
        (await allOf(batchesOf(rest))).map(({ rows, unread }) => ({ rows, unread })),
      );
      expect(batches.at(-1)?.readBytes).toBe(statSync(toRead.file).size);
    } finally {
      reader.stop();
    }
  }
});

test("it reads no further ahead than some batches", async () => {
  const toRead = await fileOf("ahead.csv");
  const reader = readerOf(toRead);
  try {
    reader.order({ kind: "read", file: toRead });
    let told = 0;
    const waited = new Promise<string>((resolve) => setTimeout(resolve, 3000, "waits"));
    const reports = reader.reports[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([reports.next(), waited]);
      if (next === "waits") break;
      told += 1;
    }
    expect(told).toBeGreaterThan(1);
    expect(told).toBeLessThan(10);
  } finally {
    reader.stop();
  }
});

test("what is wrong with a file is told as it is here", async () => {
  const toRead = await fileOf("open.csv", 'z@z.test,"never closed\n');
  const reader = readerOf(toRead);
  try {
    const refusal = await allOf(batchesAhead(toRead, reader)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toEqual(await allOf(batchesOf(toRead)).catch((error: unknown) => error));
  } finally {
    reader.stop();
  }
});

test.each([0, 3])("a reader that is lost after %i batches costs nothing", async (after) => {
  const toRead = await fileOf(`lost-${after}.csv`);
  const reader = readerOf(toRead);
  let taken = 0;
  /** The same, but its thread ends on the way. */
  const lost: Reader = {
    ...reader,
    order(what: Order) {
      if (what.kind === "taken") taken += 1;
      if (taken >= after) reader.stop();
      else reader.order(what);
    },
  };
  const rows = (await allOf(batchesAhead(toRead, lost))).flatMap((batch) => batch.rows);
  const expected = (await allOf(batchesOf(toRead))).flatMap((batch) => batch.rows);
  expect(rows).toEqual(expected);
  expect(taken).toBeLessThan(10);
});

test("small files need no reader", () => {
  expect(startReader(100_000)).toBeNull();
});
