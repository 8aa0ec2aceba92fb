import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeStore, store } from "@/db/client";
import { dialect } from "@/db/dialect";
import { apiKeys, invites, leads, users } from "@/db/schema";
import { KEPT, snapshotPath } from "@/lib/analyst/place";
import { beginImport, cancelImport, createImport } from "@/lib/imports/commands/imports";
import { type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { importFile } from "./imports/run-file";

const script = path.resolve("scripts/handoff.mjs");
const folder = mkdtempSync(path.join(tmpdir(), "handoff-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// The children open the database themselves.
beforeAll(async () => {
  await store();
  await closeStore();
});

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command line as people do, standing in a folder of their own. */
function handoff(args: string[], input = "", options: SpawnOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
    delete env.LOG_LEVEL;
    const child = spawn(process.execPath, [script, ...args], { cwd: folder, env, ...options });
    const ran: Ran = { code: null, out: "", err: "" };
    child.stdout?.on("data", (chunk) => {
      ran.out += String(chunk);
    });
    child.stderr?.on("data", (chunk) => {
      ran.err += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ran, code }));
    child.stdin?.end(input);
  });
}

function write(name: string, content: string): void {
  writeFileSync(path.join(folder, name), content);
}

const NAMES: MappingInput = {
  format: 1,
  kind: "leads",
  columns: { Email: { to: "email" }, Name: { to: "name" } },
};
const PEOPLE =
  "Email,First Name,Last Name,Lead Source,Lead Owner,Shoe size\na@cli.test,Ada,L,Web,Zoe,38\nbad,,,,,\n";

