import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, inArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import {
  accounts,
  activities,
  audit,
  budgets,
  costs,
  handoffs,
  importChanges,
  leads,
  observations,
  opportunities,
} from "@/db/schema";
import { logCall } from "@/lib/activities/commands";
import { recordConsent } from "@/lib/consents/commands";
import { cancelImport, createImport } from "@/lib/imports/commands/imports";
import { runImport } from "@/lib/imports/commands/run";
import { beginUndo, runUndo } from "@/lib/imports/commands/undo";
import { getImport } from "@/lib/imports/queries/imports";
import { type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { BATCH_ROWS } from "@/lib/imports/schema/rows";
import { sweepDueScores } from "@/lib/jobs/start";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { moveLead } from "@/lib/leads/commands/moves";
import { createLead, updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { expectStoredDigests } from "../leads/stored-digests";
import { adam, ana, bringIntoForce, CRITERIA, DAY, mara, max, settle } from "../leads/world";
import { importFile } from "./run-file";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-undo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);
afterEach(async () => {
  await expectStoredDigests();
});
beforeEach(async () => {
  await (await store()).write(async (tx) => {
    for (const table of [opportunities, leads, accounts, costs, budgets]) await tx.delete(table);
  });
});

let files = 0;
function fileOf(...lines: string[]): string {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

const LEADS: MappingInput = {
  format: 1,
  kind: "leads",
  columns: {
    Email: { to: "email" },
    Id: { to: "externalId" },
    Name: { to: "name" },
    Company: { to: "attribute:company" },
    Employees: { to: "attribute:employees" },
    Stage: { to: "stage" },
    "Opted out": { to: "optedOut" },
  },
  options: { identity: ["externalId", "email"] },
};
const HEAD = "Email,Id,Name,Company,Employees,Stage,Opted out";

/** All that undoing must bring back; not what says when something was last looked at. */
async function snapshot() {
  const { read } = await store();
  const rows = await read.select().from(leads).orderBy(leads.id);
  return {
    leads: rows.map(({ version: _, updatedAt, scoredAt, rescoreAt, ...row }) => row),
    facts: await read.select().from(observations).orderBy(observations.id),
    accounts: (await read.select().from(accounts).orderBy(accounts.id)).map(
      ({ version: _, ...row }) => row,
    ),
    handoffs: await read.select().from(handoffs).orderBy(handoffs.leadId, handoffs.round),
    activities: await read.select().from(activities).orderBy(activities.id),
    opportunities: (await read.select().from(opportunities).orderBy(opportunities.id)).map(
      ({ version: _, ...row }) => row,
    ),
    costs: (await read.select().from(costs).orderBy(costs.id)).map(({ version: _, ...row }) => row),
    budgets: (await read.select().from(budgets).orderBy(budgets.id)).map(
      ({ version: _, ...row }) => row,
    ),
  };
}

async function leadOf(name: string) {
  const { read } = await store();
  const [lead] = await read.select().from(leads).where(eq(leads.name, name));
  if (!lead) throw new Error(`No lead ${name}`);
  return lead;
}

async function undo(id: string, leavesChanged = false): Promise<void> {
  unwrap(await execute(beginUndo, mara, { id, leavesChanged }));
  await runUndo(id, mara);
}

const pageOf = async (id: string) => unwrap(await ask(getImport, mara, { id }));

describe("undoing an import of leads", () => {
  test("brings back what was, so that the file can be imported as if for the first time", async () => {
    await importFile(
      fileOf(
        HEAD,
        "ada@known.test,K1,Ada,Known,10,,",
        "bob@known.test,K2,Bob,,,mql,",
        "cid@known.test,K3,Cid,Known,,,",
      ),
      LEADS,
      mara,
    );
    const before = await snapshot();
    const file = fileOf(
      HEAD,
      "ada.new@known.test,K1,Ada L.,Known,5000,sql,yes",
      "bob@known.test,K2,,Second,20,sal,",
      // The address that Ada just gave up, twice, and somebody whose row comes again.
      "ada@known.test,N1,Nel,Known,1,,",
      "new@fresh.test,N2,New,Fresh,7,sql,",
      "new@fresh.test,N2,Newer,Fresh,8,customer,",
      "cid@known.test,K3,,,,,",
    );
    const first = await importFile(file, LEADS, mara);
    expect(first.counts).toMatchObject({ created: 2, updated: 3, unchanged: 1, failed: 0 });
    const changed = await snapshot();
    expect(changed).not.toEqual(before);
    await undo(first.id);
    expect(await snapshot()).toEqual(before);
    const page = await pageOf(first.id);
    expect(page.view).toMatchObject({
      state: "undone",
      undo: { removed: 2, restored: 2, kept: 0 },
    });
    expect(page.canUndo).toBe(false);

    const again = await importFile(file, LEADS, mara);
    expect(again.counts).toEqual(first.counts);
    const { read } = await store();
    const [fresh] = await read.select().from(leads).where(eq(leads.emailKey, "new@fresh.test"));
    // The company that the first import brought is unknown again.
    expect(fresh?.label).toBe("newCompany");
    const said = await read
      .select({ action: audit.action })
      .from(audit)
      .where(eq(audit.entityId, first.id))
      .orderBy(audit.seq);
    expect([...new Set(said.map(({ action }) => action))].slice(-3)).toEqual([
      "import.undo",
      "import.undoRows",
      "import.undone",
    ]);
  });

  test("takes away who it made, however often their rows came again", async () => {
    const before = await snapshot();
    const others = (from: number) =>
      Array.from({ length: BATCH_ROWS }, (_, i) => `p${from + i}@fill.test,,,,,,`);
    const again = (company: string) => `new@again.test,A1,New,${company},,,`;
    const lines = [again("One"), ...others(0), again("Two"), ...others(1000), again("Three")];
    const { id, state, counts } = await importFile(fileOf(HEAD, ...lines), LEADS, mara);
    expect({ state, ...counts }).toMatchObject({ state: "done", updated: 2, failed: 0 });
    expect((await leadOf("New")).attributes).toMatchObject({ company: "Three" });
    await undo(id);
    expect(await snapshot()).toEqual(before);
  });

  test("takes back hand-offs that its facts led to", async () => {
    await bringIntoForce(CRITERIA, Date.now() - DAY);
    const input = { name: "Small", email: "small@cross.test", attributes: { employees: 5 } };
    unwrap(await execute(createLead, mara, input));
    const deeds = (type: string) =>
      importFile(
        fileOf("Email,Type,Time", `small@cross.test,${type},${new Date().toISOString()}`),
        {
          format: 1,
          kind: "activities",
          columns: { Email: { to: "leadEmail" }, Type: { to: "type" }, Time: { to: "at" } },
        },
        mara,
      );
    const before = await snapshot();
    const asked = await deeds("demo_request");
    expect(await leadOf("Small")).toMatchObject({ stage: "mql", path: "fastTrack" });
    await undo(asked.id);
    expect(await snapshot()).toEqual(before);

    await deeds("event_attended");
    const known = await snapshot();
    const facts = await importFile(fileOf(HEAD, "small@cross.test,,,,500,,"), LEADS, mara);
    expect(await leadOf("Small")).toMatchObject({ stage: "mql", path: "scored" });
    await undo(facts.id);
    expect(await snapshot()).toEqual(known);
    // Nor does the sweep hand it off for what was known in between.
    await (await store()).write(async (tx) => {
      await tx.update(leads).set({ rescoreAt: 0 });
    });
    await sweepDueScores();
    expect(await leadOf("Small")).toMatchObject({ stage: "inquiry" });
  });

  test("is refused by name where somebody's work would be lost, and then leaves that alone", async () => {
    const old = await importFile(fileOf(HEAD, "old@keep.test,O1,Olga,Old,1,,"), LEADS, mara);
    const result = await importFile(
      fileOf(
        HEAD,
        "old@keep.test,O1,Olga R.,Old,2,,",
        "moved@keep.test,M1,Mo,Keep,,,",
        "called@keep.test,C1,Cal,Keep,,mql,",
        "fixed@keep.test,F1,Fay,Keep,,,",
        "plain@keep.test,P1,Pia,Keep,,,",
        "gone@keep.test,G1,Gus,Keep,,,",
        "no@keep.test,N1,Noa,Keep,,,",
      ),
      LEADS,
      mara,
    );
    const noa = await leadOf("Noa");
    const withdrawal = { leadId: noa.id, state: "withdrawn", how: "On the phone" } as const;
    unwrap(await execute(recordConsent, ana, withdrawal));
    const mo = await leadOf("Mo");
    unwrap(
      await execute(moveLead, mara, {
        id: mo.id,
        version: mo.version,
        to: "mql",
        note: "Asked for it",
      }),
    );
    const cal = await leadOf("Cal");
    unwrap(await execute(logCall, ana, { leadId: cal.id, outcome: "noAnswer" }));
    const olga = await leadOf("Olga R.");
    unwrap(
      await execute(updateLead, max, { id: olga.id, version: olga.version, name: "Olga Right" }),
    );
    const gus = await leadOf("Gus");
    unwrap(await execute(deleteLead, adam, { id: gus.id, version: gus.version, reason: "asked" }));

    const before = await snapshot();
    const refused = await execute(beginUndo, mara, { id: result.id });
    expect(refused).toMatchObject({ ok: false, code: "conflict" });
    const message = refused.ok ? "" : refused.message;
    expect(message).toContain("4 leads were changed since");
    expect(message).toContain("Mo: Mara moved this lead to MQL since.");
    expect(message).toContain("Cal: It has activities");
    expect(message).toContain("Noa: It has a recorded consent or withdrawal.");
    expect(message).toContain("And 1 more.");
    expect(await snapshot()).toEqual(before);
    expect((await pageOf(result.id)).view.state).toBe("done");

    await undo(result.id, true);
    const names = (await snapshot()).leads.map(({ name }) => name).sort();
    expect(names).toEqual(["Cal", "Mo", "Noa", "Olga Right"]);
    const page = await pageOf(result.id);
    expect(page.view.undo).toEqual({ after: expect.anything(), removed: 2, restored: 0, kept: 4 });
    expect(page.kept.map(({ cells }) => cells[0]).sort()).toEqual([
      "Cal",
      "Mo",
      "Noa",
      "Olga Right",
    ]);
    expect(page.kept.map(({ problem }) => problem)).toContain("Max changed this lead since.");
    // What an earlier import made goes only with that one.
    expect(await execute(beginUndo, mara, { id: old.id })).toMatchObject({
      message: expect.stringContaining("Olga Right"),
    });
    expect((await snapshot()).leads).toHaveLength(4);
  });

  test("leaves nothing behind of people who were deleted", async () => {
    await importFile(fileOf(HEAD, "secret@known.test,S1,Sue,Known,1,,"), LEADS, mara);
    await importFile(fileOf(HEAD, "secret@known.test,S1,Sue Q,Known,2,,"), LEADS, mara);
    const sue = await leadOf("Sue Q");
    const { read } = await store();
    const kept = () =>
      read
        .select()
        .from(importChanges)
        .where(inArray(importChanges.entityId, [sue.id]));
    expect(JSON.stringify(await kept())).toContain('"name":"Sue"');
    unwrap(await execute(deleteLead, adam, { id: sue.id, version: sue.version, reason: "asked" }));
    expect(await kept()).toEqual([]);
  });

  test("may be the marketer's, an admin's or a manager's, and only once", async () => {
    const { id } = await importFile(fileOf(HEAD, "a@once.test,A1,An,Once,1,,"), LEADS, mara);
    expect(await execute(beginUndo, ana, { id })).toMatchObject({ code: "forbidden" });
    await undo(id);
    expect(await execute(beginUndo, mara, { id })).toMatchObject({ code: "conflict" });
    const nothing = await importFile(fileOf(HEAD, "broken,,,,,,"), LEADS, mara);
    expect(await execute(beginUndo, mara, { id: nothing.id })).toMatchObject({ code: "conflict" });
  });
});

test("undoing other imports brings back what was", async () => {
  await importFile(fileOf(HEAD, "won@deal.test,W1,Wim,Deal,1,,"), LEADS, mara);
  const kinds: [MappingInput, string[], string[]][] = [
    [
      {
        format: 1,
        kind: "opportunities",
        columns: {
          Id: { to: "externalId" },
          Account: { to: "account" },
          State: { to: "state" },
          Closed: { to: "closedAt" },
          Amount: { to: "amount" },
        },
      },
      ["Id,Account,State,Closed,Amount", "D1,Deal,open,,100"],
      ["Id,Account,State,Closed,Amount", "D1,,won,2026-03-01,250", "D2,Brand new,won,2026-03-02,9"],
    ],
    [
      {
        format: 1,
        kind: "costs",
        columns: { Day: { to: "day" }, Source: { to: "source" }, Cost: { to: "amount" } },
      },
      ["Day,Source,Cost", "2026-03-01,Search,10"],
      // The second of one content is its own; the first is changed.
      ["Day,Source,Cost", "2026-03-01,Search,12", "2026-03-01,Search,5", "2026-03-02,Fair,7"],
    ],
    [
      {
        format: 1,
        kind: "budgets",
        columns: { Month: { to: "month" }, Source: { to: "source" }, Plan: { to: "amount" } },
      },
      ["Month,Source,Plan", "2026-03,Search,10"],
      ["Month,Source,Plan", "2026-03,Search,20", "2026-04,Search,30"],
    ],
  ];
  for (const [mapping, known, lines] of kinds) {
    await importFile(fileOf(...known), mapping, mara);
    const before = await snapshot();
    const { id, counts } = await importFile(fileOf(...lines), mapping, mara);
    expect(counts).toMatchObject({ updated: 1, created: lines.length - 2, failed: 0 });
    expect(await snapshot()).not.toEqual(before);
    await undo(id);
    expect(await snapshot()).toEqual(before);
    expect((await pageOf(id)).view.undo).toMatchObject({
      removed: lines.length - 2,
      restored: 1,
      kept: 0,
    });
  }
});

describe("an import that was stopped", () => {
  test("goes on after its last row, and comes to what one without a stop comes to", async () => {
    const mapping = mappingSchema.parse({
      format: 1,
      kind: "costs",
      columns: { Day: { to: "day" }, Source: { to: "source" }, Cost: { to: "amount" } },
    });
    // Rows of one content, which only their place tells apart; some are refused.
    const rows = Array.from({ length: 1300 }, (_, i) =>
      i % 100 === 7 ? "no day,Search,1" : `2026-03-0${1 + (i % 3)},Search,${1 + (i % 5)}`,
    );
    const file = fileOf("Day,Source,Cost", ...rows);
    const id = newId();
    const input = { id, kind: "costs" as const, fileName: "stop.csv", fileBytes: 10 };
    unwrap(await execute(createImport, mara, input));
    let stopping: Promise<unknown> | undefined;
    const onProgress = () => {
      stopping ??= execute(cancelImport, mara, { id });
    };
    const stopped = await runImport({ id, file, mapping, actor: mara, onProgress });
    await stopping;
    expect(stopped.view.state).toBe("cancelled");
    expect(stopped.view.counts.rows).toBeLessThan(1300);

    const { view } = await runImport({ id, file, mapping: null, actor: mara });
    expect(view).toMatchObject({
      state: "done",
      counts: { rows: 1300, created: 1287, updated: 0, unchanged: 0, failed: 13 },
    });
    const { read } = await store();
    expect(await read.$count(costs)).toBe(1287);
    const again = await importFile(file, mapping, mara);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1287, failed: 13 });
    const late = await runImport({ id, file, mapping: null, actor: mara });
    expect(late.view.state, "there is nothing left").toBe("done");
    await undo(id);
    expect(await read.$count(costs)).toBe(0);
  });
});
