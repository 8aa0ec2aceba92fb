import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import * as schema from "@/db/schema";
import { audit, leads, settings, suppressions } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import { VISITOR } from "@/lib/auth/visitor";
import { confirmSubmission } from "@/lib/forms/commands/submissions";
import { createImport } from "@/lib/imports/commands/imports";
import { runImport } from "@/lib/imports/commands/run";
import { listProblems } from "@/lib/imports/queries/imports";
import { type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { bringLead, createLead, updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { liftSuppression, suppressAddress } from "@/lib/privacy/commands";
import { countSuppressed, exportPerson, findSuppression } from "@/lib/privacy/queries";
import { KEPT_OUT } from "@/lib/privacy/schema";
import { sendForm } from "../forms/send";
import { make, question, visitor } from "../forms/visitor";
import { importFile } from "../imports/run-file";
import { adam, mara, max, refusal, settle } from "../leads/world";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-privacy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
  await settle();
});

async function arrives(email: string, name = "Ada Byron") {
  const { id, version } = unwrap(await execute(createLead, mara, { name, email }));
  return { id, version };
}

async function rowBy(email: string) {
  const { read } = await store();
  const [row] = await read.select().from(leads).where(eq(leads.emailKey, email));
  return row ?? null;
}

/** Deletes a lead because its person asked for it, and keeps them out. */
async function leaves({ id, version }: { id: string; version: number }): Promise<void> {
  const input = { id, version, reason: "asked" as const, isKeptOut: true };
  unwrap(await execute(deleteLead, adam, input));
}

const BY_EMAIL: MappingInput = {
  format: 1,
  kind: "leads",
  columns: { Email: { to: "email" }, Name: { to: "name" } },
};

async function imported(lines: string[]) {
  const file = path.join(folder, "leads.csv");
  writeFileSync(file, ["Email,Name", ...lines].join("\n"));
  return importFile(file, BY_EMAIL);
}

