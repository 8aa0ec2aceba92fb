import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { handoffs, leads } from "@/db/schema";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { rescoreLeads } from "@/lib/scoring/steps";
import { createSegment } from "@/lib/segments/commands";
import { bringIntoForce, CRITERIA, DAY, mara, settle } from "../leads/world";
import { importFile } from "./run-file";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-import-scores-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);

const COLUMNS = {
  Email: { to: "email" },
  Title: { to: "attribute:title" },
  Employees: { to: "attribute:employees" },
  Created: { to: "createdAt" },
} as const;

const FILE = `Email,Title,Employees,Created
small@a.test,,5,2026-01-05
titled@b.test,CTO,5,2026-01-05
large@c.test,,300,
huge@d.test,Founder,5000,2026-01-05
nothing@e.test,,,2026-01-05
`;

/** Whoever works at such a company is handed over at once. */
const criteria = {
  ...CRITERIA,
  fastTracks: [
    {
      id: "huge",
      label: "A huge company",
      when: { kind: "attribute", attribute: "employees", op: "atLeast", value: 1000 },
    } as const,
  ],
};

async function stored(emails: readonly string[]) {
  const { read } = await store();
  return read
    .select()
    .from(leads)
    .where(inArray(leads.emailKey, [...emails]))
    .orderBy(asc(leads.emailKey));
}

async function imported(file: string, text: string) {
  writeFileSync(path.join(folder, file), text);
  const mapping = { format: 1 as const, kind: "leads" as const, columns: COLUMNS };
  const { counts } = await importFile(path.join(folder, file), mapping);
  expect(counts).toMatchObject({ created: 5, failed: 0 });
  const [, ...lines] = text.trim().split("\n");
  return stored(lines.map((line) => line.split(",")[0] ?? ""));
}

async function scoredAgain(rows: readonly { id: string; scoredAt: number }[]) {
  const { write } = await store();
  const now = Math.max(...rows.map(({ scoredAt }) => scoredAt));
  const ids = rows.map(({ id }) => id);
  return write((tx) => rescoreLeads(tx, ids, now));
}

describe("new leads of a file", () => {
  it("have no points without criteria, and are due for nothing", async () => {
    const rows = await imported("before.csv", FILE.replaceAll("@", "@before."));
    for (const row of rows) {
      expect(row).toMatchObject({ fit: 0, engagement: 0, grade: null, rescoreAt: null });
    }
  });

  it("come in with the score, segments and stage that they would get later", async () => {
    const { read } = await store();
    const condition = {
      kind: "attribute",
      attribute: "employees",
      op: "atLeast",
      value: 100,
    } as const;
    unwrap(await execute(createSegment, mara, { name: "Larger", condition }));
    await bringIntoForce(criteria, Date.now() - DAY);
    const rows = await imported("after.csv", FILE);
    expect(
      rows.map(({ email, fit, engagement, segments, stage }) => [
        email,
        fit,
        engagement,
        segments,
        stage,
      ]),
    ).toEqual([
      ["huge@d.test", 60_000, 0, 1, "mql"],
      ["large@c.test", 40_000, 0, 1, "inquiry"],
      ["nothing@e.test", 0, 0, 0, "inquiry"],
      ["small@a.test", 0, 0, 0, "inquiry"],
      ["titled@b.test", 20_000, 0, 0, "inquiry"],
    ]);
    const ids = rows.map(({ id }) => id);
    const offered = await read.select().from(handoffs).where(inArray(handoffs.leadId, ids));
    expect(offered.map(({ leadId, path: by }) => [leadId, by])).toEqual([[ids[0], "fastTrack"]]);

    const again = await scoredAgain(rows);
    expect(again.handedOff).toEqual([]);
    const now = Math.max(...rows.map(({ scoredAt }) => scoredAt));
    expect(await stored(rows.map(({ emailKey }) => emailKey ?? ""))).toEqual(
      rows.map((row) => ({ ...row, scoredAt: now })),
    );
  });
});
