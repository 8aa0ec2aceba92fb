import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, it, vi } from "vitest";
import { dialect } from "@/db/dialect";
import type { Store } from "@/db/handles";
import { settings } from "@/db/schema";
import { openSqlite } from "@/db/sqlite";

const folders: string[] = [];

/** A database whose server was killed: what it wrote last is in the log alone. */
async function leftByServer(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-log-"));
  folders.push(folder);
  const file = path.join(folder, "running.db");
  const running = await openSqlite(`file:${file}`);
  await running.write((tx) => tx.insert(settings).values({ key: "last", value: 1, updatedAt: 1 }));
  const left = path.join(folder, "left.db");
  copyFileSync(file, left);
  copyFileSync(`${file}-wal`, `${left}-wal`);
  await running.close();
  expect(statSync(`${left}-wal`).size).toBeGreaterThan(0);
  return left;
}

async function keys(opened: Store): Promise<string[]> {
  const rows = await opened.read.select({ key: settings.key }).from(settings);
  return rows.map(({ key }) => key);
}

describe.skipIf(dialect === "pg")("the log that a server left", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it("is copied and cut when the next one starts", async () => {
    const file = await leftByServer();
    vi.stubEnv("NEXT_RUNTIME", "nodejs");
    const opened = await openSqlite(`file:${file}`);
    expect(statSync(`${file}-wal`).size).toBe(0);
    expect(await keys(opened)).toContain("last");
    await opened.close();
  });

  it("is left alone while another program reads it", async () => {
    const file = await leftByServer();
    const other = new Database(file, { readonly: true });
    other.exec("begin");
    expect(other.prepare("select count(*) from settings where key = 'last'").pluck().get()).toBe(1);
    vi.stubEnv("NEXT_RUNTIME", "nodejs");
    const start = performance.now();
    const opened = await openSqlite(`file:${file}`);
    // Whoever waits for its turn to write waits ten seconds.
    expect(performance.now() - start).toBeLessThan(8000);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect(await keys(opened)).toContain("last");
    await opened.write((tx) => tx.insert(settings).values({ key: "next", value: 1, updatedAt: 1 }));
    other.exec("commit");
    other.close();
    expect(await keys(opened)).toContain("next");
    await opened.close();
  });
});
