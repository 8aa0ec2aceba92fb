import { describe, expect, it } from "vitest";
import { NO_BANT } from "@/lib/engine/bant";
import type { QueueLead } from "@/lib/leads/schema";
import { following, mergeRows, neighbour, type QueueRow } from "./queue-rows";

function lead(id: string): QueueLead {
  return {
    id,
    name: `Lead ${id}`,
    title: null,
    company: null,
    fit: 0,
    engagement: 0,
    grade: null,
    source: null,
    ownerId: null,
    ownerName: null,
    ownerAwayUntil: null,
    stage: "mql",
    stageAt: 0,
    slaDueAt: null,
    firstTouchAt: null,
    bant: NO_BANT,
    label: "newCompany",
    path: "scored",
    claimedBy: null,
    claimedByName: null,
    claimedUntil: null,
    nurtureUntil: null,
    optedOut: false,
    version: 1,
    email: null,
    phone: null,
    attempts: 0,
    callbackAt: null,
    mqlAt: 0,
    lastActivityAt: null,
  };
}
const rowsOf = (...ids: string[]): QueueRow[] => ids.map((id) => ({ lead: lead(id), gone: null }));
const told = (rows: readonly QueueRow[]) =>
  rows.map(({ lead: { id }, gone }) => (gone === null ? id : `${id}: ${gone}`));

describe("mergeRows", () => {
  it("takes the order of the answer", () => {
    const rows = mergeRows(
      rowsOf("a", "b"),
      [lead("b"), lead("a"), lead("c")],
      new Set(),
      () => "",
    );
    expect(told(rows)).toEqual(["b", "a", "c"]);
  });

  it("keeps the rows whose leads are as they were", () => {
    const rows = rowsOf("a", "b", "c");
    const answer = [lead("c"), lead("a"), { ...lead("b"), attempts: 1 }];
    const [c, a, b] = mergeRows(rows, answer, new Set(), () => "");
    expect([a === rows[0], b === rows[1], c === rows[2]]).toEqual([true, false, true]);
  });

  it("keeps a lead that somebody else took in its place and says why", () => {
    const rows = mergeRows(rowsOf("a", "b", "c"), [lead("a"), lead("c")], new Set(), (id) =>
      id === "b" ? "Ann is on it" : "?",
    );
    expect(told(rows)).toEqual(["a", "b: Ann is on it", "c"]);
  });

  it("keeps the first reason, and forgets it when the lead comes back", () => {
    const gone = mergeRows(rowsOf("a", "b"), [lead("a")], new Set(), () => "first");
    const again = mergeRows(gone, [lead("a")], new Set(), () => "second");
    expect(told(again)).toEqual(["a", "b: first"]);
    expect(told(mergeRows(again, [lead("b"), lead("a")], new Set(), () => ""))).toEqual(["b", "a"]);
  });

  it("drops what this person moved away, even while the answer still has it", () => {
    const own = new Set(["b"]);
    expect(told(mergeRows(rowsOf("a", "b"), [lead("a"), lead("b")], own, () => ""))).toEqual(["a"]);
    expect(told(mergeRows(rowsOf("a", "b"), [lead("a")], own, () => ""))).toEqual(["a"]);
  });
});

describe("neighbour", () => {
  const rows = mergeRows(rowsOf("a", "b", "c"), [lead("a"), lead("c")], new Set(), () => "taken");

  it("passes over leads that are gone", () => {
    expect(neighbour(rows, "a", 1)?.id).toBe("c");
    expect(neighbour(rows, "c", -1)?.id).toBe("a");
  });

  it("ends at the ends, and begins at them without a selection", () => {
    expect(neighbour(rows, "c", 1)).toBeNull();
    expect(neighbour(rows, null, 1)?.id).toBe("a");
    expect(neighbour(rows, null, -1)?.id).toBe("c");
  });

  it("goes on from the last lead to the one before it", () => {
    expect(following(rows, "c")?.id).toBe("a");
    expect(following(rowsOf("a"), "a")).toBeNull();
  });
});
