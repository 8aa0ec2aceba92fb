import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_BANT } from "./bant";
import { deriveHandoffs, type StageMove, standingMoves } from "./handoffs";
import { type MergedLead, mergeOf, mergeTimelines } from "./lead-merge";
import { allowedMoves, type Stage } from "./stages";

const DAY = 86_400_000;

/** Moves by day: "inquiry 0, mql 5, sal 6". "undo" takes the move before it back. */
function movesOf(id: string, text: string): StageMove[] {
  const moves: StageMove[] = [];
  for (const [i, part] of text.split(", ").entries()) {
    const [what, day] = part.split(" ") as [Stage | "undo", string];
    const last = moves.at(-1);
    const isUndo = what === "undo";
    moves.push({
      id: `${id}${i}`,
      from: last?.to ?? null,
      to: isUndo ? (last?.from ?? "inquiry") : what,
      at: Number(day) * DAY,
      reasonId: null,
      path: what === "mql" ? "scored" : null,
      criteriaVersionId: null,
      fit: 0,
      engagement: 0,
      undoes: isUndo ? (last?.id ?? null) : null,
    });
  }
  return moves;
}

const told = (moves: readonly StageMove[]) => moves.map(({ to, at }) => `${to} ${at / DAY}`);

/** What becomes of two histories, in words. */
function merged(survivor: string, other: string) {
  const { moves, setAside, stands } = mergeTimelines(movesOf("a", survivor), movesOf("b", other));
  return { moves: told(moves).join(", "), aside: told(setAside).join(", "), stands };
}

describe("the stage history of two leads that are one person", () => {
  it.each([
    ["an MQL into an inquiry", "inquiry 0", "inquiry 3, mql 4", "inquiry 0, mql 4", "inquiry 3"],
    ["an inquiry into an MQL", "inquiry 3, mql 4", "inquiry 0", "inquiry 0, mql 4", "inquiry 3"],
    [
      "two SQLs at once: the earlier",
      "inquiry 0, mql 9, sal 10, sql 20",
      "inquiry 1, mql 5, sal 6, sql 30",
      "inquiry 0, mql 5, sal 6, sql 30",
      "mql 9, sal 10, sql 20, inquiry 1",
    ],
    [
      "an SQL and an MQL at once: what got further",
      "inquiry 0, mql 5",
      "inquiry 1, mql 7, sal 8, sql 9",
      "inquiry 0, mql 7, sal 8, sql 9",
      "mql 5, inquiry 1",
    ],
    [
      "one after the other: both",
      "inquiry 0, mql 5, sal 6, nurture 9",
      "inquiry 40, mql 41, sal 42",
      "inquiry 0, mql 5, sal 6, nurture 9, mql 41, sal 42",
      "inquiry 40",
    ],
    [
      "let go as a duplicate of one that is with sales: that one",
      "inquiry 0, mql 5",
      "inquiry 3, mql 4, disqualified 6",
      "inquiry 0, mql 5",
      "inquiry 3, mql 4, disqualified 6",
    ],
    [
      "what the first did after the second began is not what the person did",
      "inquiry 0, mql 5, nurture 9, disqualified 50",
      "inquiry 40, mql 41",
      "inquiry 0, mql 5, nurture 9, mql 41",
      "disqualified 50, inquiry 40",
    ],
    [
      "a customer stays one",
      "inquiry 40, mql 41",
      "inquiry 0, mql 5, sal 6, sql 7, customer 8",
      "inquiry 0, mql 5, sal 6, sql 7, customer 8",
      "inquiry 40, mql 41",
    ],
    [
      "no hand-off: the surviving lead's stage",
      "inquiry 5, nurture 9",
      "inquiry 0, disqualified 2",
      "inquiry 0, nurture 9",
      "inquiry 5, disqualified 2",
    ],
  ])("%s", (_, survivor, other, moves, aside) => {
    expect(merged(survivor, other)).toMatchObject({ moves, aside });
  });

  it("keeps a move together with the one that takes it back", () => {
    const undone = merged("inquiry 0, mql 5, undo 6", "inquiry 1, mql 9");
    expect(undone.moves).toBe("inquiry 0, mql 9");
    const within = mergeTimelines(
      movesOf("a", "inquiry 0, mql 5, nurture 6, disqualified 8, undo 20"),
      movesOf("b", "inquiry 1, mql 10"),
    );
    expect(told(standingMoves(within.moves))).toEqual([
      "inquiry 0",
      "mql 5",
      "nurture 6",
      "mql 10",
    ]);
  });

  it("says of each move where the person came from", () => {
    const { moves } = mergeTimelines(
      movesOf("a", "inquiry 0, mql 5, nurture 9"),
      movesOf("b", "inquiry 40, mql 41"),
    );
    expect(moves.map(({ from }) => from)).toEqual([null, "inquiry", "mql", "nurture"]);
  });

  it("invents nothing, loses nothing, and has nobody with sales twice at once", () => {
    const history = (id: string) =>
      fc
        .array(fc.record({ pick: fc.nat(5), days: fc.integer({ min: 1, max: 20 }) }), {
          maxLength: 9,
        })
        .map((steps) => {
          let at = steps[0]?.days ?? 0;
          const parts = [`inquiry ${at}`];
          let stage: Stage = "inquiry";
          let before: Stage | null = null;
          for (const { pick, days } of steps) {
            const next = allowedMoves(stage);
            at += days;
            if (pick === 5 && before !== null) {
              parts.push(`undo ${at}`);
              stage = before;
              before = null;
              continue;
            }
            const to = next[pick % Math.max(next.length, 1)];
            if (!to) break;
            parts.push(`${to} ${at}`);
            before = stage;
            stage = to;
          }
          return movesOf(id, parts.join(", "));
        });
    fc.assert(
      fc.property(history("a"), history("b"), (a, b) => {
        const { moves, setAside } = mergeTimelines(a, b);
        const all = [...moves, ...setAside].map(({ id }) => id).sort();
        expect(all).toEqual([...a, ...b].map(({ id }) => id).sort());
        const ats = moves.map(({ at }) => at);
        expect(ats).toEqual(ats.toSorted((x, y) => x - y));
        const rounds = deriveHandoffs(moves);
        for (const [i, { exitAt }] of rounds.entries()) {
          const next = rounds[i + 1];
          if (next) expect(exitAt ?? Infinity).toBeLessThanOrEqual(next.mqlAt);
        }
        // Each stands as one of the two had it.
        const known = [...deriveHandoffs(a), ...deriveHandoffs(b)].map(withoutRound);
        for (const round of rounds) expect(known).toContainEqual(withoutRound(round));
        // Sales had the person in the same times whichever of the two is kept.
        const swapped = deriveHandoffs(mergeTimelines(b, a).moves).map(({ mqlAt }) => mqlAt);
        expect(swapped).toEqual(rounds.map(({ mqlAt }) => mqlAt));
      }),
    );
  });
});

