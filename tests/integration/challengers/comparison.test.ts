import { beforeAll, describe, expect, it, vi } from "vitest";
import { recordActivities } from "@/lib/activities/commands";
import type { Question } from "@/lib/analyst/analysis";
import type { Answerer } from "@/lib/analyst/answerer";
import { startChallenger, stopChallenger } from "@/lib/challengers/commands";
import { compareChallenger, explainChallenged, listChallenged } from "@/lib/challengers/queries";
import { createDraft, saveDraft } from "@/lib/criteria/commands";
import { CHALLENGE_GROUPS } from "@/lib/engine/challenge";
import type { Criteria } from "@/lib/engine/criteria";
import type { Stage } from "@/lib/engine/stages";
import { moveLead } from "@/lib/leads/commands/moves";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  max,
  page,
  refusal,
  settle,
  vic,
} from "../leads/world";

const START = MONDAY + DAY;
const at = (hours: number) => START + hours * HOUR;
const END = at(48);

const withThreshold = (engagement: number): Criteria => ({
  ...CRITERIA,
  thresholds: { ...CRITERIA.thresholds, engagement },
  // What sales finds out is not what this is about.
  sqlRule: { ...CRITERIA.sqlRule, minimum: {}, atLeastPartly: 0, maxNotMet: 4, opportunity: false },
});

async function draft(body: Criteria): Promise<string> {
  const name = "Shadow";
  const { id } = unwrap(await execute(createDraft, mara, { name }, MONDAY));
  unwrap(await execute(saveDraft, mara, { id, version: 1, name, body }, MONDAY));
  return id;
}

async function does(
  leadId: string,
  type: "page_view" | "event_attended" | "demo_request",
  when: number,
) {
  const props = type === "page_view" ? { page: "pricing" } : {};
  const activity = { leadId, type, at: when, props };
  unwrap(await execute(recordActivities, mara, { activities: [activity] }, when));
}
const looks = (leadId: string, when: number) => does(leadId, "page_view", when);

async function moves(id: string, to: Stage, when: number, more: Record<string, unknown> = {}) {
  const { version } = (await page(id, when)).lead;
  unwrap(await execute(moveLead, max, { id, version, to, note: "By hand", ...more }, when));
}

async function start(body: Criteria) {
  const versionId = await draft(body);
  return unwrap(await execute(startChallenger, mara, { versionId }, START)).id;
}

const compared = async (id: string, now = END) =>
  unwrap(await ask(compareChallenger, vic, { id }, now));

/** Who is in a group, with the hours since the start at which both handed them off. */
const hours = (minute: number | null) => (minute === null ? null : (minute - START) / HOUR);
type Answer = Awaited<ReturnType<typeof compared>>;
const members = (answer: Answer, group: keyof Answer["groups"]) =>
  Object.fromEntries(
    answer.groups[group].leads.map((one) => [
      one.name,
      [hours(one.challengerAt), hours(one.activeAt), one.label],
    ]),
  );

let twin: string;
let lax: string;
let strict: string;
let lead: Record<string, string>;

beforeAll(async () => {
  await settle();
  await bringIntoForce(withThreshold(15), MONDAY);
  const names = [
    "Sold",
    "Lost",
    "Once",
    "Webinar",
    "Before",
    "Quiet",
    "Again",
    "Back",
    "Hand",
    "Out",
  ];
  lead = {};
  for (const name of names) lead[name] = await arrive(MONDAY + HOUR, undefined, name);
  const { Sold = "", Lost = "", Once = "", Webinar = "", Before = "" } = lead;
  const { Quiet = "", Again = "", Back = "", Hand = "", Out = "" } = lead;

  for (const id of [Before, Back]) await does(id, "event_attended", MONDAY + 2 * HOUR);
  for (const id of [Quiet, Again]) await looks(id, MONDAY + 2 * HOUR);
  twin = await start(withThreshold(15));
  lax = await start(withThreshold(9));
  strict = await start(withThreshold(25));

  for (const id of [Sold, Lost, Once]) await looks(id, at(1));
  await moves(Hand, "mql", at(1));
  await moves(Out, "disqualified", at(1), { reasonId: "no_need" });
  await does(Webinar, "event_attended", at(2));
  for (const id of [Sold, Lost, Again, Out]) await looks(id, at(3));
  await moves(Back, "nurture", at(4), { reasonId: "no_timing", nurtureUntil: at(400) });
  await looks(Back, at(5));
  await looks(Back, at(6));
  const fresh = await arrive(at(7), { city: "Ulm" }, "Fresh");
  await does(fresh, "demo_request", at(8));
  for (const id of [Sold, Lost]) await moves(id, "sal", at(9));
  await moves(Sold, "sql", at(10));
  await moves(Lost, "disqualified", at(10), { reasonId: "no_need" });
  await looks(Before, at(11));
});

