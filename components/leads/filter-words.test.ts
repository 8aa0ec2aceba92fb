import { describe, expect, it } from "vitest";
import type { LeadFilter } from "@/lib/leads/schema";
import { cohortSentence, type FilterNames, filterChips, without } from "./filter-words";

const names: FilterNames = {
  owners: { u1: "Ana Diaz" },
  reasons: { no_fit: "No fit" },
  versions: { v3: "v3 Spring" },
  segments: { s1: "Enterprise" },
  timeZone: "Europe/Berlin",
  windowDays: 90,
};
const MARCH = { cohortFrom: Date.UTC(2026, 1, 28, 23), cohortTo: Date.UTC(2026, 2, 31, 22) };

describe("what a filter says", () => {
  it("tells a report's cohort in one sentence, by the workspace's days", () => {
    expect(cohortSentence({ cohort: "mql", ...MARCH, outcome: "sql" }, names)).toBe(
      "MQL 1–31 Mar 2026, reached SQL within 90 days",
    );
  });

  it("names the window of the report, not the workspace's", () => {
    const filter = { cohort: "mql", outcome: "notSql", withinDays: 30 } as const;
    expect(cohortSentence(filter, names)).toBe("MQL, did not reach SQL within 30 days");
  });

  it("tells which opportunity is asked for", () => {
    const filter = { deal: "won", dealCurrency: "EUR", dealOpened: true } as const;
    const period = { dealFrom: MARCH.cohortFrom, dealTo: MARCH.cohortTo };
    expect(filterChips({ ...filter, dealProduct: [""], ...period }, names)).toMatchObject([
      {
        words:
          "Won opportunity closed 1–31 Mar 2026, product: not known, amount counted in EUR, day of opening known",
      },
    ]);
    expect(filterChips({ deal: "closed" }, names)).toMatchObject([{ words: "Opportunity closed" }]);
    expect(filterChips({ deal: "open" }, names)).toMatchObject([{ words: "Open opportunity" }]);
  });

  it("tells which touches are asked for, and what people said themselves", () => {
    const words = (filter: LeadFilter) => filterChips(filter, names).map((chip) => chip.words);
    expect(words({ touchModel: "uShaped", touchSource: ["Events", ""] })).toEqual([
      "U-shaped: Events, no known touch",
    ]);
    expect(words({ touchCampaign: ["", "Spring"], selfReported: ["", "Podcast"] })).toEqual([
      "Touched by campaign none, Spring",
      "Heard of us: not said, Podcast",
    ]);
  });

  it("tells when the leads were first reached", () => {
    const march = { firstTouchFrom: MARCH.cohortFrom, firstTouchTo: MARCH.cohortTo };
    expect(filterChips({ cohort: "customer", ...march }, names).map((chip) => chip.words)).toEqual([
      "Won",
      "First touched by marketing 1–31 Mar 2026",
    ]);
    const filter: LeadFilter = { cohort: "customer", ...march, source: ["Google"] };
    const [won] = filterChips(filter, names);
    expect(without(filter, won?.fields ?? [])).toEqual({ source: ["Google"] });
  });

  it("tells who worked the leads", () => {
    const workedBy = ["u1", "none"];
    const march = { workedFrom: MARCH.cohortFrom, workedTo: MARCH.cohortTo };
    expect(filterChips({ worked: "called", workedBy, ...march }, names)).toMatchObject([
      { words: "Called by Ana Diaz, somebody unknown 1–31 Mar 2026" },
    ]);
    expect(filterChips({ worked: "touched" }, names)).toMatchObject([{ words: "Touched" }]);
  });

  it("tells the companies that are asked for", () => {
    expect(filterChips({ companyDomain: ["acme.com", ""] }, names)).toMatchObject([
      { words: "Company: acme.com, not known" },
    ]);
  });

  it("tells who was still followed on a day", () => {
    expect(cohortSentence({ cohort: "mql", outcome: "followed", withinDays: 7 }, names)).toBe(
      "MQL, neither SQL nor disqualified before day 7",
    );
    expect(cohortSentence({ cohort: "mql", outcome: "sql", withinDays: 0 }, names)).toBe(
      "MQL, reached SQL at once",
    );
  });

  it("names people, reasons and versions instead of ids", () => {
    const words = filterChips(
      { owner: ["u1", "none"], exitReason: ["no_fit"], version: ["v3"], source: ["", "Webinar"] },
      names,
    ).map((chip) => chip.words);
    expect(words).toEqual([
      "Owner: Ana Diaz, nobody",
      "Source: not known, Webinar",
      "Criteria: v3 Spring",
      "Reason: No fit",
    ]);
  });

  it("takes a cohort away as a whole", () => {
    const filter = { cohort: "mql", ...MARCH, outcome: "sql", text: "acme" } as const;
    const [chip] = filterChips(filter, names);
    expect(without(filter, chip?.fields ?? [])).toEqual({ text: "acme" });
  });
});
