import { COUNTRIES, type Country } from "./names";
import type { Random } from "./random";

/** A company that leads work at. */
export interface Company {
  name: string;
  domain: string;
  industry: string;
  employees: number;
  /** Whole currency units. */
  annualRevenue: number;
  companyType: string;
  country: Country;
  city: string;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const FIRST = words(`
  Alder Amber Arbor Aspen Atlas Aurora Beacon Birch Blue Bright Bramble Bristle Calm Canyon Cedar
  Cinder Clear Clover Cobalt Copper Coral Crest Crimson Dawn Delta Dune Eastern Echo Elm Ember Evergreen
  Fallow Fern Field Flint Forge Fox Frost Gale Garnet Glacier Golden Granite Green Grove Harbor
  Hazel Heron High Hollow Indigo Iron Ivory Jade Juniper Keystone Kindle Lantern Lark Laurel Ledge
  Linden Lively Lumen Maple Marble Marsh Meadow Mesa Mill Mint Moss North Oak Ocean Olive Onyx Opal
  Orchard Otter Pebble Pepper Pine Plum Polar Prairie Quarry Quartz Raven Ridge River Robin Rowan
  Saffron Sage Salt Sandstone Scarlet Sequoia Shore Sierra Silver Slate Solar Spruce Starling Stone
  Summit Swift Tall Teal Thistle Timber Topaz Tundra Umber Valley Velvet Verdant Violet Walnut
  Western Wild Willow Winter Wren Yarrow Zephyr`);

const SECOND = words(`
  bank bay beam bend bridge brook cliff crest dale field flow ford gate glen grove haven helm hill
  lake land leaf light line mark mead mill mont path peak point port reach ridge rise river rock
  root shore side spring stead stone stream tide vale view ward water way well wick wing wood works`);

interface Industry {
  name: string;
  share: number;
  suffixes: readonly string[];
}

const INDUSTRIES: readonly Industry[] = [
  { name: "Software", share: 24, suffixes: ["Software", "Systems", "Labs", "Cloud"] },
  { name: "Financial services", share: 13, suffixes: ["Capital", "Finance", "Insurance"] },
  { name: "Retail", share: 13, suffixes: ["Retail", "Goods", "Outfitters", "Home"] },
  { name: "Manufacturing", share: 12, suffixes: ["Industries", "Components", "Tools"] },
  { name: "Health care", share: 10, suffixes: ["Health", "Care", "Diagnostics"] },
  { name: "Logistics", share: 8, suffixes: ["Logistics", "Freight", "Shipping"] },
  { name: "Media", share: 7, suffixes: ["Media", "Studios", "Press"] },
  { name: "Education", share: 5, suffixes: ["Learning", "Academy"] },
  { name: "Energy", share: 4, suffixes: ["Energy", "Power"] },
  { name: "Professional services", share: 4, suffixes: ["Partners", "Advisory", "Consulting"] },
];

/** From, to (employees), and how many companies of a hundred. */
const SIZES: readonly (readonly [readonly [number, number], number])[] = [
  [[4, 19], 30],
  [[20, 49], 25],
  [[50, 199], 25],
  [[200, 999], 14],
  [[1000, 9000], 6],
];

/** Outsiders that criteria shut out. */
const TYPES: readonly (readonly [string, number])[] = [
  ["Business", 955],
  ["Agency", 22],
  ["Vendor", 9],
  ["School", 8],
  ["Competitor", 6],
];

/** Every company once, in the order in which their first lead comes in. */
export class Companies {
  readonly #known: Company[] = [];
  readonly #domains = new Set<string>();

  constructor(readonly random: Random) {}

  /** Where the next lead works: a new company, or one that already has leads, large ones sooner. */
  next(): Company {
    if (this.#known.length === 0 || this.random.chance(0.47)) return this.#found();
    const one = this.random.pick(this.#known);
    const other = this.random.pick(this.#known);
    return one.employees >= other.employees || this.random.chance(0.35) ? one : other;
  }

  #found(): Company {
    const { random } = this;
    const industry = random.weighted(INDUSTRIES.map((i) => [i, i.share] as const));
    const country = random.weighted(COUNTRIES.map((c) => [c, c.share] as const));
    const [least, most] = random.weighted(SIZES);
    const employees = Math.round(least * (most / least) ** random.next());
    const name = this.#name(industry);
    const company: Company = {
      name,
      domain: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "")}.example`,
      industry: industry.name,
      employees,
      annualRevenue: Math.round((employees * random.around(145_000, 0.5)) / 10_000) * 10_000,
      companyType: random.weighted(TYPES),
      country,
      city: random.pick(country.cities),
    };
    this.#known.push(company);
    return company;
  }

  #name(industry: Industry): string {
    for (;;) {
      const { random } = this;
      const stem = random.pick(FIRST) + random.pick(SECOND);
      const name = `${stem} ${random.pick(industry.suffixes)}`;
      if (this.#domains.has(name)) continue;
      this.#domains.add(name);
      return name;
    }
  }
}