describe("the command line", { timeout: 180_000 }, () => {
  test("brings the database up to date", async () => {
    expect(await handoff(["migrate"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("up to date"),
      err: "",
    });
  });

  test("imports by headings, relative to where one stands; checks first if asked", async () => {
    write("people.csv", PEOPLE);
    const dry = await handoff(["import", "leads", "people.csv", "--dry-run", "--json"]);
    expect(dry.code).toBe(0);
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, counts: { created: 1, failed: 1 } });
    expect(dry.err).toContain("Shoe size: not imported");

    const ran = await handoff(["import", "leads", "people.csv", "--errors", "bad.csv"]);
    expect(ran).toMatchObject({
      code: 0,
      out: "2 rows read: 1 new, 0 updated, 0 unchanged, 1 refused.\n",
    });
    expect(ran.err).toContain("1 row has a remark, as row 2: There is no user “Zoe”");
    expect(readFileSync(path.join(folder, "bad.csv"), "utf8")).toContain(
      "Row 3: Email: “bad” is not an email address.",
    );
    const again = await handoff(["import", "leads", "people.csv", "--json"]);
    expect(JSON.parse(again.out)).toMatchObject({ state: "done", counts: { unchanged: 1 } });
    const found = await (await store()).read.select({ name: leads.name }).from(leads);
    await closeStore();
    expect(found).toEqual([{ name: "Ada L" }]);
  });

  test("lists imports, and takes one back, as the screens do", async () => {
    write("mails.csv", "Email,Name\nu1@cli.test,Una\nu2@cli.test,Udo\n");
    write("newer.csv", "Email,Name\nu2@cli.test,Udo Newer\n");
    const { id } = await importFile(path.join(folder, "mails.csv"), NAMES);
    await importFile(path.join(folder, "newer.csv"), NAMES);
    await closeStore();
    const list = await handoff(["imports", "list"]);
    expect(list).toMatchObject({ code: 0, out: expect.stringContaining(`${id}  `) });
    expect(list.out).toContain("leads  mails.csv  Done\n  2 rows read: 2 new,");

    const refused = await handoff(["imports", "undo", id]);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("1 lead was changed since");
    expect(refused.err).toContain("--leave-changed");
    expect(await handoff(["imports", "undo", id, "--leave-changed"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Undone: 1 removed, 0 changed back, 1 left as they are\.\n {2}Udo Newer: /,
      ),
    });
    const found = await (await store()).read.select({ email: leads.email }).from(leads);
    await closeStore();
    expect(found.map(({ email }) => email)).toContain("u2@cli.test");
    expect(found.map(({ email }) => email)).not.toContain("u1@cli.test");
  });

  test("goes on with an import that was stopped, by the same file alone", async () => {
    const text = "Email,Name\nc1@cli.test,Cy\nc2@cli.test,Cleo\n";
    write("stopped.csv", text);
    write("another.csv", `${text}c3@cli.test,Cid\n`);
    const id = newId();
    const begun = { kind: "leads", fileName: "stopped.csv", fileBytes: text.length } as const;
    const mapping = mappingSchema.parse(NAMES);
    const header = Object.keys(mapping.columns);
    unwrap(await execute(createImport, COMMAND_LINE, { id, ...begun }));
    unwrap(await execute(beginImport, COMMAND_LINE, { id, mapping, header, attributes: [] }));
    unwrap(await execute(cancelImport, COMMAND_LINE, { id }));
    await closeStore();

    const other = await handoff(["imports", "continue", id, "another.csv"]);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining("is not the file") });
    const ran = await handoff(["imports", "continue", id, "stopped.csv"]);
    expect(ran).toMatchObject({
      code: 0,
      out: "2 rows read: 2 new, 0 updated, 0 unchanged, 0 refused.\n",
    });
  });

  test("takes a mapping, and prints one to start from", async () => {
    write("staged.csv", "Mail,Status\nb@cli.test,ok\n");
    expect(await handoff(["import", "leads", "staged.csv"])).toMatchObject({ code: 0 });
    const printed = await handoff(["import", "leads", "staged.csv", "--print-mapping"]);
    const mapping = JSON.parse(printed.out);
    mapping.columns.Status = { to: "stage", values: { ok: "sql" } };
    write("mapping.json", JSON.stringify(mapping));
    const args = ["import", "leads", "staged.csv", "--mapping", "mapping.json", "--json"];
    expect(JSON.parse((await handoff(args)).out)).toMatchObject({ counts: { updated: 1 } });
    write("mapping.json", "{");
    expect(await handoff(args)).toMatchObject({ code: 1, out: "" });
  });

  test("runs reports as text, JSON and CSV", async () => {
    const list = await handoff(["report"]);
    expect(list.out).toContain("conversion");
    const period = ["--period", "last30", "--by", "source"];
    const text = await handoff(["report", "conversion", ...period]);
    expect(text).toMatchObject({ code: 0, out: expect.stringMatching(/100\.00 % .*1 of 1/) });
    const json = JSON.parse((await handoff(["report", "conversion", ...period, "--json"])).out);
    expect(json).toMatchObject({ name: "conversion", params: { by: "source" } });
    const csv = await handoff([
      "report",
      "conversion",
      ...period,
      "--csv",
      "--param",
      "path=imported",
    ]);
    expect(csv.out.split("\n")[0]).toContain("MQLs");
  });

  test("adds people and keys; secrets are printed once and kept as hashes", async () => {
    const invite = await handoff(["user", "add", "eve@cli.test", "--role", "sdr"]);
    expect(invite.out).toMatch(/^http\S+\/invite\/\S+\n$/);
    const args = ["user", "add", "max@cli.test", "--name", "Max", "--role", "manager"];
    expect(await handoff([...args, "--password-stdin"], "correct horse battery\n")).toMatchObject({
      code: 0,
      out: "Max <max@cli.test> can sign in now.\n",
    });
    expect(await handoff([...args, "--generate-password"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("already has an account"),
    });
    const key = await handoff(["key", "create", "Warehouse", "--role", "viewer"]);
    expect(key.out).toMatch(/^hk_\S+\n$/);
    const { read } = await store();
    const kept = JSON.stringify([
      await read.select().from(users),
      await read.select().from(invites),
      await read.select().from(apiKeys),
    ]);
    await closeStore();
    expect(kept).toContain("Warehouse");
    expect(kept).not.toContain(key.out.trim());
    expect(kept).not.toContain("correct horse");
  });

  test.skipIf(dialect === "pg")("backs up and restores", async () => {
    const before = await (await store()).read.$count(leads);
    await closeStore();
    const backup = await handoff(["backup", "copy.db"]);
    expect(backup).toMatchObject({ code: 0 });
    expect(existsSync(path.join(folder, "copy.db"))).toBe(true);
    expect(await handoff(["backup", "copy.db"])).toMatchObject({ code: 1 });
    write("more.csv", "Email\nlater@cli.test\n");
    await handoff(["import", "leads", "more.csv"]);
    const kept = KEPT.map(snapshotPath);
    for (const file of kept) writeFileSync(file, "of the database that is replaced");
    expect(await handoff(["restore", "copy.db"])).toMatchObject({ code: 0 });
    expect(kept.map((file) => existsSync(file))).toEqual([false, false]);
    const { read } = await store();
    expect(await read.$count(leads)).toBe(before);
    await closeStore();
    expect(await handoff(["restore", "none.db"])).toMatchObject({ code: 1, out: "" });
  });

  test("refuses in words, with an exit code that says which", async () => {
    const refused = [
      ["import", "leads", "nowhere.csv"],
      ["import", "costs", "people.csv"],
      ["sample"],
      ["report", "cac", "--param", "grain=week"],
    ];
    const wrong = [
      ["import", "cats", "people.csv"],
      ["user", "add", "x@cli.test"],
      ["report", "funnel", "--param", "nonsense"],
    ];
    for (const args of refused) expect([args, (await handoff(args)).code]).toEqual([args, 1]);
    for (const args of wrong) expect([args, (await handoff(args)).code]).toEqual([args, 2]);
    const { code, err, out } = await handoff(["report", "weather"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("There is no report of that name");
    expect(err).not.toContain("    at ");
    expect(await handoff(["--help"])).toMatchObject({ code: 0 });
  });
});
