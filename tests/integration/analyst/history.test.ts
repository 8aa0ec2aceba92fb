import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { FollowedLedger } from "@/lib/analyst/followed-ledger";
import { History } from "@/lib/analyst/history";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { suggestDraftPoints } from "@/lib/replays/queries";
import { bringIntoForce, CRITERIA, DAY, MONDAY, mara, settle } from "../leads/world";
import { askedMasks, fromScratch, said, talliesOf } from "./said";
import { belowFrom, RandomWrites } from "./writes";

/** How long random writes go on, in minutes; without it a moment. */
const MINUTES = Number(process.env.HANDOFF_TEST_MINUTES ?? 0);
const SEED = Number(process.env.HANDOFF_TEST_SEED ?? Date.now() % 2 ** 32);
const ROUNDS = 60;
const LEADS = 120;

const folder = mkdtempSync(path.join(tmpdir(), "handoff-history-"));

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("points are not suggested from so little", async () => {
  const suggestion = unwrap(await ask(suggestDraftPoints, mara, { body: CRITERIA }, MONDAY));
  expect(suggestion).toMatchObject({ kind: "refused", reason: "fewLeads", needed: 30 });
});

test(
  "a history that is followed is the one that is read from scratch",
  async () => {
    const { read } = await store();
    const below = belowFrom(SEED);
    const writes = new RandomWrites(below, MONDAY);
    const followed = new History(read);
    const file = path.join(folder, "leads.history");
    let restarted = new History(read, file);
    await followed.current();
    const { origin } = followed;
    const followedLedger = new FollowedLedger(read);
    await followedLedger.current();
    const ledgerOrigin = followedLedger.origin;
    const ledgerFile = path.join(folder, "leads.ledger");
    let restartedLedger = new FollowedLedger(read, ledgerFile);
    await restartedLedger.current();
    await restarted.current();
    const end = Date.now() + MINUTES * 60_000;
    let fromFile = 0;
    let ledgerFromFile = 0;
    for (let round = 0; round < ROUNDS || Date.now() < end; round++) {
      const kinds: string[] = [];
      for (let i = below(6); i >= 0; i--) kinds.push(await writes.next(LEADS));
      const where = `round ${round} of HANDOFF_TEST_SEED=${SEED} after ${kinds.join()}`;
      if (below(3) === 0) {
        const when = below(2) === 0 ? "now" : "due";
        await restarted.keep(when);
        restarted = new History(read, file);
        await restartedLedger.keep(when);
        restartedLedger = new FollowedLedger(read, ledgerFile);
        await restartedLedger.current();
        if (restartedLedger.origin?.from === "file") ledgerFromFile += 1;
      }
      const scratch = said(await fromScratch());
      expect(said(await followed.current()), where).toEqual(scratch);
      expect(said(await restarted.current()), where).toEqual(scratch);
      if (restarted.origin?.from === "file") fromFile += 1;
      // Both go on from what they were the round before, or earlier.
      if (below(2) === 0) continue;
      const masks = await askedMasks();
      const tallies = async (ledger: FollowedLedger) =>
        talliesOf(await ledger.current(), writes.now, masks);
      const anew = await tallies(new FollowedLedger(read));
      expect(await tallies(followedLedger), where).toEqual(anew);
      expect(await tallies(restartedLedger), where).toEqual(anew);
    }
    // It was followed, not read anew, and writes of all kinds were among them.
    expect(followed.origin).toBe(origin);
    expect(followedLedger.origin).toBe(ledgerOrigin);
    expect(fromFile).toBeGreaterThan(0);
    expect(ledgerFromFile).toBeGreaterThan(0);
    if (MINUTES > 0) console.log({ SEED, fromFile, ...writes.done });
    const least = MINUTES > 0 ? writes.kindsKnown.length : 12;
    expect(Object.keys(writes.done).length, `HANDOFF_TEST_SEED=${SEED}`).toBeGreaterThanOrEqual(
      least,
    );
  },
  MINUTES * 60_000 + 120_000,
);