describe("who asked not to be kept", () => {
  test("comes in by no door, however the address is written, and is told why", async () => {
    await leaves(await arrives("gone@engines.test"));
    const refused = { code: "conflict", message: KEPT_OUT };
    const again = { name: "Ada", email: " Gone@Engines.test" };
    expect(refusal(await execute(createLead, mara, again))).toMatchObject(refused);
    expect(refusal(await execute(bringLead, mara, again))).toMatchObject(refused);
    for (const email of ["gone@engines.test.", "<gone@engines.test>", "mailto:gone@engines.test"]) {
      const { code, fields } = refusal(await execute(bringLead, mara, { ...again, email }));
      expect([code, fields], email).toEqual([
        "invalid",
        { email: "This is not an email address." },
      ]);
    }
    const other = await arrives("other@engines.test");
    const change = { ...other, email: "gone@engines.test" };
    expect(refusal(await execute(updateLead, mara, change))).toMatchObject(refused);

    const { id, counts } = await imported([
      "gone@engines.test,Ada",
      "GONE@engines.test ,Ada",
      "gone@engines.test.,Ada",
      "new@engines.test,Nina",
    ]);
    expect(counts).toMatchObject({ created: 1, failed: 3 });
    const { problems } = unwrap(await ask(listProblems, mara, { id, severity: "error" }));
    expect(problems.map(({ problem }) => problem)).toEqual([KEPT_OUT, KEPT_OUT, KEPT_OUT]);
    expect(await rowBy("gone@engines.test")).toBeNull();
  });

  test("leaves nothing of a file behind but the numbers of its rows, whatever is wrong with them", async () => {
    await leaves(await arrives("filed@engines.test", "Fiona Filed"));
    const begun = performance.now();
    const { id, counts } = await imported([
      "Filed@engines.test,Fiona Filed",
      "Fiona Filed <filed@engines.test>,Fiona Filed",
      "filed@engines.test,Fiona Filed,too,many",
      "unfiled@engines.test,Una,too,many",
      `filed@engines.test,${"F".repeat(900_000)}`,
      `${"@".repeat(900_000)},Alma`,
    ]);
    // A search that goes through a long cell again and again takes minutes.
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(counts).toMatchObject({ created: 0, failed: 6 });
    const { problems } = unwrap(await ask(listProblems, mara, { id, severity: "error" }));
    expect(problems.slice(0, 5).map(({ row, cells }) => [row, cells])).toEqual([
      [2, []],
      [3, []],
      [4, []],
      [5, ["unfiled@engines.test", "Una", "too", "many"]],
      [6, []],
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/[^n]filed@/i);
    expect(problems[2]?.problem).toContain("It has 4 cells");
  });

  test("stays out when erased while a file comes in, of which nothing is kept after that", async () => {
    const who = await arrives("meanwhile@engines.test", "Mia Meanwhile");
    const others = Array.from({ length: 2500 }, (_, i) => `m${i}@engines.test,Person ${i}`);
    const file = path.join(folder, "long.csv");
    const again = (n: number) => `meanwhile@engines.test,Mia ${n}`;
    writeFileSync(
      file,
      ["Email,Name", again(1), ...others, again(2), `${again(3)},too,many`].join("\n"),
    );
    const mapping = mappingSchema.parse(BY_EMAIL);
    const id = newId();
    const fileBytes = statSync(file).size;
    unwrap(
      await execute(createImport, mara, { id, kind: "leads", fileName: "long.csv", fileBytes }),
    );
    // After the first batch, which has brought her new name.
    let erased: Promise<void> | undefined;
    const onProgress = () => {
      erased ??= rowBy("meanwhile@engines.test").then((row) =>
        leaves({ id: who.id, version: row?.version ?? 0 }),
      );
    };
    const { view } = await runImport({ id, file, mapping, actor: mara, onProgress });
    expect(erased).toBeDefined();
    await erased;
    expect(view).toMatchObject({ state: "done", counts: { rows: 2503, created: 2500, failed: 2 } });
    expect(await rowBy("meanwhile@engines.test")).toBeNull();
    const { problems } = unwrap(await ask(listProblems, mara, { id, severity: "error" }));
    expect(problems.map(({ row, cells }) => [row, cells])).toEqual([
      [2503, []],
      [2504, []],
    ]);
  });

  test("does not come back by what was on its way in that moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      const email = `moment-${newId()}@engines.test`;
      const { id } = await arrives(email);
      const at = Date.now();
      // As an admin who looks again when something came in between.
      const erased = async () => {
        for (;;) {
          const { version = 0 } = (await rowBy(email)) ?? {};
          const input = { id, version, reason: "asked" as const, isKeptOut: true };
          if ((await execute(deleteLead, adam, input)).ok) return;
        }
      };
      const [, , brought] = await Promise.all([
        erased(),
        sendForm({ email, company: "Engines" }, "google", at),
        execute(bringLead, mara, { email, name: "Ada" }),
      ]);
      expect(await rowBy(email), `round ${round}`).toBeNull();
      if (!brought.ok) expect(brought.code).toBe("conflict");
    }
  });

  test("leaves no trace by a form, whose answer is that of everybody else", async () => {
    await leaves(await arrives("quiet@engines.test"));
    const { slug } = await make({ fields: [question("email", { isRequired: true })] });
    const sent = async (email: string) => {
      const who = visitor();
      const { fields } = await who.open(slug);
      // Older than the shortest time in which people fill a form in.
      await new Promise((resolve) => setTimeout(resolve, 2100));
      return who.send(slug, { ...fields, "a.email": email });
    };
    const [quiet, new_] = await Promise.all([sent("quiet@engines.test"), sent("n@engines.test")]);
    expect(quiet.status).toBe(200);
    const said = ({ text }: { text: string }) => text.replace(/nonce="[^"]*"/g, "");
    expect(said(quiet)).toBe(said(new_));
    expect(await rowBy("n@engines.test")).not.toBeNull();
    expect(await rowBy("quiet@engines.test")).toBeNull();
    const { read } = await store();
    for (const table of [schema.formSubmissions, audit]) {
      expect(JSON.stringify(await read.select().from(table))).not.toContain("quiet@");
    }
  });

  test("cannot come back by what waits to be confirmed, of which nothing stays", async () => {
    const { slug } = await make({
      fields: [question("email", { isRequired: true }), question("company")],
      isConfirmed: true,
    });
    const send = async (email: string) => {
      const who = visitor();
      const { fields } = await who.open(slug);
      await new Promise((resolve) => setTimeout(resolve, 2100));
      await who.send(slug, { ...fields, "a.email": email, "a.company": "Secret Co" });
    };
    const lead = await arrives("Mixed.Case@engines.test");
    await Promise.all([send("mixed.case@engines.test"), send("Only.Sent@engines.test")]);
    const { read } = await store();
    const told = unwrap(await ask(exportPerson, max, { id: lead.id }));
    expect(told).toMatchObject({
      formSubmissions: [{ state: "waiting", answers: { company: "Secret Co" } }],
      mails: [{ toAddress: "mixed.case@engines.test" }],
    });
    await leaves(lead);
    await imported(["Only.Sent@engines.test,Olga,too many"]);
    unwrap(await execute(suppressAddress, adam, { email: "only.sent@engines.test" }));
    for (const table of [schema.formSubmissions, schema.mails, schema.importProblems, audit]) {
      const kept = JSON.stringify(await read.select().from(table));
      expect(kept).not.toMatch(/mixed\.case|only\.sent|Secret Co/i);
    }
  });

  test("is told of the mail that they confirmed, also at an address from before", async () => {
    const { slug } = await make({
      fields: [question("email", { isRequired: true })],
      isConfirmed: true,
    });
    const who = visitor();
    const { fields } = await who.open(slug);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await who.send(slug, { ...fields, "a.email": "before@engines.test" });
    const { read } = await store();
    const { mails } = schema;
    const [mail] = await read
      .select()
      .from(mails)
      .where(eq(mails.toAddress, "before@engines.test"));
    const token = /confirm\/(\S+)/.exec(mail?.body ?? "")?.[1] ?? "";
    unwrap(await execute(confirmSubmission, VISITOR, { token }));
    const { id = "", version = 0 } = (await rowBy("before@engines.test")) ?? {};
    unwrap(await execute(updateLead, mara, { id, version, email: "since@engines.test" }));
    const told = unwrap(await ask(exportPerson, max, { id }));
    expect(told).toMatchObject({ mails: [{ toAddress: "before@engines.test" }] });
  });

  test("is kept out by every address of a merged lead, of which only hashes stay", async () => {
    const survivor = await arrives("ada@first.test");
    const other = await arrives("ada@second.test");
    const merge = {
      id: survivor.id,
      version: survivor.version,
      otherId: other.id,
      otherVersion: other.version,
    };
    unwrap(await execute(mergeLeads, max, merge));
    const merged = await rowBy("ada@first.test");
    await leaves({ id: survivor.id, version: merged?.version ?? 0 });
    for (const email of ["ada@first.test", "ada@second.test"]) {
      const { suppression } = unwrap(await ask(findSuppression, adam, { email }));
      expect(suppression).toMatchObject({ byName: adam.name });
      expect(refusal(await execute(createLead, mara, { name: "A", email })).code).toBe("conflict");
    }
    const { read } = await store();
    const kept = JSON.stringify([
      await read.select().from(suppressions),
      await read.select().from(settings),
      await read.select().from(audit),
    ]);
    expect(kept).not.toMatch(/ada@first|ada@second/);
  });

  test("is let in again by an admin, and kept out without having been here", async () => {
    const email = "later@engines.test";
    const before = unwrap(await ask(countSuppressed, adam, {})).addresses;
    unwrap(await execute(suppressAddress, adam, { email }));
    expect(refusal(await execute(suppressAddress, adam, { email })).code).toBe("conflict");
    expect(unwrap(await ask(countSuppressed, adam, {})).addresses).toBe(before + 1);
    expect(refusal(await execute(createLead, mara, { name: "A", email })).code).toBe("conflict");
    unwrap(await execute(liftSuppression, adam, { email: "LATER@engines.test" }));
    expect(refusal(await execute(liftSuppression, adam, { email })).code).toBe("conflict");
    await arrives(email);
  });

  test("and is deleted without that may come back", async () => {
    const { id, version } = await arrives("back@engines.test");
    unwrap(await execute(deleteLead, adam, { id, version, reason: "mistake" }));
    await arrives("back@engines.test");
  });

  test("who was kept out while they were here stays and is worked on", async () => {
    const { id, version } = await arrives("here@engines.test");
    unwrap(await execute(suppressAddress, adam, { email: "here@engines.test" }));
    unwrap(await execute(updateLead, mara, { id, version, name: "New name" }));
    expect((await imported(["here@engines.test,Newer name"])).counts).toMatchObject({ updated: 1 });
  });
});

