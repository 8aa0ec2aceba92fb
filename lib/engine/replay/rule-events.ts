import type { Moments } from "./moments";
import type { Plan } from "./plan";
import type { Tables } from "./tables";

/** More than any lead's events. */
const ALL = 2 ** 30;
/** Rules that an event can count for without a closer look. */
const FEW = 2;

/** What an event does, by its signature. */
interface Counting {
  /** The rules that it counts for if they are few; after the rules comes one that takes none. */
  one: Uint16Array;
  two: Uint16Array;
  /** 1 if it needs a closer look. */
  special: Uint8Array;
  /** By rule, how many events match. */
  uses: Float64Array;
}

export function countingBySignature(plan: Plan, tables: Tables): Counting {
  const { take, lapse, rulesBySignature, questionsBySignature } = plan;
  const rules = take.length;
  const places = tables.uses.length;
  const uses = new Float64Array(rules);
  const one = new Uint16Array(places).fill(rules);
  const two = new Uint16Array(places).fill(rules);
  const special = new Uint8Array(places);
  for (let place = 0; place < places; place++) {
    const { at, of } = rulesBySignature;
    const matching = of.subarray(at[place], at[place + 1]);
    for (const r of matching) uses[r] = (uses[r] as number) + (tables.uses[place] as number);
    one[place] = matching[0] ?? rules;
    two[place] = matching[1] ?? rules;
    const asks = questionsBySignature.at[place] !== questionsBySignature.at[place + 1];
    const lapses = matching.some((r) => lapse[r] !== Number.POSITIVE_INFINITY);
    if (asks || lapses || matching.length > FEW) special[place] = 1;
  }
  return { one, two, special, uses };
}

/** Counted events of all rules in one array, so that an event is written without a branch. */
export class RuleEvents {
  readonly minutes: Int32Array;
  /** By rule, where its next event goes; after the rules comes one that takes none. */
  readonly next: Int32Array;
  /** Where its events of the lead begin, and end at the latest. */
  readonly first: Int32Array;
  readonly limit: Int32Array;
  private readonly take: Int32Array;
  private readonly leads: Uint32Array;
  private readonly nextLead: Int32Array;
  private readonly begin: Int32Array;
  private readonly beginLeads: Int32Array;
  private readonly most: Int32Array;
  private readonly rules: number;

  constructor(take: Float64Array, uses: Float64Array, leads: number) {
    this.take = Int32Array.from(take, (each) => Math.min(each, ALL));
    this.rules = take.length;
    this.begin = new Int32Array(this.rules + 1);
    this.beginLeads = new Int32Array(this.rules + 1);
    for (let r = 0; r < this.rules; r++) {
      const used = uses[r] as number;
      // One place more, for what is written and does not count.
      const room = Math.min(used, (this.take[r] as number) * leads) + 1;
      this.begin[r + 1] = (this.begin[r] as number) + room;
      this.beginLeads[r + 1] = (this.beginLeads[r] as number) + 2 * (Math.min(used, leads) + 1);
    }
    this.minutes = new Int32Array((this.begin[this.rules] as number) + 1);
    this.leads = new Uint32Array(this.beginLeads[this.rules] as number);
    this.next = this.begin.slice();
    this.first = this.begin.slice();
    this.limit = this.begin.slice();
    this.nextLead = this.beginLeads.slice();
    this.most = new Int32Array(this.rules);
  }

  startLead(): void {
    for (let r = 0; r < this.rules; r++) {
      const at = this.next[r] as number;
      this.first[r] = at;
      this.limit[r] = at + (this.take[r] as number);
    }
  }

  endLead(lead: number): void {
    for (let r = 0; r < this.rules; r++) {
      const end = this.next[r] as number;
      const count = end - (this.first[r] as number);
      if (count > (this.most[r] as number)) this.most[r] = count;
      const at = this.nextLead[r] as number;
      this.leads[at] = lead;
      this.leads[at + 1] = end - (this.begin[r] as number);
      // Forgotten again if there are none.
      this.nextLead[r] = at + 2 * (-count >>> 31);
    }
  }

  /** Events of the lead, of all rules. */
  get ofLead(): number {
    let count = 0;
    for (let r = 0; r < this.rules; r++) {
      count += (this.next[r] as number) - (this.first[r] as number);
    }
    return count;
  }

  finish(): Moments["counted"] {
    return Array.from({ length: this.rules }, (_, r) => ({
      leads: this.leads.subarray(this.beginLeads[r], this.nextLead[r]),
      minutes: this.minutes.subarray(this.begin[r], this.next[r]),
      most: this.most[r] as number,
    }));
  }
}
