import { minuteOf } from "../activities";
import {
  type AttributionModel,
  apportion,
  CONVERSION,
  creditsOf,
  type TouchPath,
} from "../attribution";
import { NO_ROW } from "./chains";
import { type Ledger, NO_TOUCH } from "./ledger";
import type { LedgerQuestion } from "./question";
import { ENTERED, type LedgerStage, selectRounds } from "./select";

/** What a lead's opportunities have won. */
export interface Won {
  /** In one currency; null without such an amount. */
  amountMinor: number | null;
  /** Opportunities in other currencies that have no rate. */
  otherCurrencies: number;
}

/** What one model gives to a source or campaign. */
export interface CreditSums {
  /** Of `CONVERSION`. */
  units: number;
  /** Leads that it has a part in. */
  leads: number;
  /** Of what the leads have won, minor units. */
  revenueMinor: number;
  /** Leads with a won amount that it has a part in. */
  paying: number;
}

/** Conversions shared by their touches under two models, side by side. */
export interface AttributedCounts {
  /** By source or campaign; "" = conversions without a known touch. */
  credits: { key: string; sums: readonly [CreditSums, CreditSums] }[];
  /** What the leads said of how they heard, as they wrote it; "" = nothing. */
  said: { text: string; count: number }[];
  conversions: number;
  revenueMinor: number;
  paying: number;
  otherCurrencies: number;
}

export interface AttributionQuestion {
  of: LedgerQuestion;
  stage: LedgerStage;
  models: readonly [AttributionModel, AttributionModel];
  touchesBy: "source" | "campaign";
}

/** Longer paths than that are weighed each for itself. */
const MOST_KEPT = 512;

/** A model's credits; those of the same shape are worked out once, unless time tells them apart. */
class Credits {
  private readonly kept = new Map<number, readonly number[]>();

  constructor(private readonly model: AttributionModel) {}

  of(path: TouchPath): readonly number[] {
    const n = path.at.length;
    if (n > MOST_KEPT || (n > 1 && this.model === "timeDecay")) return creditsOf(this.model, path);
    const shape = [path.leadCreation, path.opportunityCreation, path.close].reduce(
      (shape: number, place) => shape * (MOST_KEPT + 1) + (place ?? MOST_KEPT),
      n,
    );
    let credits = this.kept.get(shape);
    if (!credits) {
      credits = creditsOf(this.model, path);
      this.kept.set(shape, credits);
    }
    return credits;
  }
}

const noSums = (): CreditSums => ({ units: 0, leads: 0, revenueMinor: 0, paying: 0 });

/** What one model gives, by the code of a source or campaign; the last code: no known touch. */
class Shares {
  readonly sums: CreditSums[];
  /** Codes of the conversion at hand in the order of their touches, and what each gets. */
  private readonly codes: number[] = [];
  private readonly units: number[] = [];

  constructor(codes: number) {
    this.sums = Array.from({ length: codes }, noSums);
  }

  /** One conversion: the touches' codes and credits, and what its lead has won. */
  add(codes: readonly number[], credits: readonly number[], amountMinor: number | null): void {
    this.codes.length = 0;
    this.units.length = 0;
    codes.forEach((code, i) => {
      const credit = credits[i] ?? 0;
      // A touch that gets nothing has no part in it.
      if (credit === 0) return;
      const known = this.codes.indexOf(code);
      if (known >= 0) this.units[known] = (this.units[known] ?? 0) + credit;
      else {
        this.codes.push(code);
        this.units.push(credit);
      }
    });
    const amounts = amountMinor === null ? [] : apportion(amountMinor, this.units);
    this.codes.forEach((code, i) => {
      const sum = this.sums[code] as CreditSums;
      sum.units += this.units[i] ?? 0;
      sum.leads += 1;
      sum.revenueMinor += amounts[i] ?? 0;
      if (amountMinor !== null) sum.paying += 1;
    });
  }
}

