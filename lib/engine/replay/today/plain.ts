import { MILLIPOINTS } from "../../points";
import { FIT_RULES_PER_COLUMN, GATE, type Kernel, MOST_FIT, MOST_I32, type Sheet } from "./sheet";

function within(value: number, most: number): number {
  return Math.max(-most - 1, Math.min(value, most));
}

function fitOf(lead: number, fit: readonly number[], columns: readonly Uint8Array[]): number {
  let sum = 0;
  for (let rule = 0; rule < fit.length; rule++) {
    const bits = columns[Math.floor(rule / FIT_RULES_PER_COLUMN)]?.[lead] as number;
    if ((bits >>> (rule % FIT_RULES_PER_COLUMN)) & 1) sum += fit[rule] as number;
  }
  return sum;
}

/**
 * What kernel.wat does, in TypeScript and for numbers of any size; stored results stop at what they
 * can hold.
 */
export const plainKernel: Kernel = (sheet: Sheet) => {
  const { leads, gates, fits, engagements, meets, doubts, numbers } = sheet;
  const { fit, fitAtLeast, surely, perhaps } = numbers;
  const columns = Array.from({ length: Math.ceil(fit.length / FIT_RULES_PER_COLUMN) }, (_, i) =>
    sheet.fitBits(i),
  );
  const rules = numbers.engagement.map(({ points, cap }, rule) => {
    const { values, offset, isWeighed } = sheet.amountsOf(rule);
    return {
      values,
      offset,
      points: isWeighed ? points : points * MILLIPOINTS,
      cap: cap * MILLIPOINTS,
    };
  });
  meets.fill(0);
  doubts.fill(0);
  let count = 0;
  for (let lead = 0; lead < leads; lead++) {
    const points = fitOf(lead, fit, columns);
    let engagement = 0;
    for (let r = 0; r < rules.length; r++) {
      const { values, offset, points: each, cap } = rules[r] as (typeof rules)[number];
      engagement += Math.min((values[2 * lead + offset] as number) * each, cap);
    }
    fits[lead] = within(points, MOST_FIT);
    engagements[lead] = within(engagement, MOST_I32);
    const gate = gates[lead];
    const fitting = points >= fitAtLeast;
    const bit = 1 << (lead & 31);
    const place = lead >>> 5;
    const isOpen = gate === GATE.open || gate === GATE.coarse;
    if (gate === GATE.tracked || (isOpen && fitting && engagement >= surely)) {
      meets[place] = (meets[place] as number) | bit;
      count += 1;
    } else if (fitting && (gate === GATE.coarse || (isOpen && engagement >= perhaps))) {
      doubts[place] = (doubts[place] as number) | bit;
    }
  }
  return count;
};
