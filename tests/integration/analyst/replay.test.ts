import { and, asc, isNotNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { criteriaVersions, stageMoves } from "@/db/schema";
import { History } from "@/lib/analyst/history";
import { readAllRecords } from "@/lib/analyst/records";
import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { type Criteria, criteriaSchema } from "@/lib/engine/criteria";
import { firstMql } from "@/lib/engine/qualify";
import { buildColumns } from "@/lib/engine/replay/build";
import {
  countedHistoryOf,
  type LeadRecord,
  leadCount,
  leadId,
  NONE,
} from "@/lib/engine/replay/columns";
import { PATH, type Spans } from "@/lib/engine/replay/crossings";
import { withoutHindsight } from "@/lib/engine/replay/hindsight";
import { replay } from "@/lib/engine/replay/replay";
import { pathOf, totalsAt } from "@/lib/engine/score";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { replayDraft } from "@/lib/replays/queries";
import { makeSample } from "@/lib/sample/make";
import { said } from "./said";

const UNTIL = Date.UTC(2026, 9, 1, 12);
const MARKETER: Actor = { kind: "user", id: "m", name: "M", role: "marketer", sessionId: "s" };

interface Version {
  id: string;
  body: Criteria;
  activatedAt: number;
  retiredAt: number;
}

let versions: Version[];
let records: LeadRecord[];
/** Opened before there was anything to follow. */
let followed: History;

beforeAll(async () => {
  const { read } = await store();
  followed = new History(read);
  await followed.current();
  await makeSample({ seed: 5, leads: 500, months: 18, until: UNTIL });
  const rows = await read
    .select()
    .from(criteriaVersions)
    .where(and(isNotNull(criteriaVersions.activatedAt)))
    .orderBy(asc(criteriaVersions.activatedAt));
  versions = rows.map(({ id, body, activatedAt, retiredAt }) => ({
    id,
    body: criteriaSchema.parse(body),
    activatedAt: activatedAt ?? 0,
    retiredAt: retiredAt ?? UNTIL,
  }));
  records = [];
  for await (const page of readAllRecords(read)) records.push(...page);
}, 120_000);

/**
 * A lead that met the criteria when they came into force was left alone until something new was
 * done or became known.
 */
function nextNews({ activities, observations }: LeadRecord["history"], after: number): number {
  const later = [...activities, ...observations].map(({ minute }) => minute);
  return Math.min(...later.filter((minute) => minute > after), 2 ** 31 - 1);
}

test("the sample's history is followed while it is made", async () => {
  const { origin } = followed;
  expect(said(await followed.current())).toEqual(said(buildColumns(records)));
  expect(followed.origin).toBe(origin);
});

describe("a replay of the sample's history", () => {
  test("gives back the MQLs that really happened under each version, to the minute", async () => {
    const { read } = await store();
    const columns = buildColumns(records);
    const moves = await read.select().from(stageMoves).orderBy(asc(stageMoves.at));
    const left = new Map<string, (typeof moves)[number]>();
    for (const move of moves) {
      // The first move out of inquiry ends the time in which criteria could hand the lead off.
      if (move.from === "inquiry" && !left.has(move.leadId)) left.set(move.leadId, move);
    }
    let handedOff = 0;
    for (const version of versions) {
      const compiled = compileCriteria(version.body);
      const leadsInAll = leadCount(columns);
      const spans: Spans = {
        from: columns.created.map((created) => Math.max(created, minuteOf(version.activatedAt))),
        until: new Int32Array(leadsInAll),
        since: new Int32Array(leadsInAll).fill(NONE),
        after: new Uint8Array(leadsInAll),
      };
      const really = new Int32Array(leadsInAll).fill(NONE);
      for (let lead = 0; lead < leadsInAll; lead++) {
        const id = leadId(columns, lead);
        const exit = left.get(id);
        const byCriteria = exit?.to === "mql" && exit.criteriaVersionId === version.id;
        const end = Math.min(version.retiredAt - 1, exit?.at ?? UNTIL, UNTIL);
        // A person's own move at that minute leaves nothing to the criteria.
        spans.until[lead] = minuteOf(end) - (exit && !byCriteria && exit.at === end ? 1 : 0);
        const begin = spans.from[lead] ?? 0;
        const history = countedHistoryOf(columns, lead);
        const isOld = history.createdMinute <= minuteOf(version.activatedAt);
        if (isOld && firstMql(history, compiled, { from: begin, until: begin })) {
          spans.from[lead] = nextNews(history, begin);
        }
        if (byCriteria && exit.path !== "manual" && exit.path !== "imported") {
          really[lead] = minuteOf(exit.at);
          handedOff += 1;
        }
      }
      const { minute } = replay(columns, compiled, {
        until: minuteOf(UNTIL),
        spans,
      });
      expect([...minute]).toEqual([...really]);
    }
    expect(handedOff, "hand-offs that were compared").toBeGreaterThan(50);
  });

  test("by the analyst is that of the scalar engine", async () => {
    const version = versions.at(-1);
    if (!version) throw new Error("The sample has criteria in force");
    const body = {
      ...version.body,
      thresholds: {
        ...version.body.thresholds,
        engagement: version.body.thresholds.engagement + 4,
      },
    };
    const answer = unwrap(await ask(replayDraft, MARKETER, { body }, UNTIL));
    const until = minuteOf(UNTIL);
    const count = (criteria: Criteria) =>
      records.filter(({ history, rounds: [first] }) => {
        const span = { from: history.createdMinute, until };
        const handOff = first ? minuteOf(first.mqlAt) : Number.POSITIVE_INFINITY;
        const counted = withoutHindsight(history, handOff);
        return firstMql(counted, compileCriteria(criteria), span) !== null;
      }).length;
    expect(answer.draft.mqls).toBe(count(body));
    expect(answer.active?.mqls).toBe(count(version.body));
    const meeting = (criteria: Criteria) =>
      records.filter(({ history }) => pathOf(totalsAt(history, compileCriteria(criteria), until)))
        .length;
    expect(answer.today).toEqual({ draft: meeting(body), active: meeting(version.body) });
    expect(answer.today.draft).toBeGreaterThan(0);
    expect(answer.lost.count - answer.gained.count).toBe(
      (answer.active?.mqls ?? 0) - answer.draft.mqls,
    );
    const { sql, notSql, maturing, unlabelled } = answer.draft.byLabel;
    expect(sql + notSql + maturing + unlabelled).toBe(answer.draft.mqls);
    expect(answer.draft.precision).toMatchObject({ k: sql, n: sql + notSql });
    expect(answer.curve[body.thresholds.engagement]?.mqls).toBe(answer.draft.mqls);
    for (const { path, mqlAt } of answer.lost.leads) {
      expect(["scored", "fastTrack"]).toContain(path);
      expect(mqlAt).toBeLessThanOrEqual(UNTIL);
    }
    expect(PATH.none).toBe(0);
  });

  test("refuses criteria whose points could rise by themselves", async () => {
    const [version] = versions;
    if (!version) throw new Error("The sample has criteria");
    const fading = { kind: "halfLife" as const, days: 30 };
    const [rule] = version.body.engagement;
    if (!rule) throw new Error("The sample has engagement rules");
    const body = { ...version.body, engagement: [{ ...rule, points: -5, decay: fading }] };
    const refused = await ask(replayDraft, MARKETER, { body }, UNTIL);
    expect(refused).toMatchObject({ ok: false, code: "invalid" });
  });
});
