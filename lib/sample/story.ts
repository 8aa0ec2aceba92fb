import { recordActivities } from "@/lib/activities/commands";
import { MAX_ACTIVITIES } from "@/lib/activities/schema";
import type { BusinessCalendar } from "@/lib/engine/calendar";
import { updateLead } from "@/lib/leads/commands/records";
import type { NewLead } from "@/lib/leads/steps/intake";
import type { Actor } from "@/lib/operations/actor";
import { executeTogether } from "@/lib/operations/command";
import { receiveLeads } from "./commands";
import { type Desk, type Offer, standingsOf } from "./desk";
import type { Deed } from "./journeys";
import type { Milestone } from "./negotiations";
import { factsOf, type Person } from "./people";
import { Random } from "./random";
import { dayOf, days, hours, instantOf } from "./rhythm";
import { planWork } from "./sales";
import { byTurns, type Staff } from "./staff";
import { Timeline, type Work } from "./timeline";

/** The workspace's own website and tools, which bring leads and what they do. */
const TRACKING: Actor = { kind: "system", id: null, name: "Website and lists" };

/** Local hours at which what happened since the last one comes in. */
const DELIVERIES = [8, 11, 14, 17, 20, 24];
/** Local days that share a transaction unless it is said: a commit costs more than what happens in a day. */
const UNIT_DAYS = 14;

export interface Cast {
  seed: number;
  from: number;
  until: number;
  people: Person[];
  /** Of everybody, by time. */
  deeds: Deed[];
  staff: Staff;
  calendar: BusinessCalendar;
  milestones: Milestone[];
  onProgress?: ((share: number) => void | Promise<void>) | undefined;
  unitDays?: number | undefined;
}

/** Where a lead is, as far as telling the story needs it. */
interface Role {
  id: string;
  /** In marketing's hands: the criteria may hand it to sales. */
  open: boolean;
  rounds: number;
  /** When they looked at pricing. */
  pricing: number[];
}

/** Tells the story in order: some days' commands in one transaction, each at its own moment. */
export class Story {
  readonly #roles = new Map<number, Role>();
  readonly #timeline = new Timeline();
  readonly #desk: Desk;
  #arrived = 0;
  #done = 0;

