import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import {
  activateVersion,
  agreeVersion,
  createDraft,
  proposeVersion,
  requestChanges,
  saveDraft,
  withdrawProposal,
} from "@/lib/criteria/commands";
import { getVersion, listVersions } from "@/lib/criteria/queries";
import { getProposal, listEvidenceLeads } from "@/lib/criteria/queries/proposals";
import type { ProposalView } from "@/lib/criteria/schema/proposals";
import type { Criteria } from "@/lib/engine/criteria";
import { OUTCOME_LABELS } from "@/lib/engine/handoffs";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { replayDraft } from "@/lib/replays/queries";
import type { ReplayFigure } from "@/lib/replays/schema";
import { bySize, DAY, NOW, person, refusalOf } from "./people";

/** What happens, once, while the analyst is asked. */
const meanwhile = vi.hoisted(() => ({ happens: null as (() => Promise<void>) | null }));
vi.mock("@/lib/analyst/analyst", async (load) => {
  const { analyst, ...others } = await load<typeof import("@/lib/analyst/analyst")>();
  const ask: ReturnType<typeof analyst>["ask"] = async (key, question) => {
    const { happens } = meanwhile;
    meanwhile.happens = null;
    await happens?.();
    return analyst().ask(key, question);
  };
  return { ...others, analyst: () => ({ ...analyst(), ask }) };
});

const MINUTE = 60_000;
const marketer = person("marketer");
const manager = person("manager");
let now = NOW;

async function arrives(name: string, employees: number): Promise<string> {
  const input = { name, attributes: { employees } };
  return unwrap(await execute(createLead, marketer, input, now)).id;
}

async function draft(name: string, body: Criteria) {
  const { id } = unwrap(await execute(createDraft, marketer, { name }, now));
  const { version } = unwrap(
    await execute(saveDraft, marketer, { id, version: 1, name, body }, now),
  );
  return { id, version };
}

/** A minute later, so that it counts who has arrived before. */
async function proposed(name: string, body: Criteria) {
  const { id, version } = await draft(name, body);
  now += MINUTE;
  return { id, ...unwrap(await execute(proposeVersion, marketer, { id, version }, now)) };
}

async function seen(id: string, signatureId?: string): Promise<ProposalView> {
  const input = { id, ...(signatureId === undefined ? {} : { signatureId }) };
  const proposal = unwrap(await ask(getProposal, person("viewer"), input));
  if (!proposal) throw new Error("It was proposed.");
  return proposal;
}

function replayOf({ kept }: ProposalView) {
  if (kept?.evidence.kind !== "replay") throw new Error("Its replay was kept.");
  return kept.evidence;
}