/**
 * Leads that entered the stage in the period, each a conversion shared by the touches that came
 * before, under both models. Conversions and amounts are split into whole units, so that every
 * column adds up. `won` is by the place of a lead.
 */
export function countAttributed(
  ledger: Ledger,
  { of, stage, models, touchesBy }: AttributionQuestion,
  won: ReadonlyMap<number, Won>,
): AttributedCounts {
  const { rounds, touches, words } = ledger;
  const { lead: leadOf, sqlAt, customerAt } = rounds.columns;
  const { lastTouch, creatingTouch, said } = ledger.leads.columns;
  const { at: touchedAt, previous } = touches.columns;
  const names = words[touchesBy === "source" ? "touchSource" : "touchCampaign"].list;
  const codes = touches.columns[touchesBy];
  const unknown = names.length;
  const { place, length } = selectRounds(ledger, { ...of, by: null, grain: null }, stage).selection;
  const enteredAt = rounds.columns[ENTERED[stage]];
  const shares = [new Shares(unknown + 1), new Shares(unknown + 1)] as const;
  const credits = [new Credits(models[0]), new Credits(models[1])] as const;
  const saidBy = new Uint32Array(words.said.list.length);
  const all = { conversions: length, revenueMinor: 0, paying: 0, otherCurrencies: 0 };

  /** The lead's touches up to the minute of an instant, in order of time. */
  function touchesTo(lead: number, instant: number): number[] {
    const found: number[] = [];
    const minute = minuteOf(instant);
    let touch = lastTouch[lead] as number;
    for (; touch !== NO_ROW; touch = previous[touch] as number) {
      if (minuteOf(touchedAt[touch] as number) <= minute) found.push(touch);
    }
    return found.reverse();
  }

  for (let i = 0; i < length; i++) {
    const round = place[i] as number;
    const lead = leadOf[round] as number;
    const convertedAt = enteredAt[round] as number;
    const saidCode = said[lead] as number;
    saidBy[saidCode] = (saidBy[saidCode] as number) + 1;
    const { amountMinor, otherCurrencies } = won.get(lead) ?? NOTHING_WON;
    all.otherCurrencies += otherCurrencies;
    all.revenueMinor += amountMinor ?? 0;
    if (amountMinor !== null) all.paying += 1;
    const known = touchesTo(lead, convertedAt);
    if (known.length === 0) {
      for (const share of shares) share.add([unknown], [CONVERSION], amountMinor);
      continue;
    }
    const at = known.map((touch) => touchedAt[touch] as number);
    const keyPoint = (moment: number) => {
      if (!(moment <= convertedAt)) return null;
      const last = at.findLastIndex((touched) => minuteOf(touched) <= minuteOf(moment));
      return last < 0 ? null : last;
    };
    const created = creatingTouch[lead] as number;
    const path: TouchPath = {
      at,
      leadCreation: created !== NO_TOUCH && created < at.length ? created : null,
      opportunityCreation: keyPoint(sqlAt[round] as number),
      close: keyPoint(customerAt[round] as number),
    };
    const keys = known.map((touch) => codes[touch] as number);
    shares[0].add(keys, credits[0].of(path), amountMinor);
    shares[1].add(keys, credits[1].of(path), amountMinor);
  }
  return {
    ...all,
    credits: Array.from({ length: unknown + 1 }, (_, code) => code).flatMap((code) => {
      const sums = [
        shares[0].sums[code] as CreditSums,
        shares[1].sums[code] as CreditSums,
      ] as const;
      const hasPart = sums[0].leads + sums[1].leads > 0;
      return hasPart ? [{ key: names[code] ?? "", sums }] : [];
    }),
    said: words.said.list.flatMap((text, code) => {
      const count = saidBy[code] as number;
      return count > 0 ? [{ text, count }] : [];
    }),
  };
}

const NOTHING_WON: Won = { amountMinor: null, otherCurrencies: 0 };