  constructor(readonly cast: Cast) {
    const { seed, until, calendar, staff } = cast;
    this.#desk = {
      seed,
      until,
      calendar,
      staff,
      timeline: this.#timeline,
      waiting: [],
      returned: (person) => {
        this.#role(person).open = true;
      },
    };
  }

  /** Gives the offers that sales has left for later. */
  async tell(): Promise<readonly Offer[]> {
    const { from, until, milestones, onProgress, unitDays = UNIT_DAYS } = this.cast;
    const first = dayOf(from);
    const last = dayOf(until);
    this.#planDeliveries(first, last);
    const early = milestones.filter(({ at }) => at < from);
    for (const milestone of early) await milestone.run();
    const rest = milestones.slice(early.length);
    for (let day = first; day <= last; day += unitDays) {
      const end = Math.min(instantOf(day + unitDays, 0), until);
      for (let next = rest[0]; next && next.at <= end; next = rest[0]) {
        await this.#playUntil(next.at);
        await next.run();
        rest.shift();
      }
      await this.#playUntil(end);
      await onProgress?.(Math.min(1, (day - first + unitDays) / (last - first + 1)));
    }
    return this.#desk.waiting;
  }

  #planDeliveries(first: number, last: number): void {
    const { from, until, milestones } = this.cast;
    // What is decided and kept as evidence knows all that happened before.
    const moments = new Set<number>([until]);
    for (const { at } of milestones) if (at > from && at < until) moments.add(at);
    for (let day = first; day <= last; day += 1) {
      for (const hour of DELIVERIES) {
        const at = instantOf(day, hour);
        if (at > from && at < until) moments.add(at);
      }
    }
    for (const at of moments) this.#timeline.plan(at, (work) => this.#deliver(work, at));
  }

  async #playUntil(moment: number): Promise<void> {
    await executeTogether(async (run, db) => {
      for (;;) {
        const step = this.#timeline.takeUntil(moment);
        if (!step) return;
        await step.run({ run, db });
      }
    });
  }

  /** Brings in who came and what was done since the last delivery. */
  async #deliver(work: Work, at: number): Promise<void> {
    const { people, deeds } = this.cast;
    const arrived = takeWhile(people, this.#arrived, (person) => person.createdAt <= at);
    this.#arrived += arrived.length;
    if (arrived.length > 0) {
      const leads = arrived.map(leadOf);
      const { ids } = await work.run(receiveLeads, TRACKING, { leads }, at);
      arrived.forEach((person, i) => {
        const role = { id: ids[i] ?? "", open: true, rounds: 0, pricing: [] };
        this.#roles.set(person.index, role);
        this.#planEnrichment(person, at);
      });
    }
    const done = takeWhile(deeds, this.#done, (deed) => deed.at <= at);
    this.#done += done.length;
    for (let i = 0; i < done.length; i += MAX_ACTIVITIES) {
      await this.#record(work, done.slice(i, i + MAX_ACTIVITIES), at);
    }
  }

  async #record(work: Work, deeds: readonly Deed[], at: number): Promise<void> {
    const activities = deeds.map(({ person, type, props, at: doneAt }) => ({
      leadId: this.#role(person).id,
      type,
      props,
      at: doneAt,
    }));
    const { handedOff } = await work.run(recordActivities, TRACKING, { activities }, at);
    for (const { person, props, at: doneAt } of deeds) {
      if (props.page === "pricing") this.#role(person).pricing.push(doneAt);
    }
    if (handedOff > 0) await this.#offer(work, [...new Set(deeds.map((d) => d.person))], at);
  }

  /** Sales sees who of these people was handed off. */
  async #offer(work: Work, people: readonly Person[], at: number): Promise<void> {
    const waiting = people.filter((person) => this.#role(person).open);
    const byId = new Map(waiting.map((person) => [this.#role(person).id, person]));
    const standings = await standingsOf(work.db, [...byId.keys()]);
    for (const { id, stage, path, mqlAt } of standings) {
      const person = byId.get(id);
      if (!person || stage !== "mql") continue;
      const role = this.#role(person);
      role.open = false;
      role.rounds += 1;
      const offer: Offer = {
        person,
        id,
        at,
        fastTrack: path === "fastTrack",
        round: role.rounds,
        pricingViews: role.pricing.filter((viewedAt) => viewedAt <= (mqlAt ?? at)).length,
      };
      planWork(this.#desk, offer);
    }
  }

  /** Marketing looks up the size of some companies that the form did not tell. */
  #planEnrichment(person: Person, arrivedAt: number): void {
    const random = new Random(this.cast.seed, 7, person.index);
    if (person.sizeKnown || !random.chance(0.6)) return;
    const day = dayOf(arrivedAt + days(random.exponential(9)));
    const at = Math.max(
      arrivedAt + hours(1),
      instantOf(day, random.int(10, 16), random.int(0, 59)),
    );
    const marketer = byTurns(this.cast.staff.marketers, person.index);
    this.#timeline.plan(at, async (work) => {
      const { id, open } = this.#role(person);
      if (!open) return;
      const { employees, annualRevenue } = person.company;
      const [lead] = await standingsOf(work.db, [id]);
      if (!lead) return;
      const { version } = lead;
      const attributes = { employees, annualRevenue };
      const updated = await work.run(updateLead, marketer, { id, version, attributes }, at);
      if (updated.stage === "mql") await this.#offer(work, [person], at);
    });
  }

  #role(person: Person): Role {
    const role = this.#roles.get(person.index);
    if (!role) throw new Error(`${person.name} has not arrived yet`);
    return role;
  }
}

function takeWhile<T>(all: readonly T[], from: number, wanted: (one: T) => boolean): T[] {
  let end = from;
  for (let next = all[end]; next !== undefined && wanted(next); next = all[end]) end += 1;
  return all.slice(from, end);
}

function leadOf(person: Person): NewLead {
  const { name, email, phone, createdAt, channel, campaign } = person;
  const touch = {
    source: channel.utmSource,
    medium: channel.medium,
    ...(campaign === null ? {} : { campaign }),
  };
  const origin = channel.name === "Events" ? "Event list" : "Website";
  const utm = channel.medium === "none" ? null : touch;
  const attributes = factsOf(person);
  return { name, email, phone, createdAt, origin, attributes, utmFirst: utm, utmLast: utm };
}
