import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { store } from "@/db/client";
import { activeCriteria } from "@/lib/criteria/store";
import type { Criteria } from "@/lib/engine/criteria";
import { type Dial, dialAt, withDial } from "@/lib/engine/dial";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { replayAhead, replayDraft } from "@/lib/replays/queries";
import { type AnsweredAhead, MOST_AHEAD, type replayAheadInput } from "@/lib/replays/schema";
import { takeSample, SAMPLE_UNTIL as UNTIL } from "@/tests/support/kept-sample";

const MARKETER: Actor = { kind: "user", id: "m", name: "M", role: "marketer", sessionId: "s" };

type Run = z.input<typeof replayAheadInput>["ahead"];

let draft: Criteria;

beforeAll(async () => {
  await takeSample();
  const { read } = await store();
  const active = (await activeCriteria(read))?.body;
  if (!active) throw new Error("The sample has criteria in force");
  draft = active;
}, 120_000);

async function askAhead(ahead: Run, holdOutFrom: string | null = null) {
  return unwrap(await ask(replayAhead, MARKETER, { body: draft, holdOutFrom, ahead }, UNTIL));
}

function answersIn(lines: Uint8Array): AnsweredAhead[] {
  const texts = new TextDecoder().decode(lines).split("\n");
  return texts.slice(0, -1).map((line) => JSON.parse(line));
}

async function allOf(run: AsyncGenerator<Uint8Array, void>): Promise<AnsweredAhead[]> {
  const found: AnsweredAhead[] = [];
  for await (const lines of run) found.push(...answersIn(lines));
  return found;
}

/** What a draft's own question is answered with, without the time it took. */
async function askAlone(body: Criteria, holdOutFrom: string | null) {
  const question = { body, holdOutFrom, named: 0 };
  return { ...unwrap(await ask(replayDraft, MARKETER, question, UNTIL)), tookMs: 0 };
}

function dials(): { dial: Dial; run: (values: number[]) => Run }[] {
  const rules = [...draft.engagement.slice(0, 2), ...draft.fit.slice(0, 1)].map(({ id }) => id);
  return [
    ...rules.map((rule) => ({
      dial: { kind: "points" as const, rule },
      run: (values: number[]): Run => ({ kind: "points", rule, values }),
    })),
    {
      dial: { kind: "fitThreshold" as const },
      run: (values: number[]): Run => ({ kind: "fitThreshold", values }),
    },
  ];
}

describe("answers ahead", () => {
  test("are those to each draft by itself, in the order in which they were asked for", async () => {
    for (const holdOutFrom of [null, "2026-05-01"]) {
      for (const { dial, run } of dials()) {
        const own = dialAt(draft, dial) ?? 0;
        const values = [own, own + 1, own - 1, own + 7, own - 3];
        const found = await allOf(await askAhead(run(values), holdOutFrom));
        expect(found.map(({ value }) => value)).toEqual(values);
        for (const { value, answer } of found) {
          const alone = await askAlone(withDial(draft, dial, value), holdOutFrom);
          expect({ dial, value, answer: { ...answer, tookMs: 0 } }).toEqual({
            dial,
            value,
            answer: alone,
          });
        }
      }
    }
  });

  test("leave out values that make no valid draft", async () => {
    const fading = draft.engagement.find(({ decay }) => decay.kind === "halfLife");
    const rule = fading?.id ?? "";
    const found = await allOf(await askAhead({ kind: "points", rule, values: [8, -4, 9] }));
    expect(found.map(({ value }) => value)).toEqual([8, 9]);
  });

  test("end with a newer run of the same person, and with who listens", async () => {
    // More than are answered at once.
    const values = Array.from({ length: MOST_AHEAD }, (_, i) => i % 40);
    const [older, newer] = [
      await askAhead({ kind: "fitThreshold", values }),
      await askAhead({ kind: "fitThreshold", values }),
    ];
    const next = async (run: typeof older) => {
      const { value: lines } = await run.next();
      if (!lines) throw new Error("The run has ended");
      return answersIn(lines);
    };
    expect((await next(older))[0]?.value).toBe(0);
    const first = await next(newer);
    expect(first[0]?.value).toBe(0);
    expect((await older.next()).done).toBe(true);
    const second = await next(newer);
    expect(first.length + second.length).toBeLessThan(values.length);
    expect(second[0]?.value).toBe(values[first.length]);
    await newer.return();
    expect((await newer.next()).done).toBe(true);
  });

  test("are asked for a number of values that has an end, of numbers that there are", async () => {
    const refused = async (ahead: Run) =>
      (await ask(replayAhead, MARKETER, { body: draft, ahead }, UNTIL)).ok;
    const many = Array.from({ length: MOST_AHEAD + 1 }, (_, i) => i);
    const rule = draft.engagement[0]?.id ?? "";
    expect(await refused({ kind: "points", rule, values: many })).toBe(false);
    expect(await refused({ kind: "points", rule, values: [1001] })).toBe(false);
    expect(await refused({ kind: "points", rule, values: [0.5] })).toBe(false);
    expect(await refused({ kind: "fitThreshold", values: [-1] })).toBe(false);
    expect(await refused({ kind: "points", rule: "none", values: [1] })).toBe(false);
    expect(
      (await ask(replayAhead, null, { body: draft, ahead: { kind: "fitThreshold", values: [1] } }))
        .ok,
    ).toBe(false);
  });
});
