import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeStore, store } from "@/db/client";
import { dialect } from "@/db/dialect";
import { apiKeys, invites, leads, users } from "@/db/schema";
import { KEPT, snapshotPath } from "@/lib/analyst/place";

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

const PEOPLE =
  "Email,First Name,Last Name,Lead Source,Shoe size\na@cli.test,Ada,L,Web,38\nbad,,,,\n";

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
    expect(readFileSync(path.join(folder, "bad.csv"), "utf8")).toContain(
      "Row 3: Email: “bad” is not an email address.",
    );
    const again = await handoff(["import", "leads", "people.csv", "--json"]);
    expect(JSON.parse(again.out)).toMatchObject({ state: "done", counts: { unchanged: 1 } });
    const found = await (await store()).read.select({ name: leads.name }).from(leads);
    await closeStore();
    expect(found).toEqual([{ name: "Ada L" }]);
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
    expect(await read.$count(leads)).toBe(2);
    await closeStore();
    expect(await handoff(["restore", "none.db"])).toMatchObject({ code: 1, out: "" });
  });

  test("refuses in words, with an exit code that says which", async () => {
    const refused = [
      ["import", "leads", "nowhere.csv"],
      ["import", "costs", "people.csv"],
      ["sample"],
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
