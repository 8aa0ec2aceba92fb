import { describe, expect, it } from "vitest";
import type { AuditRow } from "@/lib/audit/schema";
import { aboutText, changesText } from "@/lib/audit/schema/changes";
import type { AuditWords } from "@/lib/audit/schema/shows";

const words: AuditWords = {
  timeZone: "Europe/Berlin",
  currency: "EUR",
  names: { u1: "Ana Diaz", r1: "No budget", l1: "Jo Park" },
  attributes: { employees: "Employees", state: "State of residence", renewal: "Renewal" },
};

function row(action: string, before: unknown, after: unknown): AuditRow {
  const entity = action.split(".")[0] ?? "";
  return {
    seq: 1,
    at: 0,
    actorId: null,
    actorName: "Mo",
    command: "",
    action,
    entity,
    entityId: "x",
    entityName: null,
    before,
    after,
  };
}

const said = (action: string, before: unknown, after: unknown) =>
  changesText(row(action, before, after), words);

describe("what an entry says that changed", () => {
  it("tells a move as one, with names for ids", () => {
    expect(
      said(
        "lead.move",
        { stage: "sal", ownerId: "u1", nurtureUntil: null },
        {
          id: "x",
          from: "sal",
          to: "nurture",
          name: "Jo",
          actorName: "Mo",
          moveId: "m1",
          ownerId: "u1",
          reasonId: "r1",
        },
      ),
    ).toBe("Stage: SAL → Nurture; Reason: No budget");
    expect(
      said("lead.assign", { ownerId: "u1" }, { id: "x", ownerId: null, ownerName: null }),
    ).toBe("Owner: Ana Diaz → none");
  });

  it("writes money, instants, days, answers and points as the screens do", () => {
    const opened = {
      leadId: "l1",
      amountMinor: 2_270_000,
      currency: "USD",
      closeDate: "2026-03-31",
    };
    expect(said("opportunity.open", null, opened)).toBe(
      "Lead: Jo Park; Amount: $22,700.00; Expected to close: 31 Mar 2026",
    );
    const won = { state: "won", closedAt: Date.UTC(2026, 10, 26, 2, 14), amountMinor: 100 };
    expect(said("opportunity.win", { state: "open", amountMinor: null }, won)).toBe(
      "State: Open → Won; Closed: 26 Nov 2026, 03:14; Amount: €1.00",
    );
    expect(
      said("lead.bant", { bant: { need: "unknown" } }, { id: "x", bant: { need: "met" } }),
    ).toBe("Need: Unknown → Met");
    expect(said("lead.activity", null, { stage: "mql", fit: 45_000, activities: 2 })).toBe(
      "Fit: 45; New activities: 2",
    );
    expect(said("reason.update", { needsAttempts: false }, { needsAttempts: true })).toBe(
      "Only after the agreed attempts: no → yes",
    );
  });

  it("calls a lead's facts as the workspace does, whatever other things have of that name", () => {
    const before = { employees: 20, state: "Ohio", renewal: null };
    expect(
      said("lead.update", before, { employees: 1200, state: "Utah", renewal: "2026-05-01" }),
    ).toBe("Employees: 20 → 1,200; State of residence: Ohio → Utah; Renewal: 1 May 2026");
  });

  it("leaves out what stayed, what only the program reads, and the text of criteria", () => {
    const settings = { name: "Acme", businessHours: { days: [1, 2], fromMinute: 540 } };
    const changed = { name: "Acme", businessHours: { days: [1, 7], fromMinute: 570 } };
    expect(said("settings.update", settings, changed)).toBe(
      "Working days: Monday, Tuesday → Monday, Sunday; Day begins: 09:00 → 09:30",
    );
    const limits = { columns: { mql: 30, sal: null }, owners: { sal: 12 } };
    expect(
      said("settings.limitBoard", limits, { ...limits, columns: { mql: null, sal: 40 } }),
    ).toBe("Most leads in MQL: 30 → none; Most leads in SAL: 40");
    expect(
      said("criteria.saved", { name: "A", body: { a: 1 } }, { name: "B", body: { a: 2 } }),
    ).toBe("Criteria: the text was changed; Name: A → B");
    expect(
      said("criteria.saved", { name: "A", body: { a: 1 } }, { name: "A", body: { a: 1 } }),
    ).toBe("");
  });

  it("tells an edit of a draft in its own sentences", () => {
    const changes = ["The fit threshold goes from 40 to 45.", 'Gate "Rivals" is switched off.'];
    expect(said("criteria.saved", { name: "A" }, { number: 3, name: "A", changes })).toBe(
      'Criteria: The fit threshold goes from 40 to 45. Gate "Rivals" is switched off.',
    );
    expect(said("criteria.edited", { name: "A" }, { number: 3, name: "B", changes: [] })).toBe(
      "Name: A → B",
    );
  });

  it("tells of what is gone without an arrow", () => {
    const cost = { id: "c", day: "2026-05-01", amountMinor: 12_000, currency: "USD", version: 2 };
    expect(said("cost.delete", cost, null)).toBe("Amount: $120.00");
  });

  it("names what an entry is about, from the entry itself where nothing else does", () => {
    const about = (action: string, before: unknown, after: unknown) =>
      aboutText(row(action, before, after), words);
    expect(about("criteria.deleted", { number: 4, name: "Tighter", body: {} }, null)).toBe(
      "Version 4, Tighter",
    );
    expect(about("invite.revoke", { email: "a@b.example" }, null)).toBe("a@b.example");
    expect(about("cost.delete", { day: "2026-05-01", kind: "media", source: "Ads" }, null)).toBe(
      "Media, 1 May 2026, Ads",
    );
    expect(about("settings.update", {}, {})).toBe("Workspace");
    expect(aboutText({ ...row("lead.move", {}, {}), entityName: "Jo Park" }, words)).toBe(
      "Jo Park",
    );
  });
});
