import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit, leads, stageMoves } from "@/db/schema";
import { startChallenger, stopChallenger } from "@/lib/challengers/commands";
import { getChallenger, listChallengers } from "@/lib/challengers/queries";
import { MOST_RUNNING } from "@/lib/challengers/schema";
import {
  activateVersion,
  agreeVersion,
  createDraft,
  deleteDraft,
  proposeVersion,
  saveDraft,
} from "@/lib/criteria/commands";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { arrive, bySize, DAY, NOW, person, refusalOf } from "../criteria/people";

const marketer = person("marketer");
const manager = person("manager");

async function draft(name: string, body = bySize(100)) {
  const { id } = unwrap(await execute(createDraft, marketer, { name }, NOW));
  const input = { id, version: 1, name, body };
  const { version } = unwrap(await execute(saveDraft, marketer, input, NOW));
  return { id, version };
}

const start = (versionId: string, at = NOW) =>
  execute(startChallenger, marketer, { versionId }, at);
const stop = (id: string, at = NOW) => execute(stopChallenger, marketer, { id }, at);
const get = async (id: string) =>
  unwrap(await ask(getChallenger, person("viewer"), { id }, NOW + DAY));

async function everything() {
  const { read } = await store();
  return {
    leads: await read.select().from(leads).orderBy(leads.id),
    moves: await read.select().from(stageMoves).orderBy(stageMoves.id),
  };
}

beforeAll(async () => {
  for (const [id, employees] of [
    ["a", 500],
    ["b", 20],
  ] as const) {
    await arrive(id, { employees });
  }
});

describe("a challenger", () => {
  it("changes no lead, no score and no stage, although leads meet it", async () => {
    const { id: versionId } = await draft("Quiet");
    const before = await everything();
    const { id } = unwrap(await start(versionId));
    unwrap(await stop(id, NOW + DAY));
    expect(await everything()).toEqual(before);
  });

  it("is stamped with who and when, in the list and in the audit log", async () => {
    const { id: versionId } = await draft("Stamped");
    const { id } = unwrap(await start(versionId));
    expect((await get(id)).view).toMatchObject({
      versionId,
      versionName: "Stamped",
      versionState: "draft",
      startedAt: NOW,
      startedByName: "The marketer",
      ended: null,
    });
    unwrap(await execute(stopChallenger, person("admin"), { id }, NOW + 1));
    const { challengers } = unwrap(await ask(listChallengers, person("viewer"), {}));
    expect(challengers.find((one) => one.id === id)?.ended).toEqual({
      at: NOW + 1,
      by: "The admin",
      how: "stopped",
    });
    const { read } = await store();
    const entries = await read
      .select({ action: audit.action, by: audit.actorName, after: audit.after })
      .from(audit)
      .where(eq(audit.entityId, id))
      .orderBy(desc(audit.seq));
    expect(entries).toMatchObject([
      { action: "challenger.stop", by: "The admin", after: { name: "Stamped" } },
      { action: "challenger.start", by: "The marketer", after: { name: "Stamped" } },
    ]);
  });

  it("keeps its criteria when the draft is edited, and says what was edited", async () => {
    const made = await draft("Edited");
    const { id } = unwrap(await start(made.id));
    expect((await get(id)).edits).toEqual([]);
    const edit = { ...made, name: "Edited", body: bySize(300) };
    const { version } = unwrap(await execute(saveDraft, marketer, edit));
    const { body, edits } = await get(id);
    expect(body).toEqual(bySize(100));
    expect(edits).toEqual([expect.stringMatching(/at least 300.*at least 100/)]);
    const promise = { ...bySize(100), sla: { ...EMPTY_CRITERIA.sla, acceptWithinHours: 1 } };
    const back = { id: made.id, version, name: "Edited", body: promise };
    const { version: last } = unwrap(await execute(saveDraft, marketer, back));
    expect((await get(id)).edits).toEqual([]);
    unwrap(await execute(deleteDraft, marketer, { id: made.id, version: last }));
    expect(await get(id)).toMatchObject({
      body: bySize(100),
      edits: [],
      view: { versionName: "Edited", versionState: null },
    });
    unwrap(await stop(id));
  });

  it("is stopped once", async () => {
    const { id: versionId } = await draft("Once");
    const { id } = unwrap(await start(versionId));
    const both = await Promise.all([stop(id), stop(id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(await stop(id))).toMatchObject({ code: "conflict" });
    expect(refusalOf(await stop("nobody")).code).toBe("not_found");
  });

  it("is started by marketing only, of a version that is there, complete, and not running", async () => {
    const { id: versionId } = await draft("Refused");
    for (const role of ["manager", "sdr", "viewer"] as const) {
      const refused = await execute(startChallenger, person(role), { versionId });
      expect(refusalOf(refused).code).toBe("forbidden");
    }
    expect(refusalOf(await start("nothing")).code).toBe("not_found");
    const empty = await draft("Empty", EMPTY_CRITERIA);
    expect(refusalOf(await start(empty.id)).message).toMatch(
      /^This draft cannot run yet: All fit rules together give at most 0 points/,
    );
    const { id } = unwrap(await start(versionId));
    expect(refusalOf(await start(versionId)).message).toMatch(/runs as a challenger already/);
    unwrap(await stop(id));
    const { id: again } = unwrap(await start(versionId));
    unwrap(await stop(again));
  });

  it("runs beside few others", async () => {
    const running: string[] = [];
    for (let i = 0; i < MOST_RUNNING; i++) {
      running.push(unwrap(await start((await draft(`Runner ${i}`)).id)).id);
    }
    const { id: versionId } = await draft("One too many");
    expect(refusalOf(await start(versionId)).message).toMatch(
      /5 challengers run already: .*Runner/,
    );
    for (const id of running) unwrap(await stop(id));
    unwrap(await stop(unwrap(await start(versionId)).id));
  });

  it("ends when its version comes into force, and the version in force cannot be one", async () => {
    const made = await draft("Winner");
    const { id } = unwrap(await start(made.id));
    const open = unwrap(await execute(proposeVersion, marketer, made, NOW));
    const agreed = unwrap(
      await execute(agreeVersion, manager, { id: made.id, version: open.version }, NOW),
    );
    const input = { id: made.id, version: agreed.version };
    unwrap(await execute(activateVersion, manager, input, NOW + DAY));
    expect((await get(id)).view.ended).toEqual({ at: NOW + DAY, how: "inForce" });
    expect(refusalOf(await stop(id)).code).toBe("conflict");
    expect(refusalOf(await start(made.id)).message).toMatch(/is in force/);
  });
});
