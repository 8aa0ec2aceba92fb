import { tallier } from "@/lib/analyst/tallier";
import { apportion } from "@/lib/engine/attribution";
import type { CreditSums } from "@/lib/engine/ledger/attributed";
import { answerKey } from "@/lib/engine/touchpoints";
import type { Conversion } from "../schema/params";
import type { ReportContext } from "./report";
import { questionOf } from "./tally";

/** Credits are shown in hundredths of a conversion. */
export const HUNDREDTHS = 100;

/** What one model gives to a source or campaign. */
export interface Share {
  /** Of conversions; those of all parts add up to all conversions exactly. */
  hundredths: number;
  /** Leads that it has a part in. */
  leads: number;
  /** Of what the leads have won, minor units; adds up exactly, too. */
  revenueMinor: number;
  /** Leads with a won amount that it has a part in. */
  paying: number;
}

/** A source or campaign under both models. */
export interface AttributedPart {
  /** Its name; "" = conversions without a known touch. */
  id: string;
  shares: readonly [Share, Share];
  /** Leads that named it when asked; of "": that named nothing. */
  said: number;
}

export interface Attributed {
  /** Those that the first model gives most first; without a known touch last. */
  parts: AttributedPart[];
  conversions: number;
  revenueMinor: number;
  paying: number;
  /** Won opportunities in other currencies, which are left out. */
  otherCurrencies: number;
}

/**
 * Conversions of the period, shared among the sources (campaigns) of their leads' touches under
 * both models of the report.
 */
export async function tallyAttributed(
  context: ReportContext,
  conversion: Conversion,
  by: "source" | "campaign",
): Promise<Attributed> {
  const { workspace, models } = context;
  const { credits, said, ...all } = await tallier().ask({
    kind: "attributed",
    of: questionOf(context, null, null),
    stage: conversion,
    models,
    touchesBy: by,
    currency: workspace.currency,
  });
  const sums = new Map(credits.map((credit) => [credit.key, credit.sums]));
  const answers = by === "source" ? answersOf(said) : new Map();
  return { ...all, parts: partsOf(sums, answers, all.conversions) };
}

interface Answer {
  /** In one of its spellings. */
  text: string;
  count: number;
}

/** Answers by what they are compared by: case does not matter. */
function answersOf(said: readonly Answer[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const { text, count } of said) {
    const key = answerKey(text);
    const known = answers.get(key) ?? { text, count: 0 };
    answers.set(key, { text: text < known.text ? text : known.text, count: known.count + count });
  }
  return answers;
}

/** Answers stand beside the source of their name, or in a row of their own. */
function partsOf(
  sums: ReadonlyMap<string, readonly [CreditSums, CreditSums]>,
  answers: Map<string, Answer>,
  conversions: number,
): AttributedPart[] {
  const rows = [...sums].sort(
    ([a, [a1, a2]], [b, [b1, b2]]) =>
      Number(a === "") - Number(b === "") ||
      b1.units - a1.units ||
      b2.units - a2.units ||
      (a < b ? -1 : 1),
  );
  const shareOut = (place: 0 | 1) =>
    apportion(
      conversions * HUNDREDTHS,
      rows.map(([, both]) => both[place].units),
    );
  const first = shareOut(0);
  const second = shareOut(1);
  const left = new Map(answers);
  const take = (id: string) => {
    const count = left.get(answerKey(id))?.count ?? 0;
    left.delete(answerKey(id));
    return count;
  };
  const parts = rows.map(
    ([id, both], i): AttributedPart => ({
      id,
      shares: [
        { ...shareOf(both[0]), hundredths: first[i] ?? 0 },
        { ...shareOf(both[1]), hundredths: second[i] ?? 0 },
      ],
      said: take(id),
    }),
  );
  const nobody = { hundredths: 0, leads: 0, revenueMinor: 0, paying: 0 };
  const others = [...left.values()]
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .map(
      ({ text, count }): AttributedPart => ({ id: text, shares: [nobody, nobody], said: count }),
    );
  return [...parts, ...others].sort((a, b) => Number(a.id === "") - Number(b.id === ""));
}

function shareOf({ leads, revenueMinor, paying }: CreditSums): Omit<Share, "hundredths"> {
  return { leads, revenueMinor, paying };
}
