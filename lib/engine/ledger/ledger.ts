import type { ExitStage, LeadLabel, MqlPath } from "../stages";
import { ID_COLUMNS, IdPlaces, idAt, wordsOfId } from "./ids";
import { Rows } from "./rows";
import { Words } from "./words";

/** What leads can be split and filtered by. */
export type LedgerDimension =
  | "source"
  | "campaign"
  | "country"
  | "label"
  | "path"
  | "owner"
  | "version";

/** A hand-off as reports read it; instants are epoch ms. */
export interface LedgerRound {
  mqlAt: number;
  salAt: number | null;
  sqlAt: number | null;
  customerAt: number | null;
  exitAt: number | null;
  exitStage: ExitStage | null;
  exitReason: string | null;
  firstTouchAt: number | null;
  slaDueAt: number | null;
  touchDueAt: number | null;
  path: MqlPath;
  version: string | null;
}

/** A lead as reports read it; instants are epoch ms. */
export interface LedgerLead {
  id: string;
  createdAt: number;
  /** Null unless the lead is disqualified now. */
  disqualifiedAt: number | null;
  /** The first time each stage was reached and not undone. */
  firstMqlAt: number | null;
  firstSalAt: number | null;
  firstSqlAt: number | null;
  firstCustomerAt: number | null;
  source: string | null;
  campaign: string | null;
  country: string | null;
  label: LeadLabel;
  owner: string | null;
  /** Of its running hand-off. */
  path: MqlPath | null;
  version: string | null;
  /** Ascending. */
  rounds: readonly LedgerRound[];
}

/** Where no hand-off stands. */
export const NO_ROUND = -1;
/** Exits by number; 0: the hand-off runs. */
export const EXITS = [null, "nurture", "disqualified"] as const satisfies (ExitStage | null)[];

/** Instants that are not there are NaN, which is neither before nor after any other. */
const LEAD_COLUMNS = {
  ...ID_COLUMNS,
  createdAt: Float64Array,
  disqualifiedAt: Float64Array,
  firstMqlAt: Float64Array,
  firstSqlAt: Float64Array,
  /** 0 inquiry, 1 MQL, 2 SAL, 3 SQL, 4 customer. */
  furthest: Uint8Array,
  source: Uint32Array,
  campaign: Uint32Array,
  country: Uint32Array,
  label: Uint32Array,
  owner: Uint32Array,
  path: Uint32Array,
  version: Uint32Array,
  /** The place of its latest hand-off. */
  lastRound: Int32Array,
} as const;

const ROUND_COLUMNS = {
  mqlAt: Float64Array,
  salAt: Float64Array,
  sqlAt: Float64Array,
  customerAt: Float64Array,
  exitAt: Float64Array,
  firstTouchAt: Float64Array,
  slaDueAt: Float64Array,
  touchDueAt: Float64Array,
  /** When the lead got there, in this hand-off or, if that has ended, a later one. */
  reachedSalAt: Float64Array,
  reachedSqlAt: Float64Array,
  /** Of `EXITS`. */
  exit: Uint8Array,
  exitReason: Uint32Array,
  path: Uint32Array,
  version: Uint32Array,
  lead: Uint32Array,
  /** The place of the same lead's hand-off before. */
  previous: Int32Array,
} as const;

const INSTANTS = [
  "mqlAt",
  "salAt",
  "sqlAt",
  "customerAt",
  "exitAt",
  "firstTouchAt",
  "slaDueAt",
  "touchDueAt",
] as const satisfies (keyof typeof ROUND_COLUMNS & keyof LedgerRound)[];

/** When the lead got to a stage from a hand-off on; NaN: not so far. */
function reachedAt(rounds: readonly LedgerRound[], from: number, at: "salAt" | "sqlAt"): number {
  const [own, ...later] = rounds.slice(from);
  if (!own || own[at] !== null || own.exitAt === null) return own?.[at] ?? Number.NaN;
  const instants = later.map((round) => round[at]).filter((instant) => instant !== null);
  return instants.length > 0 ? Math.min(...instants) : Number.NaN;
}

function furthestOf({ firstMqlAt, firstSalAt, firstSqlAt, firstCustomerAt }: LedgerLead): number {
  if (firstCustomerAt !== null) return 4;
  if (firstSqlAt !== null) return 3;
  if (firstSalAt !== null) return 2;
  return firstMqlAt === null ? 0 : 1;
}

