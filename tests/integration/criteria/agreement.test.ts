import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import { listAudit } from "@/lib/audit/queries";
import {
  activateVersion,
  agreeVersion,
  createDraft,
  deleteDraft,
  proposeVersion,
  requestChanges,
  saveDraft,
  withdrawProposal,
} from "@/lib/criteria/commands";
import { saveCustomAttribute } from "@/lib/criteria/commands/attributes";
import { getVersion, listVersions } from "@/lib/criteria/queries";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { bySize, NOW, person, refusalOf } from "./people";

const marketer = person("marketer");
const manager = person("manager");
const admin = person("admin");

async function draft(name: string, body = bySize(100)) {
  const { id } = unwrap(await execute(createDraft, marketer, { name }, NOW));
  const { version } = unwrap(await execute(saveDraft, marketer, { id, version: 1, name, body }));
  return { id, version };
}

const view = async (id: string, actor = marketer) => unwrap(await ask(getVersion, actor, { id }));

describe("a draft", () => {
  it("starts empty, from a template, or from another version, and is numbered on", async () => {
    const first = unwrap(await execute(createDraft, marketer, { name: "Empty" }, NOW));
    const second = unwrap(
      await execute(createDraft, marketer, { name: "Template", template: "demo-led" }, NOW),
    );
    const third = unwrap(
      await execute(createDraft, marketer, { name: "Copy", fromId: second.id }, NOW),
    );
    expect([first.number, second.number, third.number]).toEqual([1, 2, 3]);
    expect((await view(first.id)).body.fit).toEqual([]);
    expect((await view(third.id)).body).toEqual((await view(second.id)).body);
    expect((await view(third.id)).compared?.id).toBe(second.id);
  });

  it("keeps what was saved, and refuses a save on top of an unseen one by name", async () => {
    const { id, version } = await draft("Twice");
    const theirs = { id, version, name: "Theirs", body: bySize(200) };
    unwrap(await execute(saveDraft, admin, theirs));
    const late = refusalOf(
      await execute(saveDraft, marketer, { id, version, name: "Mine", body: bySize(300) }),
    );
    expect(late.code).toBe("conflict");
    expect(late.message).toContain("The admin changed version");
    expect(await view(id)).toMatchObject({ name: "Theirs", body: bySize(200) });
  });

  it("lets one of two simultaneous saves win", async () => {
    const { id, version } = await draft("Race");
    const save = (size: number) =>
      execute(saveDraft, marketer, { id, version, name: `By ${size}`, body: bySize(size) });
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(save));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is stored unfinished, and asked for the rest when it is proposed", async () => {
    const body = bySize(100);
    const nameless = { ...body, fit: body.fit.map((rule) => ({ ...rule, label: "" })) };
    const saved = await draft("Nameless", nameless);
    expect((await view(saved.id)).body).toEqual(nameless);
    const refused = refusalOf(await execute(proposeVersion, marketer, saved, NOW));
    expect(refused.fields).toEqual({ "body.fit.0.label": "Give it a name." });
  });

  it("names the field of a shape that cannot be stored", async () => {
    const { id, version } = await draft("Boundless");
    const body = bySize(100);
    const bad = { ...body, fit: body.fit.map((rule) => ({ ...rule, points: 5000 })) };
    const refused = refusalOf(
      await execute(saveDraft, marketer, { id, version, name: "Boundless", body: bad }),
    );
    expect(refused.fields).toEqual({
      "body.fit.0.points": "body.fit.0.points must be at most 1,000.",
    });
  });

  it("is written down in words, and loudly once while one person goes on", async () => {
    const { id } = unwrap(await execute(createDraft, marketer, { name: "Typed" }, NOW));
    let version = 1;
    const save = async (actor: typeof marketer, size: number, afterMinutes: number) => {
      const input = { id, version, name: "Typed", body: bySize(size) };
      const at = NOW + afterMinutes * 60_000;
      version = unwrap(await execute(saveDraft, actor, input, at)).version;
    };
    await save(marketer, 100, 1);
    await save(marketer, 200, 2);
    await save(marketer, 300, 10);
    await save(admin, 400, 11);
    await save(marketer, 500, 12);
    await save(marketer, 600, 23);
    const listed = async (filter: object) =>
      unwrap(await ask(listAudit, admin, filter)).rows.filter(({ entityId }) => entityId === id);
    const all = (await listed({ entity: "criteria", entityId: id })).toReversed();
    expect(all.map(({ action }) => action)).toEqual([
      "criteria.created",
      "criteria.saved",
      "criteria.edited",
      "criteria.edited",
      "criteria.saved",
      "criteria.saved",
      "criteria.saved",
    ]);
    expect(all[2]).toMatchObject({
      before: { name: "Typed" },
      after: { name: "Typed", changes: [expect.stringMatching(/200.*100/)] },
    });
    expect((await listed({})).map(({ action }) => action)).not.toContain("criteria.edited");
  });

  it("can be deleted, but only while it is a draft", async () => {
    const { id, version } = await draft("Gone");
    unwrap(await execute(deleteDraft, marketer, { id, version }));
    expect(refusalOf(await ask(getVersion, marketer, { id })).code).toBe("not_found");
  });

  it("is written by marketing only", async () => {
    const { id, version } = await draft("Closed");
    for (const actor of [manager, person("sdr"), person("viewer")]) {
      const input = { id, version, name: "x", body: bySize(1) };
      expect(refusalOf(await execute(saveDraft, actor, input)).code).toBe("forbidden");
    }
  });
});

