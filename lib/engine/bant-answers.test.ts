import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_BANT } from "./bant";
import { bantValueText, earlierAnswers, readBantValue, standingAnswers } from "./bant-answers";

const kept = (dimension: "budget" | "timeline" | "need", text: string, currency = "USD") => {
  const read = readBantValue(dimension, text, currency);
  return "problem" in read ? `! ${read.problem}` : read.value;
};

describe("a budget", () => {
  it("is an amount in the workspace's currency, kept in one way and shown in one way", () => {
    for (const text of ["22700", "$22,700", "22,700.00", " USD 22700 ", "22 700 usd"]) {
      expect(kept("budget", text)).toBe("USD 22700.00");
    }
    expect(kept("budget", "22.700,50 €", "EUR")).toBe("EUR 22700.50");
    expect(kept("budget", "3000", "JPY")).toBe("JPY 3000");
    expect(kept("budget", " ")).toBeNull();
    expect(bantValueText("budget", "USD 22700.00")).toBe("$22,700.00");
    expect(bantValueText("budget", "JPY 3000")).toBe("¥3,000");
  });

  it("is refused in words when it is none", () => {
    for (const text of ["abc", "50k", "EUR 500", "-5", "between 5 and 10"]) {
      expect(kept("budget", text)).toBe("! Budget is an amount in USD: write it like $22,700.00.");
    }
  });

  it("can be read again as it is shown", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom("USD", "EUR", "JPY", "KWD", "CHF", "CAD"),
        (cents, currency) => {
          const value = kept("budget", String(cents / 100), currency);
          expect(kept("budget", bantValueText("budget", value), currency)).toBe(value);
        },
      ),
    );
  });

  it("of former days still shows as it was written", () => {
    for (const text of ["abc", "USD 12,345", "about 50k", "FTE 12", "EUR 12.5"]) {
      expect(bantValueText("budget", text)).toBe(text);
    }
  });
});

describe("a timeline", () => {
  it("is a day, however it is written", () => {
    for (const text of ["2026-03-31", "31/3/2026", "31.03.2026", "31 Mar 2026", "31 march 2026"]) {
      expect(kept("timeline", text)).toBe("2026-03-31");
    }
    expect(bantValueText("timeline", "2026-03-31")).toBe("31 Mar 2026");
    expect(bantValueText("timeline", "Q3, maybe")).toBe("Q3, maybe");
  });

  it("is refused in words when there is no such day", () => {
    for (const text of ["Q3", "soon", "2026-02-30", "31/13/2026", "40 Mar 2026", "12 Foo 2026"]) {
      expect(kept("timeline", text)).toBe("! Timeline is a day: write it like 31 Mar 2026.");
    }
  });
});

it("words stay words", () => {
  expect(kept("need", " Forecasts ")).toBe("Forecasts");
  expect(bantValueText("need", "USD 1.00")).toBe("USD 1.00");
});

describe("answers over time", () => {
  const answers = [
    { id: 4, dimension: "budget" as const, value: "new", evidence: null },
    { id: 3, dimension: "need" as const, value: null, evidence: "said so" },
    { id: 2, dimension: "budget" as const, value: "old", evidence: "a quote" },
  ];

  it("stand as the newest of each dimension says, with the lead's levels", () => {
    const standing = standingAnswers({ ...NO_BANT, budget: "met" }, answers);
    expect(standing.budget).toEqual({ level: "met", value: "new", evidence: null });
    expect(standing.need).toEqual({ level: "unknown", value: null, evidence: "said so" });
    expect(standing.timeline).toEqual({ level: "unknown", value: null, evidence: null });
  });

  it("are earlier ones only when a later one took their place", () => {
    expect(earlierAnswers(answers).map(({ id }) => id)).toEqual([2]);
    expect(earlierAnswers(answers.slice(0, 2))).toEqual([]);
  });
});
