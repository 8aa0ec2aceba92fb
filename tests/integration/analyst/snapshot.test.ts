import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { store } from "@/db/client";
import { databaseUrl, dialect } from "@/db/dialect";
import { audit, leads } from "@/db/schema";
import { History } from "@/lib/analyst/history";
import { TooMuchHistory } from "@/lib/analyst/memory";
import { snapshotPath } from "@/lib/analyst/place";
import { removeSnapshot } from "@/lib/analyst/snapshot";
import { leadCount } from "@/lib/engine/replay/columns";
import { updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { arrive, MONDAY, mara, page, settle } from "../leads/world";
import { said } from "./said";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-snapshot-"));
const file = path.join(folder, "deeper", "leads.history");

async function opened(limit?: number): Promise<History> {
  return new History((await store()).read, file, limit);
}

/** A history that came from the database and is kept in the file. */
async function keptAnew(): Promise<History> {
  const history = await opened();
  await history.current();
  await history.keep("now");
  return history;
}

/** Where a history that is opened now has its columns from. */
async function comesFrom(): Promise<string | undefined> {
  const history = await opened();
  await history.current();
  return history.origin?.from;
}

beforeAll(async () => {
  await settle();
  for (let i = 0; i < 3; i++) await arrive(MONDAY + i * 60_000);
});

afterEach(() => removeSnapshot(file));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the kept history", () => {
  it("lies beside the database's file, of a server in data, or where one says", () => {
    const url = databaseUrl();
    const name =
      dialect === "pg"
        ? new URL(url).host.replace(":", "_") + new URL(url).pathname.replace("/", "_")
        : path.basename(url);
    const beside = dialect === "pg" ? path.resolve("data") : path.dirname(url.replace("file:", ""));
    expect(snapshotPath("history")).toBe(path.join(beside, `${name}.history`));
    vi.stubEnv("HANDOFF_CACHE_FOLDER", "/var/cache/handoff");
    expect(snapshotPath("history")).toBe(`/var/cache/handoff/${name}.history`);
    vi.unstubAllEnvs();
  });

  it("is read back as it was, for the server's own account only", async () => {
    const history = await keptAnew();
    expect(history.origin?.from).toBe("database");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(file))).toEqual(["leads.history"]);
    const again = await opened();
    expect(said(await again.current())).toEqual(said(await history.current()));
    expect(again.origin?.from).toBe("file");
  });

  it("is followed from where it ended", async () => {
    await keptAnew();
    await arrive(MONDAY + 3_600_000);
    const again = await opened();
    expect(said(await again.current())).toEqual(said(await (await opened()).current()));
    expect(again.origin?.from).toBe("file");
    expect(leadCount(await again.current())).toBe(4);
  });

  it("is made anew when it is damaged, cut off or of another format", async () => {
    await keptAnew();
    const whole = readFileSync(file);
    for (const at of [0, 4, 8, 20, 64, whole.length - 9]) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect([at, await comesFrom()]).toEqual([at, "database"]);
    }
    for (const length of [0, 10, 64, whole.length - 8]) {
      writeFileSync(file, whole.subarray(0, length));
      expect([length, await comesFrom()]).toEqual([length, "database"]);
    }
    writeFileSync(file, whole);
    expect(await comesFrom()).toBe("file");
  });

  it("is not taken for that of a database that went another way since", async () => {
    await keptAnew();
    const { read, write } = await store();
    const rows = await read.select().from(audit).orderBy(audit.seq);
    const last = rows.at(-1);
    if (!last) throw new Error("Something was written");
    const seq = eq(audit.seq, last.seq);
    await write((tx) =>
      tx
        .update(audit)
        .set({ at: last.at + 1 })
        .where(seq),
    );
    expect(await comesFrom()).toBe("database");
    await write((tx) => tx.update(audit).set({ at: last.at }).where(seq));
    expect(await comesFrom()).toBe("file");
    // As in a backup from before: what the file was kept for has not happened.
    await write((tx) => tx.delete(audit).where(seq));
    expect(await comesFrom()).toBe("database");
    await write((tx) => tx.insert(audit).values(last));
  });

  it("forgets a lead that was deleted, and what was known of it alone", async () => {
    const secret = "Chief of a thing that nobody else is";
    const id = await arrive(MONDAY, { title: secret, employees: 5 });
    const history = await keptAnew();
    expect(readFileSync(file).includes(secret)).toBe(true);
    await (await store()).write(async (tx) => {
      await tx.delete(leads).where(eq(leads.id, id));
      const entry = { at: MONDAY, actorName: "Test", command: "test", action: "lead.delete" };
      await tx.insert(audit).values({ ...entry, entity: "lead", entityId: id });
    });
    expect(said(await history.current()).map((lead) => lead.id)).not.toContain(id);
    expect((await history.current()).facts.some(({ value }) => value === secret)).toBe(false);
    await history.keep();
    expect(readFileSync(file).includes(secret)).toBe(false);
    expect(readFileSync(file).includes(Buffer.from(id.replaceAll("-", ""), "hex"))).toBe(false);
  });

  it("is brought up to changes now and then, and at the end", async () => {
    const id = await arrive(MONDAY, { title: "Before" });
    const history = await keptAnew();
    const { lead } = await page(id, MONDAY, mara);
    const change = { id, version: lead.version, attributes: { title: "After" } };
    unwrap(await execute(updateLead, mara, change, MONDAY + 60_000));
    const before = await history.current();
    await history.keep();
    expect(readFileSync(file).includes("After")).toBe(false);
    await history.keep("now");
    expect(readFileSync(file).includes("After")).toBe(true);
    expect(await history.current()).toBe(before);
  });

  it("stands still while it is written, so that the file is of one moment", async () => {
    const history = await opened();
    const before = await history.current();
    await arrive(MONDAY);
    const writing = history.keep("now");
    expect(await history.current()).toBe(before);
    await writing;
    expect(leadCount(await history.current())).toBe(leadCount(before) + 1);
    expect(said(await (await opened()).current())).toEqual(said(await history.current()));
  });

  it("clears away what an interrupted writing left", async () => {
    await keptAnew();
    const left = [`${file}.1.part`, `${file}.2.part`];
    for (const each of left) writeFileSync(each, "half of it");
    const longAgo = Date.now() / 1000 - 7200;
    utimesSync(left[0] ?? "", longAgo, longAgo);
    await arrive(MONDAY);
    await keptAnew();
    expect(readdirSync(path.dirname(file)).sort()).toEqual([
      "leads.history",
      "leads.history.2.part",
    ]);
    await removeSnapshot(file);
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it("is done without where the folder cannot be written", async () => {
    rmSync(path.dirname(file), { recursive: true, force: true });
    writeFileSync(path.dirname(file), "in the way");
    const history = await keptAnew();
    expect(leadCount(await history.current())).toBeGreaterThan(3);
    rmSync(path.dirname(file));
  });
});

describe("too much history", () => {
  it("is refused before it is read, with how much it needs", async () => {
    const history = await opened(100);
    await expect(history.current()).rejects.toThrow(TooMuchHistory);
    expect(history.origin).toBeNull();
    expect(await (await opened(10_000_000)).current()).toBeDefined();
  });
});