/**
 * All leads and their hand-offs in columns, in no order: what reports count. A lead is put in, read
 * again or taken out in no time that grows with the number of leads.
 */
export class Ledger {
  readonly leads = new Rows(LEAD_COLUMNS);
  readonly rounds = new Rows(ROUND_COLUMNS);
  readonly words: Record<LedgerDimension | "reason", Words> = {
    source: new Words(),
    campaign: new Words(),
    country: new Words(),
    label: new Words(),
    path: new Words(),
    owner: new Words("none"),
    version: new Words(),
    reason: new Words(),
  };
  private readonly places = new IdPlaces(() => this.leads.columns);

  /** Puts a lead in, or in place of what was known of it. RangeError on an id that is no UUID. */
  put(lead: LedgerLead): void {
    const id = wordsOfId(lead.id);
    let place = this.places.find(id);
    if (place === undefined) {
      place = this.leads.add();
      const { id0, id1, id2, id3, lastRound } = this.leads.columns;
      [id0[place], id1[place], id2[place], id3[place]] = id;
      lastRound[place] = NO_ROUND;
      this.places.set(id, place);
    } else {
      this.removeRounds(place);
    }
    this.write(place, lead);
    lead.rounds.forEach((_, i) => {
      this.addRound(place, lead.rounds, i);
    });
  }

  /** Takes a lead out, as far as it is there. */
  remove(leadId: string): void {
    const id = wordsOfId(leadId);
    const place = this.places.find(id);
    if (place === undefined) return;
    this.removeRounds(place);
    this.places.delete(id);
    this.leads.remove(place);
    if (place === this.leads.length) return;
    const { columns } = this.leads;
    this.places.set(idAt(columns, place), place);
    const { lead, previous } = this.rounds.columns;
    let round = columns.lastRound[place] as number;
    for (; round !== NO_ROUND; round = previous[round] as number) lead[round] = place;
  }

  private write(place: number, lead: LedgerLead): void {
    const { columns } = this.leads;
    const { words } = this;
    columns.createdAt[place] = lead.createdAt;
    columns.disqualifiedAt[place] = lead.disqualifiedAt ?? Number.NaN;
    columns.firstMqlAt[place] = lead.firstMqlAt ?? Number.NaN;
    columns.firstSqlAt[place] = lead.firstSqlAt ?? Number.NaN;
    columns.furthest[place] = furthestOf(lead);
    columns.source[place] = words.source.code(lead.source);
    columns.campaign[place] = words.campaign.code(lead.campaign);
    columns.country[place] = words.country.code(lead.country);
    columns.label[place] = words.label.code(lead.label);
    columns.owner[place] = words.owner.code(lead.owner);
    columns.path[place] = words.path.code(lead.path);
    columns.version[place] = words.version.code(lead.version);
  }

  private addRound(lead: number, rounds: readonly LedgerRound[], i: number): void {
    const round = rounds[i] as LedgerRound;
    const place = this.rounds.add();
    const { columns } = this.rounds;
    const { lastRound } = this.leads.columns;
    for (const name of INSTANTS) columns[name][place] = round[name] ?? Number.NaN;
    columns.reachedSalAt[place] = reachedAt(rounds, i, "salAt");
    columns.reachedSqlAt[place] = reachedAt(rounds, i, "sqlAt");
    columns.exit[place] = EXITS.indexOf(round.exitStage);
    columns.exitReason[place] = this.words.reason.code(round.exitReason);
    columns.path[place] = this.words.path.code(round.path);
    columns.version[place] = this.words.version.code(round.version);
    columns.lead[place] = lead;
    columns.previous[place] = lastRound[lead] as number;
    lastRound[lead] = place;
  }

  private removeRounds(lead: number): void {
    const { lastRound } = this.leads.columns;
    while (lastRound[lead] !== NO_ROUND) {
      const { columns } = this.rounds;
      const place = lastRound[lead] as number;
      lastRound[lead] = columns.previous[place] as number;
      const end = this.rounds.length - 1;
      this.rounds.remove(place);
      if (place !== end) this.redirect(columns.lead[place] as number, end, place);
    }
  }

  /** A hand-off of the lead has moved to another place. */
  private redirect(lead: number, from: number, to: number): void {
    const { lastRound } = this.leads.columns;
    const { previous } = this.rounds.columns;
    if (lastRound[lead] === from) {
      lastRound[lead] = to;
      return;
    }
    let round = lastRound[lead] as number;
    while (previous[round] !== from) round = previous[round] as number;
    previous[round] = to;
  }
}
