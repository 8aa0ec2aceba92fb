import { minuteOf } from "../activities";
import { SENIORITIES } from "../attributes";
import { reachedAt } from "../handoffs";
import type { ExitStage } from "../stages";
import { firstTouchpointAt, type Journey } from "../touchpoints";
import { LeadRows, NO_ROW } from "./chains";
import { LEAD_COLUMNS, ROUND_COLUMNS, TOUCH_COLUMNS, WORK_COLUMNS } from "./columns";
import { IdPlaces, idAt, wordsOfId } from "./ids";
import type { LedgerDimension, LedgerLead, LedgerRound, LedgerWork } from "./lead";
import { outcomeOf } from "./outcome";
import { type KeptRows, Rows } from "./rows";
import { Scratch } from "./scratch";
import { Words } from "./words";

/** Days of an outcome that is still open. */
export const OPEN = -1;
/** Later than any instant. */
const NO_CALL = Number.POSITIVE_INFINITY;
/** Where no touch made the lead. */
export const NO_TOUCH = -1;
/** Stands for touches without a campaign; a campaign's name is never blank. */
export const NO_CAMPAIGN = " ";
/** Exits by number; 0: the hand-off runs. */
export const EXITS = [null, "nurture", "disqualified"] as const satisfies (ExitStage | null)[];

const INSTANTS = [
  "mqlAt",
  "salAt",
  "sqlAt",
  "customerAt",
  "exitAt",
  "assignedAt",
  "firstTouchAt",
  "slaDueAt",
  "touchDueAt",
] as const satisfies (keyof typeof ROUND_COLUMNS & keyof LedgerRound)[];

/** Columns that say when an earlier hand-off last entered a stage. */
const EARLIER = [
  ["mqlAt", "earlierMqlAt"],
  ["salAt", "earlierSalAt"],
  ["sqlAt", "earlierSqlAt"],
  ["customerAt", "earlierCustomerAt"],
] as const;

/** The latest instant of its name that the first `end` hand-offs have; NaN: none has. */
function latestOf(
  rounds: readonly LedgerRound[],
  end: number,
  name: (typeof EARLIER)[number][0],
): number {
  let latest = Number.NaN;
  for (let i = 0; i < end; i++) {
    const at = rounds[i]?.[name] ?? null;
    if (at !== null && !(at <= latest)) latest = at;
  }
  return latest;
}

