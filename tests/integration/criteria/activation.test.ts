import { asc, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { activities, handoffs, leads, observations } from "@/db/schema";
import {
  activateVersion,
  agreeVersion,
  createDraft,
  proposeVersion,
  saveDraft,
} from "@/lib/criteria/commands";
import { getVersion, listVersions, previewActivation, tryDraft } from "@/lib/criteria/queries";
import { activeCriteria } from "@/lib/criteria/store";
import type { Criteria } from "@/lib/engine/criteria";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { rescoreLeads } from "@/lib/scoring/steps";
import { arrive, bySize, DAY, NOW, person, refusalOf } from "./people";

const marketer = person("marketer");
const manager = person("manager");
let at = NOW;

/** An agreed version, signed by both sides. */
async function agreed(name: string, body: Criteria) {
  const { id } = unwrap(await execute(createDraft, marketer, { name }, at));
  const saved = unwrap(await execute(saveDraft, marketer, { id, version: 1, name, body }, at));
  const open = unwrap(await execute(proposeVersion, marketer, { id, ...saved }, at));
  const { version } = unwrap(
    await execute(agreeVersion, manager, { id, version: open.version }, at),
  );
  return { id, version, wouldQualify: open.wouldQualify, inquiries: open.inquiries };
}

async function standing(ids: readonly string[]) {
  const { read } = await store();
  return read
    .select({
      id: leads.id,
      stage: leads.stage,
      heldAt: leads.heldAt,
      version: leads.criteriaVersionId,
    })
    .from(leads)
    .where(inArray(leads.id, [...ids]))
    .orderBy(asc(leads.id));
}

const sweep = async (ids: readonly string[], when: number) =>
  (await store()).write((tx) => rescoreLeads(tx, ids, when, SWEEP));

let first: Awaited<ReturnType<typeof agreed>>;
beforeAll(async () => {
  await arrive("a", { employees: 500 });
  await arrive("b", { employees: 150 });
  await arrive("c", { employees: 20 });
  await arrive("d", { employees: 700 }, "disqualified");
  first = await agreed("Large", bySize(400));
});

describe("the evidence", () => {
  it("counts who would qualify, waiting leads only, and names them", async () => {
    expect(first).toMatchObject({ wouldQualify: 1, inquiries: 3 });
    const preview = unwrap(await ask(previewActivation, person("viewer"), { id: first.id }, at));
    expect(preview).toMatchObject({ wouldQualify: 1, inquiries: 3 });
    expect(preview.leads).toEqual([
      {
        id: "a",
        name: "Lead a",
        company: null,
        stage: "inquiry",
        fit: 60_000,
        engagement: 0,
        path: "scored",
      },
    ]);
  });
});

describe("activation", () => {
  it("leaves existing leads alone by default, and says how many", async () => {
    const done = unwrap(await execute(activateVersion, marketer, first, at));
    expect(done).toMatchObject({ qualifying: 1, held: 1, handedOff: 0, inquiries: 3 });
    expect(await standing(["a", "b", "c", "d"])).toMatchObject([
      { stage: "inquiry", heldAt: at },
      { stage: "inquiry", heldAt: null },
      { stage: "inquiry", heldAt: null },
      { stage: "disqualified", heldAt: null },
    ]);
    const { read } = await store();
    expect(await activeCriteria(read)).toMatchObject({ id: first.id, body: bySize(400) });
    const seen = unwrap(await ask(getVersion, marketer, { id: first.id }));
    expect(seen.evidence).toEqual({ at, wouldQualify: 1, inquiries: 3, existing: "leave" });
  });

  it("does not hand them off by a later sweep, but by something new", async () => {
    await sweep(["a", "b", "c"], at + DAY);
    expect((await standing(["a"]))[0]).toMatchObject({ stage: "inquiry" });
    await (await store()).write((tx) =>
      tx.insert(observations).values({
        id: "o-a2",
        leadId: "a",
        observedAt: at + DAY,
        values: { employees: 600 },
        origin: "test",
      }),
    );
    await sweep(["a"], at + 2 * DAY);
    expect((await standing(["a"]))[0]).toMatchObject({ stage: "mql", version: first.id });
  });

  it("makes every score due", async () => {
    const { read } = await store();
    const [due] = await read.select({ at: leads.rescoreAt }).from(leads).where(eq(leads.id, "d"));
    expect(due?.at).toBe(at);
  });

  it("hands the others off by name when asked to, under the new version, and retires the old", async () => {
    at += 10 * DAY;
    const second = await agreed("Medium", bySize(100));
    expect(second).toMatchObject({ wouldQualify: 1, inquiries: 2 });
    const done = unwrap(
      await execute(activateVersion, manager, { ...second, existing: "handOff" }, at),
    );
    expect(done).toMatchObject({ qualifying: 1, handedOff: 1, held: 0 });
    expect(await standing(["a", "b", "c"])).toMatchObject([
      { stage: "mql", version: first.id },
      { stage: "mql", version: second.id },
      { stage: "inquiry" },
    ]);
    const { read } = await store();
    const [handoff] = await read.select().from(handoffs).where(eq(handoffs.leadId, "b"));
    expect(handoff).toMatchObject({ mqlAt: at, path: "scored", fit: 60_000 });
    const { active, versions } = unwrap(await ask(listVersions, marketer, {}));
    expect(active?.id).toBe(second.id);
    expect(versions.filter(({ state }) => state === "active")).toHaveLength(1);
    expect(versions.find(({ id }) => id === first.id)).toMatchObject({ state: "retired" });
  });

  it("goes back to an earlier version without new signatures", async () => {
    at += DAY;
    const old = unwrap(await ask(getVersion, manager, { id: first.id }));
    expect(old.may.activate).toBe(true);
    expect(old.inForceId).not.toBe(first.id);
    unwrap(await execute(activateVersion, manager, old, at));
    const { read } = await store();
    expect((await activeCriteria(read))?.id).toBe(first.id);
    const others = unwrap(await ask(listVersions, manager, {})).versions;
    for (const { id } of others) {
      expect(unwrap(await ask(getVersion, manager, { id })).inForceId).toBe(first.id);
    }
    expect(refusalOf(await execute(activateVersion, manager, old, at)).code).toBe("conflict");
  });

  it("counts leads that changed after the first look", async () => {
    at += DAY;
    const version = await agreed("Everybody", bySize(10));
    expect(version.wouldQualify).toBe(1);
    await arrive("e", { employees: 50 }, "inquiry", at);
    const done = unwrap(await execute(activateVersion, marketer, version, at));
    expect(done).toMatchObject({ qualifying: 2, held: 2, inquiries: 2 });
  });

  it("is for those who may, and lets one of two win", async () => {
    at += DAY;
    const one = await agreed("One", bySize(11));
    const two = await agreed("Two", bySize(12));
    expect(refusalOf(await execute(activateVersion, person("sdr"), one)).code).toBe("forbidden");
    const both = await Promise.all([
      execute(activateVersion, manager, one, at),
      execute(activateVersion, marketer, one, at),
      execute(activateVersion, marketer, two, at),
    ]);
    expect(both.filter(({ ok }) => ok).length).toBe(2);
    const { versions } = unwrap(await ask(listVersions, marketer, {}));
    expect(versions.filter(({ state }) => state === "active")).toHaveLength(1);
  });
});

describe("a nurtured lead", () => {
  it("qualifies again only by something it did since its return", async () => {
    const body: Criteria = {
      ...bySize(100),
      engagement: [
        {
          id: "demo",
          label: "Demo",
          activity: "demo_request",
          points: 50,
          repeat: "once",
          decay: { kind: "none" },
        },
      ],
      thresholds: { fit: 50, engagement: 40 },
    };
    const asked = (id: string, when: number) => ({
      id: `demo-${id}`,
      leadId: id,
      type: "demo_request" as const,
      at: when,
      props: {},
      recordedAt: when,
    });
    await arrive("n1", { employees: 900 }, "nurture");
    await arrive("n2", { employees: 900 }, "nurture");
    await (await store()).write((tx) =>
      tx.insert(activities).values([asked("n1", NOW - 60 * DAY), asked("n2", NOW - DAY)]),
    );
    const trial = (leadId: string) => ask(tryDraft, marketer, { leadId, body }, at);
    expect(unwrap(await trial("n1"))).toMatchObject({ path: null, lead: { stage: "nurture" } });
    const second = unwrap(await trial("n2"));
    expect(second).toMatchObject({
      path: "scored",
      explanation: { engagement: { value: 50_000 } },
    });
    expect(refusalOf(await trial("nobody")).code).toBe("not_found");
  });
});
