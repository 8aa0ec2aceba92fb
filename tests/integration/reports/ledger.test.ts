import { beforeAll, test } from "vitest";
import { store } from "@/db/client";
import { LEAD_LABELS, MQL_PATHS } from "@/lib/engine/stages";
import { Random } from "@/lib/sample/random";
import { NOW, randomHistory, storeHistory, TIME_ZONE } from "./history";
import { type Asked, expectSameTallies } from "./same-tallies";

const DAY = 86_400_000;
const SEED = Number(process.env.HANDOFF_TEST_SEED ?? Date.now() % 2 ** 32);
const ROUNDS = Number(process.env.HANDOFF_TEST_ROUNDS ?? 40);

beforeAll(async () => {
  const opened = await store();
  await opened.write((tx) => storeHistory(tx, randomHistory(SEED, 400)));
});

function randomQuestion(random: Random): Asked {
  const some = <T>(values: readonly T[]) =>
    random.chance(0.75) ? undefined : values.filter(() => random.chance(0.5));
  const from = NOW - random.int(0, 500) * DAY - random.int(0, DAY);
  return {
    period: { from, to: from + random.int(0, 500) * DAY + random.int(0, DAY) },
    grain: random.pick([null, "week", "month", "quarter"] as const),
    timeZone: random.pick([TIME_ZONE, "Asia/Kolkata", "America/Sao_Paulo", "UTC"]),
    scope: {
      source: some(["Google", "", "nobody"]),
      campaign: some(["spring", ""]),
      country: some(["DE", "US", ""]),
      label: some(LEAD_LABELS),
      path: some(MQL_PATHS),
      owner: some(["user-1", "none"]),
      version: some(["version-1", ""]),
      inSegments: some([
        { any: 1, none: null },
        { any: 16, none: 17 },
        { any: 0, none: 1 },
      ]),
    },
    by: random.pick([
      ...[null, "source", "campaign", "country"],
      ...["label", "path", "owner", "version"],
    ] as Asked["by"][]),
    now: NOW - random.int(0, 100) * DAY,
    currency: "USD",
  };
}

test("counts in columns are those in SQL, whatever is asked", async () => {
  const random = new Random(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    const asked = randomQuestion(random);
    await expectSameTallies(asked, `HANDOFF_TEST_SEED=${SEED}, round ${round}`);
  }
}, 120_000);