function withoutRound<T extends { round: number }>({ round, ...rest }: T) {
  return rest;
}

function lead(parts: Partial<MergedLead>): MergedLead {
  return {
    name: "Ada",
    email: null,
    phone: null,
    externalId: null,
    createdAt: 0,
    label: "newCompany",
    accountId: null,
    ownerId: null,
    attributes: {},
    observations: [],
    bant: NO_BANT,
    answers: [],
    moves: movesOf("x", "inquiry 0"),
    ...parts,
  };
}

const observed = (day: number, values: Record<string, string | null>) => ({
  observedAt: day * DAY,
  values,
});

describe("what is known of two leads that are one person", () => {
  it("keeps the newer of two facts, and never a blank", () => {
    const merged = mergeOf(
      lead({
        attributes: { title: "CTO", city: "Ulm" },
        observations: [observed(0, { title: "CTO", city: "Ulm", industry: "Steel" })].concat(
          observed(9, { industry: null }),
        ),
      }),
      lead({
        createdAt: 3 * DAY,
        attributes: { title: "CEO", industry: "Glass" },
        observations: [observed(3, { title: "CEO", industry: "Glass", city: null })],
      }),
    );
    expect(merged.attributes).toEqual({
      title: { value: "CEO", from: "other" },
      city: { value: "Ulm", from: "survivor" },
      industry: { value: "Glass", from: "other" },
    });
    // Joined by time the observations alone would say that city and industry are not known.
    expect(merged.correction).toEqual({ city: "Ulm", industry: "Glass" });
  });

  it("keeps how the person came from the lead that was there first", () => {
    const merged = mergeOf(
      lead({ createdAt: 5 * DAY, attributes: { source: "Google" } }),
      lead({ createdAt: 1 * DAY, attributes: { source: "Trade show" } }),
    );
    expect(merged.attributes.source).toEqual({ value: "Trade show", from: "other" });
    expect(merged.first).toBe("other");
    const campaign = mergeOf(
      lead({ createdAt: 5 * DAY, attributes: { source: "Google", campaign: "Brand" } }),
      lead({ createdAt: 1 * DAY, attributes: { source: "Trade show" } }),
    );
    expect(campaign.attributes, "a campaign is of its source").toEqual({
      source: { value: "Trade show", from: "other" },
    });
    const nothing = mergeOf(
      lead({ createdAt: 5 * DAY, attributes: { source: "Google", campaign: "Brand" } }),
      lead({ createdAt: 1 * DAY, attributes: {} }),
    );
    expect(nothing.attributes).toMatchObject({ source: { value: "Google", from: "survivor" } });
  });

  it("takes the name, address and phone of the lead that stays, where it has them", () => {
    const merged = mergeOf(
      lead({ email: "ada@a.test" }),
      lead({ name: "Ada L.", email: "ada@b.test", phone: "12" }),
    );
    expect(merged.name.value).toBe("Ada");
    expect(merged.email).toEqual({ value: "ada@a.test", from: "survivor" });
    expect(merged.phone).toEqual({ value: "12", from: "other" });
    expect(merged.externalId).toEqual({ value: null, from: null });
  });

  it("takes the newest answer per dimension, and the owner of the lead that sales is working", () => {
    const merged = mergeOf(
      lead({
        ownerId: "ana",
        bant: { ...NO_BANT, need: "met", budget: "partly" },
        answers: [{ dimension: "need", level: "met", at: 1 }],
      }),
      lead({
        ownerId: "ben",
        bant: { ...NO_BANT, need: "notMet" },
        answers: [{ dimension: "need", level: "notMet", at: 2 }],
        moves: movesOf("y", "inquiry 0, mql 1, sal 2"),
      }),
    );
    expect(merged.bant).toEqual({ ...NO_BANT, need: "notMet", budget: "partly" });
    expect(merged.owner.value).toBe("ben");
  });
});
