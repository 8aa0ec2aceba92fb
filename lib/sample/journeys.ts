import type { ActivityProps, ActivityType } from "@/lib/engine/activities";
import type { Person } from "./people";
import { Random } from "./random";
import { activeMoment, dayOf, days, instantOf, minutes, weekdayOf } from "./rhythm";
import { arrivalTags, returnTags, webinarTags } from "./touches";

/** Something that a person does, before anybody knows what it will be worth. */
export interface Deed {
  at: number;
  person: Person;
  type: ActivityType;
  props: ActivityProps;
}

/** What the whole workspace sends and hosts. */
export interface Programme {
  /** When each newsletter goes out. */
  newsletters: number[];
  /** When each webinar begins. */
  webinars: { at: number; title: string }[];
}

const WEBINARS = [
  "Forecasting without spreadsheets",
  "Metrics that matter",
  "From dashboards to decisions",
  "Ask an analyst",
  "Planning for the next quarter",
];

const PAGES: readonly (readonly [string, number])[] = [
  ["home", 20],
  ["product", 22],
  ["features", 14],
  ["blog", 24],
  ["customers", 9],
  ["integrations", 8],
  ["docs", 6],
];

const DOWNLOADS = [
  "Forecasting handbook",
  "Metrics checklist",
  "Benchmark report",
  "Buyer's guide",
];
const TOPICS = ["business intelligence", "demand forecasting", "data governance"];
const REVIEW_SITES = ["ReviewHarbor", "StackScout"];

/** A newsletter every Tuesday, a webinar in every fourth week. */
export function programmeOf(from: number, until: number): Programme {
  const programme: Programme = { newsletters: [], webinars: [] };
  const last = dayOf(until);
  for (let day = dayOf(from), week = 0; day <= last; day += 1) {
    if (weekdayOf(day) !== 2) continue;
    week += 1;
    programme.newsletters.push(instantOf(day, 10));
    if (week % 4 === 1) {
      const title = WEBINARS[Math.floor(week / 4) % WEBINARS.length] ?? "Ask an analyst";
      programme.webinars.push({ at: instantOf(day + 1, 11), title });
    }
  }
  return programme;
}

/** One visit: a few pages, pricing among them when they mean it, now and then more. */
function visit(person: Person, at: number, random: Random): Deed[] {
  const deeds: Deed[] = [];
  let moment = at;
  const add = (type: ActivityType, props: ActivityProps) => {
    deeds.push({ at: moment, person, type, props });
    moment += minutes(random.between(0.4, 5));
  };
  const pages = 1 + random.poisson(1.5 + Math.max(0, 0.5 * person.interest));
  const means = random.chance(1 / (1 + Math.exp(1.3 - 0.95 * person.interest)));
  const pricingAt = means ? random.int(0, pages - 1) : -1;
  for (let i = 0; i < pages; i += 1) {
    const page = i === pricingAt ? "pricing" : random.weighted(PAGES);
    add("page_view", { page, path: page === "home" ? "/" : `/${page}` });
  }
  if (random.chance(0.14)) add("content_download", { content: random.pick(DOWNLOADS) });
  if (random.chance(0.028 * Math.exp(0.5 * person.interest))) add("trial_started", {});
  if (random.chance(0.016 * Math.exp(0.75 * person.interest))) add("demo_request", {});
  return deeds;
}

/** How somebody comes in: always with at least one deed at the moment of arrival. */
function arrive(person: Person, random: Random): Deed[] {
  const { channel, campaign, createdAt } = person;
  const deed = (type: ActivityType, props: ActivityProps, after = 0): Deed => ({
    at: createdAt + minutes(after),
    person,
    type,
    props: after === 0 ? { ...props, ...arrivalTags(person) } : props,
  });
  const about: ActivityProps = campaign === null ? {} : { campaign };
  switch (channel.name) {
    case "Paid search":
    case "Paid social":
      return [deed("ad_click", about), deed("form_submitted", { form: "Newsletter and guide" }, 1)];
    case "Content":
      return [deed("content_download", { content: campaign ?? "Forecasting handbook" })];
    case "Webinars":
      return [deed("event_registered", { event: campaign ?? "Webinar" })];
    case "Events":
      return [deed("event_attended", { event: campaign ?? "Trade fair" })];
    case "Referral":
      return random.chance(0.25)
        ? [deed("demo_request", {})]
        : [deed("form_submitted", { form: "Contact" })];
    default:
      return [deed("form_submitted", { form: random.pick(["Newsletter and guide", "Contact"]) })];
  }
}

