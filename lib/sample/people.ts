import type { AttributeValue } from "@/lib/engine/attributes";
import { CHANNELS, type Channel } from "./channels";
import type { Companies, Company } from "./companies";
import { Random } from "./random";
import { dayOf, demandOn, momentOn } from "./rhythm";
import { answerOf } from "./touches";

/** Somebody who will turn up at Brightmoor, with what only the sample knows about them. */
export interface Person {
  /** Place in the order of arrival; also the seed of everything about them. */
  index: number;
  createdAt: number;
  name: string;
  email: string | null;
  phone: string | null;
  company: Company;
  title: string;
  seniority: string;
  department: string;
  channel: Channel;
  campaign: string | null;
  /** Their answer to "How did you hear of us?". */
  heardFrom: string | null;
  /** How much they want the product (standard normal); shows in what they look at. */
  interest: number;
  /** How likely they open any newsletter; has nothing to do with interest. 0: not subscribed. */
  opens: number;
  /** Whether the form or list told the company's size. */
  sizeKnown: boolean;
}

const SENIORITY: readonly (readonly [string, number])[] = [
  ["C-level", 7],
  ["VP", 9],
  ["Director", 15],
  ["Manager", 29],
  ["Senior", 17],
  ["Staff", 19],
  ["Intern", 4],
];

const DEPARTMENTS: readonly (readonly [string, number])[] = [
  ["Operations", 24],
  ["Finance", 18],
  ["Marketing", 18],
  ["Product", 12],
  ["IT", 11],
  ["Engineering", 9],
  ["HR", 8],
];

const ROLE_NAMES: Record<string, string> = {
  Operations: "Operations",
  Finance: "Finance",
  Marketing: "Marketing",
  Product: "Product",
  IT: "IT",
  Engineering: "Data Engineering",
  HR: "People",
};

const CHIEFS: Record<string, string> = {
  Operations: "Chief Operating Officer",
  Finance: "Chief Financial Officer",
  Marketing: "Chief Marketing Officer",
  Product: "Chief Product Officer",
  IT: "Chief Information Officer",
  Engineering: "Chief Data Officer",
  HR: "Chief People Officer",
};

function titleOf(seniority: string, department: string, random: Random): string {
  const role = ROLE_NAMES[department] ?? department;
  switch (seniority) {
    case "C-level":
      return random.chance(0.25) ? "Founder" : (CHIEFS[department] ?? "Chief Executive Officer");
    case "VP":
      return `VP ${role}`;
    case "Director":
      return random.chance(0.4) ? `Head of ${role}` : `Director of ${role}`;
    case "Manager":
      return `${role} Manager`;
    case "Senior":
      return `Senior ${role} Analyst`;
    case "Intern":
      return `${role} Intern`;
    default:
      return random.chance(0.5) ? `${role} Analyst` : `${role} Specialist`;
  }
}

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/[^\w]/g, "").toLowerCase();
}

function phoneOf(company: Company, random: Random): string {
  const { dial } = company.country;
  return `${dial} 555 ${random.int(100, 999)} ${random.int(1000, 9999)}`;
}

/** Local days weighted by demand, as running totals from 0 to 1. */
function demandCurve(from: number, until: number): { day: number; upTo: number }[] {
  const first = dayOf(from);
  const last = dayOf(until);
  const curve: { day: number; upTo: number }[] = [];
  let total = 0;
  for (let day = first; day <= last; day += 1) {
    total += demandOn(day, first, last);
    curve.push({ day, upTo: total });
  }
  return curve.map(({ day, upTo }) => ({ day, upTo: upTo / total }));
}

/** When the leads come in, in order. */
function arrivals(count: number, from: number, until: number, random: Random): number[] {
  const curve = demandCurve(from, until);
  const moments: number[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const share = (i + random.next()) / count;
    while ((curve[at]?.upTo ?? 1) < share) at += 1;
    const day = curve[at]?.day ?? dayOf(until);
    moments.push(Math.min(until - 60_000, Math.max(from, momentOn(day, random))));
  }
  return moments.sort((a, b) => a - b);
}

export interface Crowd {
  seed: number;
  leads: number;
  from: number;
  until: number;
}

/** Everybody who turns up, by time of arrival. */
export function gatherPeople({ seed, leads, from, until }: Crowd, companies: Companies): Person[] {
  const taken = new Set<string>();
  return arrivals(leads, from, until, new Random(seed, 1)).map((createdAt, index) => {
    const random = new Random(seed, 2, index);
    const company = companies.next();
    const first = random.pick(company.country.names.first);
    const last = random.pick(company.country.names.last);
    const seniority = random.weighted(SENIORITY);
    const department = random.weighted(DEPARTMENTS);
    const channel = random.weighted(CHANNELS.map((c) => [c, c.share] as const));
    return {
      index,
      createdAt,
      name: `${first} ${last}`,
      email: random.chance(0.985) ? emailOf(first, last, company, taken) : null,
      phone: random.chance(0.62) ? phoneOf(company, random) : null,
      company,
      title: titleOf(seniority, department, random),
      seniority,
      department,
      channel,
      campaign:
        channel.campaigns.length > 0 && random.chance(0.95) ? random.pick(channel.campaigns) : null,
      heardFrom: answerOf(channel.name, new Random(seed, 14, index)),
      interest: random.normal(),
      opens: random.chance(0.6) ? random.next() ** 2 * 0.7 : 0,
      sizeKnown: random.chance(0.84),
    };
  });
}

function emailOf(first: string, last: string, company: Company, taken: Set<string>): string {
  const stem = `${plain(first)}.${plain(last)}`;
  for (let n = 1; ; n += 1) {
    const email = `${stem}${n === 1 ? "" : n}@${company.domain}`;
    if (taken.has(email)) continue;
    taken.add(email);
    return email;
  }
}

/** What is known of them when they come in. */
export function factsOf(person: Person): Record<string, AttributeValue | null> {
  const { company, channel, campaign, heardFrom, title, seniority, department, sizeKnown } = person;
  return {
    title,
    seniority,
    department,
    company: company.name,
    companyType: company.companyType,
    industry: company.industry,
    country: company.country.name,
    region: company.country.region,
    city: company.city,
    employees: sizeKnown ? company.employees : null,
    annualRevenue: sizeKnown ? company.annualRevenue : null,
    source: channel.name,
    campaign,
    heardFrom,
  };
}
