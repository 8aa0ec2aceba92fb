import { expect, test } from "vitest";
import { exactValue, shortValue } from "@/components/charts/chart-format";
import { inLanguage, type Language } from "@/lib/language";

const count = { kind: "count" } as const;
const money = { kind: "money", currency: "EUR" } as const;

function said(language: Language): string[] {
  const numbers = [5000, 12_300, 2_500_000];
  return inLanguage(language, () => [
    ...numbers.flatMap((value) => [shortValue(value, count), shortValue(value, money)]),
    exactValue(5000, count),
    exactValue(5000, money),
  ]).map((text) => text.replaceAll("\u00a0", " "));
}

test("counts and amounts are shortened and grouped alike", () => {
  expect(said("en")).toEqual([
    ...["5,000", "€5K", "12.3K", "€12.3K", "2.5M", "€2.5M"],
    ...["5,000", "€5,000.00"],
  ]);
  expect(said("de")).toEqual([
    ...["5.000", "5.000 €", "12.300", "12.300 €", "2,5 Mio.", "2,5 Mio. €"],
    ...["5.000", "5.000,00 €"],
  ]);
});