test("rows of files with an erased person go with them, and those of others stay", async () => {
  const known = await arrives("typo@engines.test", "Rowena");
  const emails = ["second@engines.test"];
  const edit = { ...known, email: "row@engines.test", emails };
  unwrap(await execute(updateLead, mara, edit));
  const { id, version } = (await rowBy("row@engines.test")) ?? { id: "", version: 0 };
  const given = await arrives("given@engines.test");
  unwrap(await execute(updateLead, mara, { ...given, email: "kept@engines.test" }));
  await arrives("given@engines.test", "Somebody else");
  const { id: importId } = await imported([
    "ROW@engines.test,,too,many",
    "narrow@engines.test,,too,many",
    "arow@engines.test,,too,many",
    "typo@engines.test,,too,many",
    "given@engines.test,,too,many",
  ]);
  const rowsOf = async () => {
    const { read } = await store();
    const { importProblems: rows } = schema;
    const all = await read.select().from(rows).where(eq(rows.importId, importId));
    return all.map(({ cells }) => cells[0]).sort();
  };
  expect(await rowsOf()).toHaveLength(5);
  const told = unwrap(await ask(exportPerson, max, { id }));
  expect(told.rowsOfFiles).toMatchObject([
    { cells: ["ROW@engines.test", "", "too", "many"] },
    { cells: ["typo@engines.test", "", "too", "many"] },
  ]);
  await leaves({ id, version });
  // What was once theirs and is somebody else's now stays, whoever goes.
  const { version: since = 0 } = (await rowBy("kept@engines.test")) ?? {};
  await leaves({ id: given.id, version: since });
  expect(await rowsOf()).toEqual([
    "arow@engines.test",
    "given@engines.test",
    "narrow@engines.test",
  ]);
});

