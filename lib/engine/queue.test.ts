import { describe, expect, it } from "vitest";
import {
  compareUrgency,
  inOrder,
  isAccepted,
  isLeftBehind,
  isMine,
  isOffered,
  type QueueFacts,
} from "./queue";

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

describe("while somebody is away", () => {
  const away = new Map([["you", "2026-03-31"]]);
  it.each<[string, Partial<QueueFacts>, boolean]>([
    ["their MQL is offered to others", { ownerId: "you" }, true],
    ["what they accepted is not", { stage: "sal", ownerId: "you" }, false],
    ["their MQL that a colleague holds is not", held("somebody"), false],
    ["an MQL of another colleague is not", { ownerId: "they" }, false],
  ])("%s", (_, facts, offered) => {
    expect(isOffered(lead(facts), "me", NOW, away)).toBe(offered);
  });

  it("nothing new is offered to them, and their own leads stay", () => {
    expect(isOffered(lead({}), "you", NOW, away)).toBe(false);
    expect(isOffered(lead({ ownerId: "you" }), "you", NOW, away)).toBe(true);
    expect(isOffered(lead({ stage: "sal" }), "you", NOW, away)).toBe(false);
  });

  it.each<[string, Partial<QueueFacts>, boolean]>([
    ["a call that is due", { callbackAt: NOW }, true],
    ["an agreed time that is over", { slaDueAt: NOW - 1 }, true],
    ["what is due later", { callbackAt: NOW + 1, slaDueAt: NOW + 1 }, false],
    ["an MQL", { stage: "mql", callbackAt: NOW }, false],
    ["what somebody else owns", { ownerId: "me", callbackAt: NOW }, false],
  ])("a manager has to give away: %s", (_, facts, isLeft) => {
    expect(isLeftBehind(lead({ stage: "sal", ownerId: "you", ...facts }), NOW, away)).toBe(isLeft);
  });

  function held(by: string): Partial<QueueFacts> {
    return { ownerId: "you", claimedBy: by, claimedUntil: NOW + 1 };
  }
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
    expect(isOffered(lead(facts), "me", NOW, new Map())).toBe(offered);
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
