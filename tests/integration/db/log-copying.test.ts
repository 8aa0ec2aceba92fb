import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { dialect } from "@/db/dialect";
import { settings } from "@/db/schema";
import { openSqlite } from "@/db/sqlite";
import { waitUntil } from "../../support/processes";

const MEGABYTE = "x".repeat(1024 * 1024);

describe.skipIf(dialect === "pg")("a long log", () => {
  it("is copied beside, also while a transaction lets others go on", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "handoff-copying-"));
    const file = path.join(folder, "long.db");
    const opened = openSqlite(`file:${file}`);
    const put = (key: string, value: string) =>
      opened.write(async (tx) => {
        await tx.insert(settings).values({ key, value, updatedAt: 1 });
        await sleep(100);
      });
    for (let i = 0; i < 20; i += 1) await put(`long ${i}`, MEGABYTE);
    const beside = new Database(file, { readonly: true });
    const state = () =>
      beside.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
    let n = 0;
    await waitUntil(
      async () => {
        await put(`short ${n++}`, "y");
        const [{ log, checkpointed } = { log: 0, checkpointed: -1 }] = state();
        return log - checkpointed < 4000;
      },
      20_000,
      () => JSON.stringify(state()),
    );
    beside.close();
    expect(await opened.read.$count(settings)).toBe(20 + n);
    await opened.close();
    rmSync(folder, { recursive: true });
  });
});