describe("a challenger that equals the version in force", () => {
  it("has exactly the MQLs that really happened since it began, to the minute", async () => {
    const answer = await compared(twin);
    expect(answer.groups.onlyChallenger.leads).toEqual([]);
    expect(answer.groups.onlyActive.leads).toEqual([]);
    expect(members(answer, "both")).toEqual({
      Sold: [3, 3, "sql"],
      Lost: [3, 3, "notSql"],
      Again: [3, 3, "unlabelled"],
      Webinar: [2, 2, "unlabelled"],
      Back: [6, 6, "unlabelled"],
      Fresh: [8, 8, "unlabelled"],
    });
    expect(answer).toMatchObject({ daysEarlier: 0, byHand: 1, waiting: 0 });
    // Before was with sales all the time; the others and Fresh could have become MQL.
    expect(answer.compared).toBe(10);
    expect(answer.weeks).toEqual([{ from: Date.UTC(2026, 2, 2), challenger: 6, active: 6 }]);
  });
});

describe("a challenger with a lower threshold", () => {
  it("sends more, some earlier; what it alone sends has no outcome", async () => {
    const answer = await compared(lax);
    expect(members(answer, "both")).toEqual({
      Sold: [1, 3, "sql"],
      Lost: [1, 3, "notSql"],
      // It met the challenger when that began, so it waited for something new.
      Again: [3, 3, "unlabelled"],
      Webinar: [2, 2, "unlabelled"],
      Back: [5, 6, "unlabelled"],
      Fresh: [8, 8, "unlabelled"],
    });
    expect(members(answer, "onlyChallenger")).toEqual({ Once: [1, null, "unlabelled"] });
    expect(answer.groups.onlyActive.mqls).toBe(0);
    // Quiet met it when it began and did nothing since.
    expect(answer.waiting).toBe(1);
    // Earlier by 0, 0, 0, 1, 2 and 2 hours.
    expect(answer.daysEarlier).toBeCloseTo(0.5 / 24, 10);
    expect(answer.challenger).toMatchObject({
      mqls: 7,
      byLabel: { sql: 1, notSql: 1, maturing: 0, unlabelled: 5 },
      sqlRate: { k: 1, n: 2 },
    });
    expect(answer.active).toMatchObject({ mqls: 6, sqlRate: { k: 1, n: 2 } });
    expect(answer.groups.onlyChallenger.sqlRate).toMatchObject({ n: 0, rate: null });
  });
});

describe("the leads of a group", () => {
  it("can be listed to the last one, in the order in which they are told", async () => {
    const { groups } = await compared(lax);
    for (const group of CHALLENGE_GROUPS) {
      const { mqls, leads } = groups[group];
      const asked = { id: lax, groups: [group], limit: 2 };
      const listed = [];
      for (let skip = 0; skip <= mqls; skip += 2) {
        const found = unwrap(await ask(listChallenged, vic, { ...asked, skip }, END));
        expect(found.total).toBe(mqls);
        listed.push(...found.leads);
      }
      expect(listed).toEqual(leads);
      expect(listed.length).toBe(mqls);
    }
    expect(groups.both.mqls).toBeGreaterThan(2);
    const all = { id: lax, groups: ["both", "onlyChallenger"] as const, limit: 200 };
    const labelled = async (...labels: ("sql" | "notSql" | "unlabelled")[]) => {
      const input = { ...all, groups: [...all.groups], labels };
      const { total, leads } = unwrap(await ask(listChallenged, vic, input, END));
      expect(total).toBe(leads.length);
      return leads.map(({ name }) => name).sort();
    };
    expect(await labelled("sql", "notSql")).toEqual(["Lost", "Sold"]);
    expect(await labelled("unlabelled")).toEqual(["Again", "Back", "Fresh", "Once", "Webinar"]);
  });
});