test("what is kept of a person is told whole: each table with a lead was thought of", async () => {
  const { id } = await arrives("whole@engines.test", "Whole Person");
  const at = Date.now() - 60_000;
  const visit = { leadId: id, type: "page_view" as const, at, props: { page: "Pricing" } };
  unwrap(await execute(recordActivities, mara, { activities: [visit] }));
  const told = unwrap(await ask(exportPerson, max, { id }));
  expect(told).toMatchObject({
    lead: { id, name: "Whole Person", email: "whole@engines.test" },
    activities: [{ type: "page_view", props: { page: "Pricing" } }],
    stageMoves: [{ to: "inquiry" }],
    log: [{ action: "lead.create" }, { action: "lead.activity" }],
    webhookMessages: [],
  });
  // Search finds the lead by words that its row has anyway; mails to colleagues tell of other people,
  // too, and what they say of this one are the notifications.
  const left: unknown[] = [schema.searchEntries, schema.mailLeads];
  const tables = Object.values(schema).filter(
    (one) => is(one, Table) && "leadId" in getTableColumns(one) && !left.includes(one),
  );
  const parts = Object.keys(told).filter(
    (name) => !["exportedAt", "lead", "account"].includes(name),
  );
  // Beside them: merged leads, mails, the log, what webhooks were told, what imports changed and rows of files.
  expect(parts.length - 6, tables.map((one) => getTableName(one as Table)).join(", ")).toBe(
    tables.length,
  );
  expect(refusal(await ask(exportPerson, mara, { id })).code).toBe("forbidden");
  expect(refusal(await ask(exportPerson, max, { id: "nobody" })).code).toBe("not_found");
});
