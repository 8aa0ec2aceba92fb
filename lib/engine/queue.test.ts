import { describe, expect, it } from "vitest";
import { compareUrgency, inOrder, isAccepted, isMine, isOffered, type QueueFacts } from "./queue";

const NOW = 1_000_000;
const lead = (facts: Partial<QueueFacts> = {}): QueueFacts => ({
  id: "a",
  stage: "mql",
  ownerId: null,
  claimedBy: null,
  claimedUntil: null,
  path: "scored",
  slaDueAt: null,
  callbackAt: null,
  score: 0,
  ...facts,
});

describe("what an SDR is offered", () => {
  it.each<[string, Partial<QueueFacts>, boolean]>([
    ["a free MQL", {}, true],
    ["an MQL of theirs", { ownerId: "me" }, true],
    ["an MQL of a colleague", { ownerId: "you" }, false],
    ["one a colleague holds", { claimedBy: "you", claimedUntil: NOW + 1 }, false],
    ["one a colleague held until now", { claimedBy: "you", claimedUntil: NOW }, true],
    ["one they hold themselves", { claimedBy: "me", claimedUntil: NOW + 1 }, true],
    ["an accepted lead that lost its owner", { stage: "sal" }, true],
    ["an accepted lead of theirs", { stage: "sal", ownerId: "me" }, false],
    [
      "an accepted lead of theirs that they hold",
      { stage: "sal", ownerId: "me", claimedBy: "me", claimedUntil: NOW + 1 },
      false,
    ],
    ["an inquiry", { stage: "inquiry" }, false],
  ])("%s", (_, facts, offered) => {
    expect(isOffered(lead(facts), "me", NOW)).toBe(offered);
  });

  it("is theirs by owner or by a claim that holds", () => {
    expect(isAccepted(lead({ stage: "sal", ownerId: "me" }), "me")).toBe(true);
    expect(isMine(lead({ claimedBy: "me", claimedUntil: NOW + 1 }), "me", NOW)).toBe(true);
    expect(isMine(lead({ claimedBy: "me", claimedUntil: NOW }), "me", NOW)).toBe(false);
    expect(isMine(lead({ ownerId: "you" }), "me", NOW)).toBe(false);
  });
});

describe("the order of the queue", () => {
  it("is fast track, then the nearest SLA, then the score, then the id", () => {
    const order = [
      lead({ id: "e", score: 9 }),
      lead({ id: "d", slaDueAt: 2, score: 1 }),
      lead({ id: "c", slaDueAt: 2, score: 5 }),
      lead({ id: "b", slaDueAt: 2, score: 5 }),
      lead({ id: "a", path: "fastTrack", slaDueAt: 9 }),
    ].sort(compareUrgency);
    expect(order.map(({ id }) => id).join("")).toBe("abcde");
  });

  it("puts calls whose time has come first, the longest due one before all, and no call to come", () => {
    const sorted = [
      lead({ id: "a", path: "fastTrack" }),
      lead({ id: "b", callbackAt: NOW + 1 }),
      lead({ id: "c", callbackAt: NOW }),
      lead({ id: "d", callbackAt: NOW - 1 }),
      lead({ id: "e" }),
    ];
    const idsAt = (now: number) =>
      inOrder(sorted, now)
        .map(({ id }) => id)
        .join("");
    expect(idsAt(NOW)).toBe("dcabe");
    expect(idsAt(NOW + 1)).toBe("dcbae");
  });
});