describe("a proposal", () => {
  let proposed: { id: string; version: number };
  beforeAll(async () => {
    proposed = await draft("Spring");
  });

  it("is refused while something is wrong with it, each at its field", async () => {
    const body = { ...bySize(100), thresholds: { fit: 500, engagement: 0 } };
    const wrong = await draft("Out of reach", body);
    const refused = refusalOf(await execute(proposeVersion, marketer, wrong));
    expect(refused.code).toBe("invalid");
    expect(refused.fields?.["body.thresholds.fit"]).toContain("above the fit cap");
    expect((await view(wrong.id)).state).toBe("draft");
  });

  it("freezes the evidence and waits for sales", async () => {
    const { version } = unwrap(await execute(proposeVersion, marketer, proposed, NOW));
    proposed.version = version;
    const seen = await view(proposed.id, manager);
    expect(seen).toMatchObject({
      state: "proposed",
      proposedAt: NOW,
      evidence: { at: NOW, wouldQualify: 0, inquiries: 0, existing: null },
      may: { agree: true, requestChanges: true, edit: false },
    });
    expect((await view(proposed.id)).may).toMatchObject({ agree: false, withdraw: true });
  });

  it("cannot be edited or deleted meanwhile", async () => {
    const edit = { ...proposed, name: "x", body: bySize(1) };
    expect(refusalOf(await execute(saveDraft, marketer, edit)).code).toBe("conflict");
    expect(refusalOf(await execute(deleteDraft, marketer, proposed)).code).toBe("conflict");
  });

  it("is the only one: another is refused and told which is open", async () => {
    const other = await draft("Impatient");
    const refused = refusalOf(await execute(proposeVersion, marketer, other));
    expect(refused.code).toBe("conflict");
    expect(refused.message).toContain("(Spring) is already waiting for sales");
  });

  it("cannot be signed by who proposed it, nor by a key", async () => {
    const own = await draft("Own");
    unwrap(await execute(withdrawProposal, marketer, proposed));
    const { version } = unwrap(await execute(proposeVersion, admin, own));
    const signing = { id: own.id, version };
    const refused = refusalOf(await execute(agreeVersion, admin, signing));
    expect(refused).toMatchObject({ code: "forbidden" });
    expect(refused.message).toContain("You proposed this version");
    const back = { ...signing, comment: "no" };
    expect(refusalOf(await execute(requestChanges, admin, back)).code).toBe("forbidden");
    const key = { kind: "key", id: "k", name: "Key", role: "manager" } as const;
    expect(refusalOf(await execute(agreeVersion, key, signing)).code).toBe("forbidden");
    expect((await view(own.id, admin)).may).toMatchObject({ agree: false });
    unwrap(await execute(withdrawProposal, admin, signing));
  });

  it("is not agreed to by who proposed it before somebody else did", async () => {
    const own = await draft("Passed on");
    const first = unwrap(await execute(proposeVersion, admin, own));
    const back = unwrap(
      await execute(withdrawProposal, marketer, { id: own.id, version: first.version }),
    );
    const again = { id: own.id, version: back.version };
    const { version } = unwrap(await execute(proposeVersion, marketer, again));
    const signing = { id: own.id, version };
    const refused = refusalOf(await execute(agreeVersion, admin, signing));
    expect(refused.message).toContain("You proposed this version for marketing");
    expect((await view(own.id, admin)).may).toMatchObject({
      agree: false,
      requestChanges: false,
      agreeRefusal: refused.message,
    });
    expect((await view(own.id, manager)).may).toMatchObject({ agree: true, agreeRefusal: null });
    unwrap(await execute(withdrawProposal, marketer, signing));
  });

  it("is not agreed to by who made the draft or edited it, however quietly", async () => {
    const other = person("admin", "other admin");
    const { id } = unwrap(await execute(createDraft, other, { name: "Made" }, NOW));
    let version = 1;
    const save = async (actor: typeof admin, size: number) => {
      const input = { id, version, name: "Made", body: bySize(size) };
      version = unwrap(await execute(saveDraft, actor, input, NOW)).version;
    };
    await save(marketer, 100);
    await save(admin, 200);
    await save(admin, 300);
    await save(marketer, 400);
    version = unwrap(await execute(proposeVersion, marketer, { id, version })).version;
    for (const actor of [other, admin]) {
      const refused = refusalOf(await execute(agreeVersion, actor, { id, version }));
      expect(refused).toMatchObject({ code: "forbidden" });
      expect(refused.message).toBe(
        "You wrote part of this version for marketing, so someone else must agree for sales.",
      );
      const waiting = unwrap(await ask(listVersions, actor, {})).waiting;
      expect(waiting.map(({ may }) => may.agreeRefusal)).toEqual([refused.message]);
    }
    expect((await view(id, person("admin", "third admin"))).may.agree).toBe(true);
    unwrap(await execute(withdrawProposal, marketer, { id, version }));
  });

  it("goes back to a draft with a comment, and comes again", async () => {
    const again = await view(proposed.id);
    const first = unwrap(await execute(proposeVersion, marketer, again));
    const bare = { id: proposed.id, version: first.version, comment: "  " };
    expect(refusalOf(await execute(requestChanges, manager, bare)).code).toBe("invalid");
    const asked = { ...bare, comment: "Ask for 200 employees." };
    const back = unwrap(await execute(requestChanges, manager, asked));
    const seen = await view(proposed.id);
    expect(seen).toMatchObject({ state: "draft", evidence: null, proposedAt: null });
    expect(seen.signatures.at(-1)).toMatchObject({
      side: "sales",
      decision: "changesRequested",
      comment: "Ask for 200 employees.",
      userName: "The manager",
    });
    const edit = { id: proposed.id, name: "Spring", body: bySize(200), version: back.version };
    const saved = unwrap(await execute(saveDraft, marketer, edit));
    unwrap(await execute(proposeVersion, marketer, { id: proposed.id, version: saved.version }));
  });

  it("is agreed by somebody else, once, and never edited again", async () => {
    const { id, version } = await view(proposed.id);
    const waiting = async (actor = manager) =>
      unwrap(await ask(listVersions, actor, {})).waiting.find((one) => one.id === id);
    expect(await waiting()).toMatchObject({
      state: "proposed",
      signature: { userName: "The marketer" },
      may: { agree: true, activate: false },
    });
    expect((await waiting(marketer))?.may).toMatchObject({ agree: false, activate: false });
    const both = await Promise.all([
      execute(agreeVersion, manager, { id, version }, NOW + 1),
      execute(agreeVersion, admin, { id, version }, NOW + 1),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const agreed = await view(id);
    expect(agreed).toMatchObject({ state: "agreed", agreedAt: NOW + 1 });
    expect(agreed.signatures.map(({ decision }) => decision)).toEqual([
      "proposed",
      "withdrawn",
      "proposed",
      "changesRequested",
      "proposed",
      "agreed",
    ]);
    expect(await waiting()).toMatchObject({
      state: "agreed",
      signature: { decision: "agreed", at: NOW + 1 },
      may: { agree: false, activate: true },
    });
    expect((await waiting(person("viewer")))?.may.activate).toBe(false);
    const edit = { id, version: agreed.version, name: "x", body: bySize(1) };
    expect(refusalOf(await execute(saveDraft, marketer, edit)).message).toContain("is agreed");
    expect(refusalOf(await execute(withdrawProposal, marketer, agreed)).code).toBe("conflict");
  });

  it("is not put in force before it is agreed", async () => {
    const early = await draft("Early");
    expect(refusalOf(await execute(activateVersion, manager, early)).code).toBe("conflict");
  });
});

describe("the record", () => {
  it("lists versions newest first, and audits each step", async () => {
    const { versions } = unwrap(await ask(listVersions, person("viewer"), {}));
    const numbers = versions.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const { read } = await store();
    const actions = new Set((await read.select({ a: audit.action }).from(audit)).map(({ a }) => a));
    for (const step of ["created", "saved", "deleted", "proposed", "draft", "agreed"]) {
      expect(actions).toContain(`criteria.${step}`);
    }
  });
});

describe("an attribute of the workspace's own", () => {
  it("gets an id from its label, can be renamed, and keeps its type", async () => {
    const made = { label: "Total Visits", type: "number" } as const;
    const { id } = unwrap(await execute(saveCustomAttribute, marketer, made));
    expect(id).toBe("totalVisits");
    expect(refusalOf(await execute(saveCustomAttribute, marketer, made)).code).toBe("invalid");
    unwrap(await execute(saveCustomAttribute, marketer, { id, label: "Visits", type: "number" }));
    const retyped = { id, label: "Visits", type: "text" } as const;
    expect(refusalOf(await execute(saveCustomAttribute, marketer, retyped)).code).toBe("invalid");
    const builtIn = { label: "Job title", type: "text" } as const;
    expect(refusalOf(await execute(saveCustomAttribute, marketer, builtIn)).code).toBe("invalid");
    const { attributes } = unwrap(await ask(listVersions, marketer, {}));
    expect(attributes).toEqual([{ id, label: "Visits", type: "number" }]);
  });
});
