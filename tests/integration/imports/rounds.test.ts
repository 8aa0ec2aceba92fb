import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { like } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { mappingSchema } from "@/lib/imports/schema/mapping";
import { settle } from "../leads/world";
import { importFile } from "./run-file";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-rounds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);

const MAPPING = mappingSchema.parse({
  format: 1,
  kind: "leads",
  columns: { Id: { to: "externalId" }, Email: { to: "email" }, Name: { to: "name" } },
});

interface Row {
  id: string;
  email: string;
}

const rowArbitrary: fc.Arbitrary<Row> = fc
  .record({
    id: fc.constantFrom("", "S1", "S2", "S3"),
    email: fc.constantFrom("", "e1", "e2", "e3"),
  })
  .filter(({ id, email }) => id !== "" || email !== "");

/** Rows of keys that belong to this world alone; the name tells which row wrote it. */
function linesOf(rows: readonly Row[], world: string): string[] {
  return rows.map(({ id, email }, i) =>
    [id && `${world}-${id}`, email && `${email}@${world}.test`, `${world} ${i}`].join(","),
  );
}

async function importLines(lines: readonly string[], name: string) {
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, ["Id,Email,Name", ...lines, ""].join("\n"));
  return importFile(file, MAPPING);
}

async function peopleOf(world: string) {
  const { read } = await store();
  const rows = await read
    .select({ id: leads.externalId, email: leads.emailKey, name: leads.name })
    .from(leads)
    .where(like(leads.name, `${world} %`));
  return rows
    .map(({ id, email, name }) => [id, email, name].join("|").replaceAll(world, ""))
    .sort();
}

describe("rows of one file", () => {
  let worlds = 0;

  async function compare(known: readonly Row[], rows: readonly Row[]) {
    worlds += 1;
    const [together, apart] = [`w${worlds}t`, `w${worlds}a`];
    for (const world of [together, apart]) {
      for (const [i, line] of linesOf(known, world).entries()) {
        await importLines([line], `${world}-known-${i}`);
      }
    }
    const { counts } = await importLines(linesOf(rows, together), together);
    const sums = { created: 0, updated: 0, unchanged: 0, failed: 0 };
    for (const [i, line] of linesOf(rows, apart).entries()) {
      const one = await importLines([line], `${apart}-${i}`);
      for (const outcome of Object.keys(sums) as (keyof typeof sums)[]) {
        sums[outcome] += one.counts[outcome];
      }
    }
    expect(await peopleOf(together)).toEqual(await peopleOf(apart));
    expect(counts).toMatchObject(sums);
  }

  test("that meet through two keys are taken one after the other", async () => {
    await compare(
      [],
      [
        { id: "S1", email: "e1" },
        { id: "S1", email: "e2" },
        { id: "", email: "e1" },
        { id: "S2", email: "e2" },
      ],
    );
    await compare(
      [{ id: "S1", email: "e1" }],
      [
        { id: "S1", email: "" },
        { id: "", email: "e1" },
      ],
    );
  });

  test("come to the same as in files of their own", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowArbitrary, { maxLength: 2 }),
        fc.array(rowArbitrary, { minLength: 2, maxLength: 7 }),
        compare,
      ),
      { numRuns: Number(process.env.HANDOFF_TEST_RUNS || 12) },
    );
  });
});