/** When marketing first reached a lead that became a customer in this hand-off first; else NaN. */
function wonTouchpointOf({ rounds, journey, createdAt }: LedgerLead, i: number): number {
  const isFirstWin =
    rounds[i]?.customerAt != null && Number.isNaN(latestOf(rounds, i, "customerAt"));
  return isFirstWin && journey ? firstTouchpointAt(journey, createdAt) : Number.NaN;
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
  readonly rounds = new LeadRows(ROUND_COLUMNS, () => this.leads.columns.lastRound);
  /** In order of time. */
  readonly touches = new LeadRows(TOUCH_COLUMNS, () => this.leads.columns.lastTouch);
  /** In order of time. */
  readonly work = new LeadRows(WORK_COLUMNS, () => this.leads.columns.lastWork);
  readonly words: Record<
    | LedgerDimension
    | "reason"
    | "said"
    | "touchSource"
    | "touchCampaign"
    | "person"
    | "account"
    | "segments",
    Words
  > = {
    source: new Words(),
    campaign: new Words(),
    country: new Words(),
    label: new Words(),
    path: new Words(),
    owner: new Words("none"),
    version: new Words(),
    reason: new Words(),
    said: new Words(),
    touchSource: new Words(),
    touchCampaign: new Words(NO_CAMPAIGN),
    person: new Words("none"),
    account: new Words(),
    segments: new Words("0"),
  };
  /** Of accounts, by their codes: as the lead that was put last of each one tells. */
  readonly domains: (string | null)[] = [];
  /** Of the count at hand. */
  readonly scratch = new Scratch();
  /** The rows that filters left, until a lead changes: counts of one report ask for the same ones. */
  readonly left = new Map<string, { asked: string; rows: Uint32Array }>();
  private readonly places = new IdPlaces(() => this.leads.columns);

  /** Puts a lead in, or in place of what was known of it. RangeError on an id that is no UUID. */
  put(lead: LedgerLead): void {
    this.left.clear();
    const id = wordsOfId(lead.id);
    let place = this.places.find(id);
    if (place === undefined) {
      place = this.leads.add();
      const { id0, id1, id2, id3, lastRound, lastTouch, lastWork } = this.leads.columns;
      [id0[place], id1[place], id2[place], id3[place]] = id;
      lastRound[place] = NO_ROW;
      lastTouch[place] = NO_ROW;
      lastWork[place] = NO_ROW;
      this.places.set(id, place);
    } else {
      this.clear(place);
    }
    this.write(place, lead);
    lead.rounds.forEach((_, i) => {
      this.addRound(place, lead, i);
    });
    if (lead.journey) this.addJourney(place, lead.journey);
    this.addWork(place, lead.work);
  }

  /** Says which segments a lead is in, by their mask, as far as the lead is there. */
  putInSegments(leadId: string, mask: number): void {
    const place = this.placeOf(leadId);
    if (place === undefined) return;
    this.left.clear();
    this.leads.columns.segments[place] = this.words.segments.code(String(mask));
  }

  /** The place of a lead; undefined when it is not there. */
  placeOf(leadId: string): number | undefined {
    return this.places.find(wordsOfId(leadId));
  }

  /** Takes a lead out, as far as it is there. */
  remove(leadId: string): void {
    const id = wordsOfId(leadId);
    const place = this.places.find(id);
    if (place === undefined) return;
    this.left.clear();
    this.clear(place);
    this.places.delete(id);
    this.leads.remove(place);
    if (place === this.leads.length) return;
    this.places.set(idAt(this.leads.columns, place), place);
    this.rounds.moved(place);
    this.touches.moved(place);
    this.work.moved(place);
  }

  /** Forgets what was known only of leads that are gone: it may tell who they were. */
  forget(): void {
    const { leads, touches, words } = this;
    for (const name of ["source", "campaign", "country", "said", "account"] as const) {
      words[name].keep(leads.columns[name].subarray(0, leads.length));
    }
    words.touchSource.keep(touches.columns.source.subarray(0, touches.length));
    words.touchCampaign.keep(touches.columns.campaign.subarray(0, touches.length));
    words.account.list.forEach((account, code) => {
      if (account === "") this.domains[code] = null;
    });
  }

  /** For those who keep what is known elsewhere. */
  get tables(): KeptRows[] {
    return [this.leads, this.rounds.rows, this.touches.rows, this.work.rows];
  }

  /** Finds leads in columns that were put in from elsewhere. */
  foundAnew(): void {
    this.places.readAnew(this.leads.length);
  }

  private clear(place: number): void {
    this.rounds.clear(place);
    this.touches.clear(place);
    this.work.clear(place);
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
    columns.said[place] = words.said.code(lead.said);
    columns.segments[place] = words.segments.code(String(lead.segments));
    const account = words.account.code(lead.account);
    columns.account[place] = account;
    this.domains[account] = lead.domain;
    columns.seniority[place] = SENIORITIES.indexOf(lead.seniority ?? "") + 1;
    columns.isEngaged[place] = Number(lead.isEngaged);
    columns.creatingTouch[place] = lead.journey?.created ?? NO_TOUCH;
  }

  private addJourney(lead: number, { touches }: Journey): void {
    for (const { at, source, campaign } of touches) {
      const place = this.touches.add(lead);
      const { columns } = this.touches;
      columns.at[place] = at;
      columns.minute[place] = minuteOf(at);
      columns.source[place] = this.words.touchSource.code(source);
      columns.campaign[place] = this.words.touchCampaign.code(campaign);
    }
  }

  private addWork(lead: number, work: readonly LedgerWork[]): void {
    if (work.length === 0) return;
    // When it was last done: by everybody (""), and by each person.
    const touched = new Map<number | "", number>();
    const called = new Map<number | "", number>();
    for (const { at, person, isCall } of work.toSorted((a, b) => a.at - b.at)) {
      const place = this.work.add(lead);
      const { columns } = this.work;
      const code = this.words.person.code(person);
      columns.at[place] = at;
      columns.person[place] = code;
      columns.isCall[place] = Number(isCall);
      columns.earlierAt[place] = touched.get("") ?? Number.NaN;
      columns.earlierOwnAt[place] = touched.get(code) ?? Number.NaN;
      columns.earlierCallAt[place] = isCall ? (called.get("") ?? Number.NaN) : NO_CALL;
      columns.earlierOwnCallAt[place] = isCall ? (called.get(code) ?? Number.NaN) : NO_CALL;
      for (const last of isCall ? [touched, called] : [touched]) last.set("", at).set(code, at);
    }
  }

  private addRound(lead: number, of: LedgerLead, i: number): void {
    const { rounds, disqualifiedAt } = of;
    const round = rounds[i] as LedgerRound;
    const reachedSalAt = reachedAt(rounds, i, "salAt");
    const reachedSqlAt = reachedAt(rounds, i, "sqlAt");
    const outcome = outcomeOf({ ...round, reachedSalAt, reachedSqlAt, disqualifiedAt });
    const place = this.rounds.add(lead);
    const { columns } = this.rounds;
    for (const name of INSTANTS) columns[name][place] = round[name] ?? Number.NaN;
    columns.reachedSalAt[place] = reachedSalAt ?? Number.NaN;
    columns.reachedSqlAt[place] = reachedSqlAt ?? Number.NaN;
    for (const [name, column] of EARLIER) columns[column][place] = latestOf(rounds, i, name);
    columns.wonTouchpointAt[place] = wonTouchpointOf(of, i);
    columns.outcome[place] = outcome.code;
    columns.outcomeDays[place] = outcome.days ?? OPEN;
    columns.exit[place] = EXITS.indexOf(round.exitStage);
    columns.exitReason[place] = this.words.reason.code(round.exitReason);
    columns.path[place] = this.words.path.code(round.path);
    columns.version[place] = this.words.version.code(round.version);
  }
}
