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

/** Megabytes, of which 64 are left alone. */
const LONG = 70;

describe.skipIf(dialect === "pg")("a long log", () => {
  it("is copied beside, also while a transaction lets others go on", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "handoff-copying-"));
    const file = path.join(folder, "long.db");
    const opened = openSqlite(`file:${file}`);
    const put = (key: string, value: string, ms = 0) =>
      opened.write(async (tx) => {
        await tx.insert(settings).values({ key, value, updatedAt: 1 });
        if (ms > 0) await sleep(ms);
      });
    for (let i = 0; i < LONG; i += 1) await put(`long ${i}`, MEGABYTE);
    const beside = new Database(file, { readonly: true });
    const state = () =>
      beside.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
    let n = 0;
    await waitUntil(
      async () => {
        await put(`short ${n++}`, "y", 100);
        const [{ log, checkpointed } = { log: 0, checkpointed: -1 }] = state();
        return log - checkpointed < 16_000;
      },
      20_000,
      () => JSON.stringify(state()),
    );
    beside.close();
    expect(await opened.read.$count(settings)).toBe(LONG + n);
    await opened.close();
    rmSync(folder, { recursive: true });
  });
});
