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

type KeyPoints = Omit<TouchPath, "at">;

/** Longer paths than that are weighed each for itself. */
const MOST_KEPT = 16;
const PLACES = MOST_KEPT + 1;

/** A model's credits; those of the same shape are worked out once, unless time tells them apart. */
class Credits {
  private readonly kept: (readonly number[] | undefined)[] = [];

  constructor(private readonly model: AttributionModel) {}

  /** `n` touches; the whole path is asked for where its shape is not known yet. */
  of(n: number, points: KeyPoints, path: () => TouchPath): readonly number[] {
    if (n > MOST_KEPT || (n > 1 && this.model === "timeDecay")) {
      return creditsOf(this.model, path());
    }
    const { leadCreation, opportunityCreation, close } = points;
    const places = (leadCreation ?? n) * PLACES + (opportunityCreation ?? n);
    const shape = (places * PLACES + (close ?? n)) * PLACES + n;
    let credits = this.kept[shape];
    if (!credits) {
      credits = creditsOf(this.model, path());
      this.kept[shape] = credits;
    }
    return credits;
  }
}

const noSums = (): CreditSums => ({ units: 0, leads: 0, revenueMinor: 0, paying: 0 });

/** What one model gives, by the code of a source or campaign; the last code: no known touch. */
class Shares {
  readonly sums: CreditSums[];
  // Codes of the conversion at hand in the order of their touches, and what each gets: kept, and
  // counted, as memory of its own for each conversion would take longer than all the rest.
  private readonly codes: number[] = [];
  private readonly units: number[] = [];

  constructor(codes: number) {
    this.sums = Array.from({ length: codes }, noSums);
  }

  /** One conversion: the codes of its `n` touches, their credits, and what its lead has won. */
  add(
    keys: readonly number[],
    n: number,
    credits: readonly number[],
    amountMinor: number | null,
  ): void {
    const { codes, units } = this;
    let parts = 0;
    for (let i = 0; i < n; i++) {
      const credit = credits[i] as number;
      // A touch that gets nothing has no part in it.
      if (credit === 0) continue;
      const code = keys[i] as number;
      let part = 0;
      while (part < parts && codes[part] !== code) part += 1;
      if (part < parts) units[part] = (units[part] as number) + credit;
      else {
        codes[part] = code;
        units[part] = credit;
        parts += 1;
      }
    }
    const amounts = amountMinor === null ? null : apportion(amountMinor, units.slice(0, parts));
    for (let part = 0; part < parts; part++) {
      const sum = this.sums[codes[part] as number] as CreditSums;
      sum.units += units[part] as number;
      sum.leads += 1;
      if (amounts === null) continue;
      sum.revenueMinor += amounts[part] as number;
      sum.paying += 1;
    }
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
  const { at: touchedAt, minute, previous } = touches.columns;
  const names = words[touchesBy === "source" ? "touchSource" : "touchCampaign"].list;
  const codes = touches.columns[touchesBy];
  const unknown = names.length;
  const selection = selectRounds(ledger, { ...of, by: null, grain: null }, stage);
  const enteredAt = rounds.columns[ENTERED[stage]];
  const shares = [new Shares(unknown + 1), new Shares(unknown + 1)] as const;
  const credits = [new Credits(models[0]), new Credits(models[1])] as const;
  const saidBy = new Uint32Array(words.said.list.length);
  const all = { conversions: 0, revenueMinor: 0, paying: 0, otherCurrencies: 0 };

  // Of the conversion at hand: its touches, the latest first, and how many they are.
  let known = new Uint32Array(64);
  let n = 0;
  const points: KeyPoints = { leadCreation: null, opportunityCreation: null, close: null };
  const keys: number[] = [];

  /** Takes the lead's touches up to the minute of an instant. */
  function take(lead: number, instant: number): void {
    n = 0;
    const until = minuteOf(instant);
    let touch = lastTouch[lead] as number;
    for (; touch !== NO_ROW; touch = previous[touch] as number) {
      if ((minute[touch] as number) > until) continue;
      if (n === known.length) {
        const more = new Uint32Array(2 * n);
        more.set(known);
        known = more;
      }
      known[n] = touch;
      n += 1;
    }
  }

  /** The place of the last touch up to the minute of a moment that is not after the conversion. */
  function keyPoint(moment: number, convertedAt: number): number | null {
    if (!(moment <= convertedAt)) return null;
    const until = minuteOf(moment);
    for (let i = 0; i < n; i++) {
      if ((minute[known[i] as number] as number) <= until) return n - 1 - i;
    }
    return null;
  }

  function pathAtHand(): TouchPath {
    const at = Array.from(known.subarray(0, n), (touch) => touchedAt[touch] as number);
    return { at: at.reverse(), ...points };
  }

  for (const { place, length } of selection.blocks()) {
    all.conversions += length;
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
      take(lead, convertedAt);
      if (n === 0) {
        for (const share of shares) share.add([unknown], 1, [CONVERSION], amountMinor);
        continue;
      }
      const created = creatingTouch[lead] as number;
      points.leadCreation = created !== NO_TOUCH && created < n ? created : null;
      points.opportunityCreation = keyPoint(sqlAt[round] as number, convertedAt);
      points.close = keyPoint(customerAt[round] as number, convertedAt);
      for (let k = 0; k < n; k++) keys[k] = codes[known[n - 1 - k] as number] as number;
      shares[0].add(keys, n, credits[0].of(n, points, pathAtHand), amountMinor);
      shares[1].add(keys, n, credits[1].of(n, points, pathAtHand), amountMinor);
    }
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
