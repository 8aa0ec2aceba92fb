import { apportion, CONVERSION, creditsOf } from "@/lib/engine/attribution";
import { answerKey } from "@/lib/engine/touchpoints";
import type { Conversion } from "../schema/params";
import { attributedPages } from "../store/attributed";
import type { ReportContext } from "./report";

/** Credits are shown in hundredths of a conversion. */
export const HUNDREDTHS = 100;

/** The id of touches without a campaign; a campaign's name is never blank. */
export const NO_CAMPAIGN = " ";

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

interface Sums extends Omit<Share, "hundredths"> {
  /** Of `CONVERSION`. */
  units: number;
}

const noSums = (): Sums => ({ units: 0, leads: 0, revenueMinor: 0, paying: 0 });

/**
 * Conversions of the period, shared among the sources (campaigns) of their leads' touches under
 * both models of the report. Conversions and amounts are split into whole units, so that every
 * column adds up.
 */
export async function tallyAttributed(
  { db, period, scope, workspace, models }: ReportContext,
  conversion: Conversion,
  by: "source" | "campaign",
): Promise<Attributed> {
  const { currency } = workspace;
  const sums = new Map<string, readonly [Sums, Sums]>();
  const answers = new Map<string, Answer>();
  const all = { conversions: 0, revenueMinor: 0, paying: 0, otherCurrencies: 0 };
  for await (const page of attributedPages(db, conversion, period, { scope, currency })) {
    for (const { touches, path, selfReported, won } of page) {
      const amountMinor = won.amountMinor ?? 0;
      const paying = won.amountMinor === null ? 0 : 1;
      all.conversions += 1;
      all.revenueMinor += amountMinor;
      all.paying += paying;
      all.otherCurrencies += won.otherCurrencies;
      addAnswer(answers, selfReported);
      const keys = touches.map(({ source, campaign }) =>
        by === "source" ? source : (campaign ?? NO_CAMPAIGN),
      );
      models.forEach((model, place) => {
        const units = unitsByKey(keys, creditsOf(model, path));
        const amounts = apportion(amountMinor, [...units.values()]);
        [...units].forEach(([key, part], i) => {
          const both = sums.get(key) ?? [noSums(), noSums()];
          sums.set(key, both);
          const sum = both[place === 0 ? 0 : 1];
          sum.units += part;
          sum.leads += 1;
          sum.revenueMinor += amounts[i] ?? 0;
          sum.paying += paying;
        });
      });
    }
  }
  return { ...all, parts: partsOf(sums, by === "source" ? answers : new Map(), all.conversions) };
}

/** Credits added up by what they go to; a touch that gets nothing has no part in it. */
function unitsByKey(keys: readonly string[], credits: readonly number[]): Map<string, number> {
  if (keys.length === 0) return new Map([["", CONVERSION]]);
  const units = new Map<string, number>();
  keys.forEach((key, i) => {
    const credit = credits[i] ?? 0;
    if (credit > 0) units.set(key, (units.get(key) ?? 0) + credit);
  });
  return units;
}

interface Answer {
  /** In one of its spellings. */
  text: string;
  count: number;
}

function addAnswer(answers: Map<string, Answer>, said: string | null): void {
  const key = answerKey(said);
  const text = said ?? "";
  const known = answers.get(key) ?? { text, count: 0 };
  answers.set(key, { text: text < known.text ? text : known.text, count: known.count + 1 });
}

/** Answers stand beside the source of their name, or in a row of their own. */
function partsOf(
  sums: ReadonlyMap<string, readonly [Sums, Sums]>,
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
  const nobody = { ...shareOf(noSums()), hundredths: 0 };
  const others = [...left.values()]
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .map(
      ({ text, count }): AttributedPart => ({ id: text, shares: [nobody, nobody], said: count }),
    );
  return [...parts, ...others].sort((a, b) => Number(a.id === "") - Number(b.id === ""));
}

function shareOf({ leads, revenueMinor, paying }: Sums): Omit<Share, "hundredths"> {
  return { leads, revenueMinor, paying };
}
