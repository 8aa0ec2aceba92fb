import { GATE, type Kernel, MOST_FIT, type Sheet } from "./sheet";

const MOST_I32 = 2 ** 31 - 1;

function within(value: number, most: number): number {
  return Math.max(-most - 1, Math.min(value, most));
}

function fitOf(lead: number, fit: readonly number[], columns: readonly Uint8Array[]): number {
  let sum = 0;
  for (let rule = 0; rule < fit.length; rule++) {
    const bits = columns[rule >>> 3]?.[lead] as number;
    if ((bits >>> (rule & 7)) & 1) sum += fit[rule] as number;
  }
  return sum;
}

/**
 * What kernel.wat does, in TypeScript and for numbers of any size; stored results stop at what they
 * can hold.
 */
export const plainKernel: Kernel = (sheet: Sheet) => {
  const { leads, gates, fits, engagements, meets, doubts, numbers } = sheet;
  const { fit, rules, fitAtLeast, surely, perhaps } = numbers;
  const columns = Array.from({ length: Math.ceil(fit.length / 8) }, (_, i) => sheet.fitBits(i));
  const amounts = rules.map((_, rule) => sheet.amountsOf(rule));
  meets.fill(0);
  doubts.fill(0);
  let count = 0;
  for (let lead = 0; lead < leads; lead++) {
    const points = fitOf(lead, fit, columns);
    let engagement = 0;
    for (let r = 0; r < rules.length; r++) {
      const rule = rules[r] as (typeof rules)[number];
      engagement += Math.min((amounts[r]?.[lead] as number) * rule.points, rule.cap);
    }
    fits[lead] = within(points, MOST_FIT);
    engagements[lead] = within(engagement, MOST_I32);
    const gate = gates[lead];
    const fitting = points >= fitAtLeast;
    const bit = 1 << (lead & 7);
    const place = lead >>> 3;
    if (gate === GATE.tracked || (gate === GATE.open && fitting && engagement >= surely)) {
      meets[place] = (meets[place] as number) | bit;
      count += 1;
    } else if (fitting && (gate === GATE.coarse || (gate === GATE.open && engagement >= perhaps))) {
      doubts[place] = (doubts[place] as number) | bit;
    }
  }
  return count;
};
