import { describe, expect, it } from "vitest";
import {
  DISPUTE_DAYS,
  type Disputed,
  decideRefusal,
  disputeRefusal,
  disputeState,
  type RejectionMove,
  rejectionOf,
} from "./disputes";
import { STAGES, type Stage } from "./stages";
import { DAY_MS } from "./time-zone";

type Step = [to: Stage, by?: string] | { undoes: string };

/** Moves "m1", "m2", … at 1, 2, … ms; by Sam where nobody else is named. */
function movesOf(...steps: Step[]): RejectionMove[] {
  const moves: RejectionMove[] = [];
  let from: Stage | null = null;
  steps.forEach((step, i) => {
    const undoes = "undoes" in step ? step.undoes : null;
    const taken = moves.find(({ id }) => id === undoes);
    const to: Stage = taken?.from ?? (Array.isArray(step) ? step[0] : STAGES[0]);
    const actorId = Array.isArray(step) ? (step[1] ?? "sam") : "sam";
    moves.push({ id: `m${i + 1}`, from, to, at: i + 1, actorId, undoes });
    from = to;
  });
  return moves;
}

describe("rejectionOf", () => {
  it("is the move by which an MQL went that was not accepted", () => {
    for (const to of ["nurture", "disqualified"] as const) {
      const moves = movesOf(["inquiry"], ["mql"], [to]);
      expect(rejectionOf(moves)).toEqual({ moveId: "m3", to, at: 3, actorId: "sam", mqlAt: 2 });
    }
  });

  it("is none where the lead was accepted, went from elsewhere, or went on", () => {
    const others: Step[][] = [
      [["inquiry"]],
      [["inquiry"], ["disqualified"]],
      [["inquiry"], ["mql"]],
      [["inquiry"], ["mql"], ["sal"], ["disqualified"]],
      [["inquiry"], ["mql"], ["nurture"], ["mql"]],
      [["inquiry"], ["mql"], ["nurture"], ["disqualified"]],
      [["inquiry"], ["mql"], ["disqualified"], ["nurture"]],
      [["inquiry"], ["mql"], ["disqualified"], { undoes: "m3" }],
    ];
    for (const steps of others) expect(rejectionOf(movesOf(...steps))).toBeNull();
  });

  it("is there again once what followed it was taken back", () => {
    const reopened = movesOf(["inquiry"], ["mql"], ["disqualified"], ["nurture"], { undoes: "m4" });
    expect(rejectionOf(reopened)?.moveId).toBe("m3");
    const accepted = movesOf(["inquiry"], ["mql"], ["sal"], { undoes: "m3" }, ["nurture"]);
    expect(rejectionOf(accepted)).toMatchObject({ moveId: "m5", mqlAt: 2 });
  });
});

const REJECTION = { moveId: "m3", to: "nurture", at: 3, actorId: "sam", mqlAt: 2 } as const;
const OPEN: Disputed = {
  moveId: "m3",
  mqlAt: 2,
  disputedBy: "mara",
  disputedByName: "Mara",
  decision: null,
  decidedByName: null,
};
const DECIDED: Disputed = { ...OPEN, decision: "upheld", decidedByName: "Max" };

describe("a dispute", () => {
  const raise = (known: Disputed[], who = "mara", now = 9, rejection = REJECTION) =>
    disputeRefusal(rejection, known, who, now);

  it("is raised once per rejection, in time, by somebody else than who rejected", () => {
    expect(raise([])).toBeNull();
    expect(raise([OPEN])).toContain("Mara has disputed");
    expect(raise([], "sam")).toContain("yourself");
    expect(raise([], "mara", 3 + DISPUTE_DAYS * DAY_MS)).toBeNull();
    expect(raise([], "mara", 4 + DISPUTE_DAYS * DAY_MS)).toContain(`${DISPUTE_DAYS} days`);
    expect(disputeRefusal(null, [], "mara", 9)).toContain("still out");
  });

  it("is decided once per MQL: a later rejection of the same one stands", () => {
    const again = { ...REJECTION, moveId: "m6", at: 6 } as unknown as typeof REJECTION;
    expect(raise([DECIDED], "mara", 9, again)).toContain("Max decided");
    // Sales took the first one back before anybody decided.
    expect(raise([OPEN], "mara", 9, again)).toBeNull();
    const nextMql = { ...again, mqlAt: 5 } as unknown as typeof REJECTION;
    expect(raise([DECIDED], "mara", 9, nextMql)).toBeNull();
  });

  it("is decided by nobody who has a part in it, while the lead stands on the rejection", () => {
    expect(decideRefusal(REJECTION, OPEN, "max")).toBeNull();
    expect(decideRefusal(REJECTION, OPEN, "sam")).toContain("You let this lead go");
    expect(decideRefusal(REJECTION, OPEN, "mara")).toContain("You disputed");
    expect(decideRefusal(REJECTION, DECIDED, "max")).toContain("Max has decided");
    expect(decideRefusal(null, OPEN, "max")).toContain("gone on");
    expect(decideRefusal({ ...REJECTION, moveId: "m9" }, OPEN, "max")).toContain("gone on");
  });

  it("is open until it is decided, or the lead goes on", () => {
    expect(disputeState(OPEN, REJECTION)).toBe("open");
    expect(disputeState(OPEN, null)).toBe("settled");
    expect(disputeState(OPEN, { moveId: "m9" })).toBe("settled");
    expect(disputeState(DECIDED, null)).toBe("upheld");
  });
});
