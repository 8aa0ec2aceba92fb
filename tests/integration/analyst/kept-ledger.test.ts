import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { audit, leads } from "@/db/schema";
import { FollowedLedger } from "@/lib/analyst/followed-ledger";
import { wordsOfId } from "@/lib/engine/ledger/ids";
import { arrive, MONDAY, settle } from "../leads/world";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-ledger-"));
const file = path.join(folder, "leads.ledger");

beforeAll(async () => {
  await settle();
  for (let i = 0; i < 3; i++) await arrive(MONDAY + i * 60_000);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function opened(): Promise<FollowedLedger> {
  return new FollowedLedger((await store()).read, file);
}

async function comesFrom(): Promise<string | undefined> {
  const ledger = await opened();
  await ledger.current();
  return ledger.origin?.from;
}

test("the kept ledger is read at the next start, and forgets whoever was deleted", async () => {
  const secret = "A friend called Jane at the market";
  const id = await arrive(MONDAY, { source: secret, employees: 5 });
  const ledger = await opened();
  await ledger.current();
  await ledger.keep();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file).includes(secret)).toBe(true);
  expect(readFileSync(file).includes(lastWord(id))).toBe(true);
  expect(await comesFrom()).toBe("file");

  await (await store()).write(async (tx) => {
    await tx.delete(leads).where(eq(leads.id, id));
    const entry = { at: MONDAY, actorName: "Test", command: "test", action: "lead.delete" };
    await tx.insert(audit).values({ ...entry, entity: "lead", entityId: id });
  });
  const again = await opened();
  expect((await again.current()).leads.length).toBe(3);
  expect(again.origin?.from).toBe("file");
  await again.keep();
  expect(readFileSync(file).includes(secret)).toBe(false);
  expect(readFileSync(file).includes(lastWord(id))).toBe(false);
});

test("a damaged ledger, or that of something else, is made anew", async () => {
  const whole = readFileSync(file);
  for (const at of [0, 4, 8, 20, 64, whole.length - 9]) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect([at, await comesFrom()]).toEqual([at, "database"]);
  }
  writeFileSync(file, whole);
  expect(await comesFrom()).toBe("file");
});

/** Chance alone tells it of each id. */
function lastWord(id: string): Buffer {
  return Buffer.from(Uint32Array.of(wordsOfId(id)[3]).buffer);
}
