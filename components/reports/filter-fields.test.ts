import { describe, expect, it } from "vitest";
import { filterWords, type ReportChoices } from "./filter-fields";
import { reportTexts } from "./report-texts";

const choices: ReportChoices = {
  sources: ["Webinars"],
  campaigns: [],
  countries: [],
  owners: [],
  versions: [],
  segments: [{ value: "s1", label: "Europe" }],
  dealOwners: [],
};

describe("the words of a report's filters", () => {
  it("name what was chosen, and a segment that is gone without its id", () => {
    const given = { source: ["Webinars", ""], segment: ["s1", "s2"] };
    expect(filterWords(["source", "segment"], given, choices)).toEqual([
      `Source: Webinars, ${reportTexts.filters.unknown}`,
      `Segment: Europe, ${reportTexts.filters.goneSegment}`,
    ]);
  });
});