describe("the evidence of a proposal", () => {
  it("is none while nobody has arrived, and says so", async () => {
    const { id, version } = await proposed("Nobody yet", bySize(100));
    expect((await seen(id)).kept?.evidence).toEqual({ kind: "none", reason: "noLeads" });
    unwrap(await execute(requestChanges, manager, { id, version, comment: "Later." }, now));
  });

  it("is none when the analyst fails, which keeps nobody from proposing", async () => {
    await arrives("Early", 10);
    meanwhile.happens = () => Promise.reject(new Error("out of memory"));
    const { id, version, evidence } = await proposed("Unlucky", bySize(100));
    expect(evidence).toBe("none");
    expect((await seen(id)).kept?.evidence).toEqual({ kind: "none", reason: "failed" });
    unwrap(await execute(requestChanges, manager, { id, version, comment: "Again." }, now));
  });

  it("is what the editor shows of the same draft at that moment", async () => {
    for (const employees of [50, 150, 250, 350]) await arrives(`Has ${employees}`, employees);
    const { id, version } = await proposed("First", bySize(200));
    const { tookMs, asOf, distribution, curve, thresholds, ...shown } = unwrap(
      await ask(replayDraft, marketer, { body: bySize(200), holdOutFrom: "2025-12-02" }, now),
    );
    const evidence = replayOf(await seen(id));
    expect(evidence).toMatchObject({ ...shown, against: null });
    expect(evidence).toMatchObject({ leads: 5, draft: { mqls: 2 }, active: null });
    const signed = { id, version };
    const agreed = unwrap(await execute(agreeVersion, manager, signed, now));
    unwrap(await execute(activateVersion, marketer, { id, version: agreed.version }, now));
  });

  it("stays as it was, whatever comes after: leads, edits, another proposal, the activation", async () => {
    now += DAY;
    const { id, version } = await proposed("Second", bySize(100));
    const first = await seen(id);
    const before = replayOf(first);
    expect(before).toMatchObject({
      asOf: now - MINUTE,
      leads: 5,
      draft: { mqls: 3 },
      active: { mqls: 2 },
      against: { number: 3 },
      gained: { count: 1, byLabel: { sql: 0, unlabelled: 1 }, gone: 0 },
      lost: { count: 0 },
    });
    expect(before.gained.leads.map(({ name }) => name)).toEqual(["Has 150"]);
    expect(before.rules.size).toMatchObject({ leads: 3 });

    const asked = { id, version, comment: "Ask for 300." };
    const back = unwrap(await execute(requestChanges, manager, asked, now));
    now += DAY;
    await arrives("Late", 400);
    const edit = { id, version: back.version, name: "Second", body: bySize(300) };
    const saved = unwrap(await execute(saveDraft, marketer, edit, now));
    expect(await seen(id, first.signature.id)).toEqual(first);

    now += MINUTE;
    const again = { id, version: saved.version };
    const open = unwrap(await execute(proposeVersion, marketer, again, now));
    await arrives("In the same minute", 400);
    const second = await seen(id);
    expect(second.signature.id).not.toBe(first.signature.id);
    expect(second.kept?.body).toEqual(bySize(300));
    expect(second.before).toEqual({ at: first.signature.at, body: bySize(100) });
    expect(replayOf(second)).toMatchObject({
      leads: 6,
      draft: { mqls: 2 },
      active: { mqls: 3 },
      gained: { count: 0 },
      lost: { count: 1 },
    });
    expect(await seen(id, first.signature.id)).toEqual(first);

    const input = { id, version: open.version };
    const agreed = unwrap(await execute(agreeVersion, manager, input, now));
    now += DAY;
    await arrives("Later still", 500);
    const going = { id, version: agreed.version };
    unwrap(await execute(activateVersion, marketer, going, now));
    expect(await seen(id)).toEqual(second);
    const { signatures } = unwrap(await ask(getVersion, marketer, { id }));
    expect(signatures.map(({ hasEvidence }) => hasEvidence)).toEqual([true, false, true, false]);
  });

  it("opens to the leads of then, whoever came and became what since", async () => {
    const { versions } = unwrap(await ask(listVersions, manager, {}));
    const version = versions.find(({ name }) => name === "Second");
    const { signatures } = unwrap(await ask(getVersion, manager, { id: version?.id ?? "" }));
    const opened = await Promise.all(
      signatures
        .filter(({ hasEvidence }) => hasEvidence)
        .map(async ({ id: signatureId }) => {
          const of = async (figure: ReplayFigure) => {
            const page = unwrap(
              await ask(listEvidenceLeads, person("viewer"), { signatureId, figure }),
            );
            expect(page.total).toBe(page.leads.length);
            return page.leads.map(({ name }) => name).sort();
          };
          const mqls = (side: "draft" | "active") =>
            of({ kind: "mqls", side, period: "all", labels: [...OUTCOME_LABELS] });
          return {
            draft: await mqls("draft"),
            active: await mqls("active"),
            gained: await of({ kind: "gained" }),
            lost: await of({ kind: "lost" }),
          };
        }),
    );
    expect(opened).toEqual([
      {
        draft: ["Has 150", "Has 250", "Has 350"],
        active: ["Has 250", "Has 350"],
        gained: ["Has 150"],
        lost: [],
      },
      {
        draft: ["Has 350", "Late"],
        active: ["Has 250", "Has 350", "Late"],
        gained: [],
        lost: ["Has 250"],
      },
    ]);
    const nothing = { signatureId: "nobody", figure: { kind: "lost" } as const };
    expect(refusalOf(await ask(listEvidenceLeads, manager, nothing)).code).toBe("not_found");
  });

  it("keeps counts and no name of a lead that is gone", async () => {
    now += DAY;
    const { id } = await proposed("Third", bySize(200));
    expect(replayOf(await seen(id)).gained).toMatchObject({ count: 1, gone: 0 });
    const [gained] = replayOf(await seen(id)).gained.leads;
    const opened = await store();
    await opened.write((tx) => tx.delete(leads).where(eq(leads.id, gained?.id ?? "")));
    expect(replayOf(await seen(id)).gained).toMatchObject({ count: 1, gone: 1, leads: [] });
    const kept = JSON.stringify((await seen(id)).kept);
    expect(kept).not.toContain(gained?.name);
  });

  it("is that of the agreement still when a version comes back, unsigned", async () => {
    const { versions } = unwrap(await ask(listVersions, manager, {}));
    const first = versions.find(({ name }) => name === "First");
    if (!first) throw new Error("It was agreed.");
    const before = await seen(first.id);
    const retired = unwrap(await ask(getVersion, manager, { id: first.id }));
    expect(retired).toMatchObject({ state: "retired", inForce: { name: "Second" } });
    const back = { id: first.id, version: first.version };
    unwrap(await execute(activateVersion, manager, back, now));
    const again = unwrap(await ask(getVersion, manager, { id: first.id }));
    expect(again).toMatchObject({ state: "active", inForce: null, activatedAt: now });
    expect(again.signatures).toEqual(retired.signatures);
    expect(await seen(first.id)).toEqual(before);
  });

  it("is not beside a version that went out of force while it was computed", async () => {
    const { versions } = unwrap(await ask(listVersions, manager, {}));
    const [proposed, second] = ["Third", "Second"].map((name) =>
      versions.find((version) => version.name === name),
    );
    if (!proposed || !second) throw new Error("Both were proposed.");
    unwrap(await execute(withdrawProposal, marketer, proposed, now));
    const other = await draft("Fourth", bySize(150));
    meanwhile.happens = async () => {
      unwrap(await execute(activateVersion, manager, second, now));
    };
    const refused = refusalOf(await execute(proposeVersion, marketer, other, now));
    expect(refused.message).toContain("Another version came into force just now");
    expect(unwrap(await ask(getProposal, manager, { id: other.id }))).toBeNull();
    unwrap(await execute(proposeVersion, marketer, other, now));
    expect(replayOf(await seen(other.id)).against?.id).toBe(second.id);
  });

  it("is of no other version's proposal", async () => {
    const other = await draft("Other", bySize(100));
    expect(unwrap(await ask(getProposal, manager, { id: other.id }))).toBeNull();
    const wrong = { id: other.id, signatureId: "elsewhere" };
    expect(refusalOf(await ask(getProposal, manager, wrong)).code).toBe("not_found");
  });
});
