import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { dialect } from "@/db/dialect";
import { settings } from "@/db/schema";
import { openSqlite } from "@/db/sqlite";

const ROUNDS = 40;

/** Another connection with one long transaction after the other; says how many it had in the end. */
const BUSY = `
const { parentPort, workerData } = require("node:worker_threads");
const Database = require("better-sqlite3");
const db = new Database(workerData.file, { timeout: 10000 });
const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const stopped = new Int32Array(workerData.stopped);
let round = 0;
for (; round < ${ROUNDS} && Atomics.load(stopped, 0) === 0; round += 1) {
  db.exec("begin immediate");
  if (round === 0) parentPort.postMessage("began");
  db.prepare("insert into settings (key, value, updated_at, version) values (?, '1', 1, 1)").run("busy" + round);
  wait(100);
  db.exec("commit");
  wait(3);
}
db.close();
parentPort.postMessage(round);
`;

describe.skipIf(dialect === "pg")("beside a program that writes again and again", () => {
  it("a write has its turn, and the thread goes on meanwhile", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "handoff-busy-"));
    const file = path.join(folder, "busy.db");
    const opened = openSqlite(`file:${file}`);
    const stopped = new SharedArrayBuffer(4);
    const other = new Worker(BUSY, { eval: true, workerData: { file, stopped } });
    await once(other, "message");
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    await opened.write((tx) => tx.insert(settings).values({ key: "ours", value: 1, updatedAt: 1 }));
    clearInterval(ticking);
    Atomics.store(new Int32Array(stopped), 0, 1);
    const [rounds] = await once(other, "message");
    expect(rounds).toBeLessThan(ROUNDS);
    expect(turns).toBeGreaterThan(10);
    const rows = await opened.read.select({ key: settings.key }).from(settings);
    expect(rows.length).toBe(rounds + 1);
    await opened.close();
    rmSync(folder, { recursive: true });
  });
});