describe("many who look at one challenger at once", () => {
  it("share one question and its answer, and the next one is asked anew", async () => {
    await compared(lax);
    const { handoffAnswerer: answerer, handoffSharedQuestions: shared } = globalThis as unknown as {
      handoffAnswerer: Answerer<Question, unknown>;
      handoffSharedQuestions: Map<string, unknown>;
    };
    const looked = vi.spyOn(shared, "get");
    const answer = answerer.ask.bind(answerer);
    const asked = vi.spyOn(answerer, "ask").mockImplementationOnce(async (...question) => {
      await vi.waitFor(() => expect(looked).toHaveBeenCalledTimes(20), 10_000);
      return answer(...question);
    });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => compared(lax, END + i)));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await compared(lax, END + 99)).toMatchObject({ asOf: END + 99 });
    await Promise.all([compared(lax), compared(strict)]);
    expect(asked).toHaveBeenCalledTimes(4);
    vi.restoreAllMocks();
  });
});

describe("a challenger with a higher threshold", () => {
  it("sends fewer, and who it leaves out is judged by what became of them", async () => {
    const answer = await compared(strict);
    expect(members(answer, "both")).toEqual({ Fresh: [8, 8, "unlabelled"] });
    expect(members(answer, "onlyActive")).toEqual({
      Sold: [null, 3, "sql"],
      Lost: [null, 3, "notSql"],
      Again: [null, 3, "unlabelled"],
      Webinar: [null, 2, "unlabelled"],
      Back: [null, 6, "unlabelled"],
    });
    expect(answer.groups.onlyActive.sqlRate).toMatchObject({ k: 1, n: 2 });
  });

  it("says how it saw a lead that it hands off, and where it came closest to another", async () => {
    const why = async (name: string, when: number | null, id = strict) => {
      const asked = { id, leadId: lead[name] ?? "", ...(when === null ? {} : { at: when }) };
      return unwrap(await ask(explainChallenged, vic, asked, END));
    };
    const { challenger: sold, inForce: none } = await why("Sold", null);
    expect(none).toBeNull();
    expect(sold).toMatchObject({
      path: null,
      explanation: { engagement: { threshold: 25_000 }, minute: at(3) / MINUTE },
    });
    expect(sold.explanation.engagement.value).toBeGreaterThan(19_000);
    // After a return only what came later counts.
    const back = await why("Back", at(5), lax);
    expect(back.inForce).toBeNull();
    expect(back.challenger).toMatchObject({
      path: "scored",
      explanation: { engagement: { value: 10_000 } },
    });
    // What the version in force lacked for a lead that only the challenger hands off.
    const once = await why("Once", at(1), lax);
    expect(once.challenger.path).toBe("scored");
    expect(once.inForce).toMatchObject({
      path: null,
      explanation: { engagement: { value: 10_000, threshold: 15_000 }, minute: at(1) / MINUTE },
    });
    const nobody = { id: strict, leadId: "nobody", at: at(3) };
    expect(refusal(await ask(explainChallenged, vic, nobody, END)).code).toBe("not_found");
  });
});

describe("a challenger that was stopped", () => {
  it("keeps to its time, while outcomes go on", async () => {
    unwrap(await execute(stopChallenger, mara, { id: lax }, at(2) + MINUTE));
    const answer = await compared(lax);
    expect(members(answer, "onlyChallenger")).toEqual({
      Sold: [1, null, "sql"],
      Lost: [1, null, "notSql"],
      Once: [1, null, "unlabelled"],
    });
    expect(members(answer, "both")).toEqual({ Webinar: [2, 2, "unlabelled"] });
    // Not Before and Back, which sales had, nor Fresh, which was yet to come.
    expect(answer.compared).toBe(8);
  });
});

describe("when other criteria come into force meanwhile", () => {
  it("goes on against what really happens, and says since when", async () => {
    await bringIntoForce(withThreshold(9), at(50), "handOff");
    const answer = await compared(twin, at(60));
    expect(answer.activations).toMatchObject([{ at: at(50) }]);
    expect(members(answer, "onlyActive")).toEqual({
      Once: [null, 50, "unlabelled"],
      Quiet: [null, 50, "unlabelled"],
    });
    expect(answer.groups.both.mqls).toBe(6);
  });
});