function visits(person: Person, until: number, random: Random, links: Random): Deed[] {
  const deeds: Deed[] = [];
  // Some come back with a new project months later.
  const waves = [person.createdAt];
  if (random.chance(0.2)) waves.push(person.createdAt + days(random.between(60, 240)));
  waves.forEach((wave, i) => {
    const count = random.poisson(2.4 * Math.exp(0.32 * person.interest));
    for (let n = 0; n < count; n += 1) {
      const first = i === 0 && n === 0;
      const wanted = first ? wave + minutes(3) : wave + days(random.exponential(16));
      if (wanted >= until) continue;
      const at = first ? wanted : Math.max(wave, activeMoment(wanted, random));
      const [entry, ...rest] = visit(person, at, random);
      if (!entry) continue;
      // What comes within the half hour goes on from the arrival.
      const isArrival = at < person.createdAt + minutes(30);
      const tags = isArrival ? {} : returnTags(person, links);
      deeds.push({ ...entry, props: { ...entry.props, ...tags } }, ...rest);
    }
  });
  return deeds;
}

function mail(person: Person, { newsletters }: Programme, random: Random): Deed[] {
  if (person.opens === 0 || person.email === null) return [];
  const deeds: Deed[] = [];
  for (const [issue, sentAt] of newsletters.entries()) {
    if (sentAt < person.createdAt || !random.chance(person.opens)) continue;
    const email = { email: "Newsletter", issue: issue + 1 };
    const at = sentAt + minutes(random.around(190, 1.3));
    deeds.push({ at, person, type: "email_opened", props: email });
    if (random.chance(0.09)) {
      deeds.push({ at: at + minutes(1), person, type: "email_clicked", props: email });
    }
    if (random.chance(0.003)) {
      deeds.push({ at: at + minutes(2), person, type: "unsubscribed", props: {} });
      break;
    }
  }
  return deeds;
}

function events(person: Person, { webinars }: Programme, random: Random): Deed[] {
  const deeds: Deed[] = [];
  const keen = person.channel.name === "Webinars" ? 0.14 : 0.022;
  for (const { at, title } of webinars) {
    if (at < person.createdAt + days(1) || at > person.createdAt + days(200)) continue;
    if (!random.chance(keen)) continue;
    const registeredAt = Math.max(person.createdAt, at - days(random.between(0.2, 9)));
    const props = { event: title, ...webinarTags(title) };
    deeds.push({ at: registeredAt, person, type: "event_registered", props });
    if (random.chance(0.44)) {
      const joinedAt = at + minutes(random.between(0, 8));
      deeds.push({ at: joinedAt, person, type: "event_attended", props });
    }
  }
  return deeds;
}

function elsewhere(person: Person, until: number, random: Random): Deed[] {
  const deeds: Deed[] = [];
  const at = () => activeMoment(person.createdAt + days(random.exponential(30)), random);
  const social = { network: "LinkedIn" };
  if (random.chance(0.07)) deeds.push({ at: at(), person, type: "social", props: social });
  if (random.chance(0.04 * Math.exp(0.5 * person.interest))) {
    const props = { site: random.pick(REVIEW_SITES) };
    deeds.push({ at: at(), person, type: "review_site", props });
  }
  if (random.chance(0.05)) {
    const props = { topic: random.pick(TOPICS), provider: "IntentGrid" };
    deeds.push({ at: at(), person, type: "intent_topic", props });
  }
  return deeds.filter((deed) => deed.at >= person.createdAt && deed.at < until);
}

/** Everything that a person does until the end of the sample, by time. */
export function journeyOf(
  person: Person,
  programme: Programme,
  { seed, until }: { seed: number; until: number },
): Deed[] {
  const random = new Random(seed, 3, person.index);
  return [
    ...arrive(person, random),
    ...visits(person, until, random, new Random(seed, 13, person.index)),
    ...mail(person, programme, new Random(seed, 4, person.index)),
    ...events(person, programme, random),
    ...elsewhere(person, until, random),
  ]
    .filter(({ at }) => at >= person.createdAt && at <= until)
    .sort((a, b) => a.at - b.at);
}
