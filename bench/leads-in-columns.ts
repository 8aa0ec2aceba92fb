import type { AttributeValue } from "@/lib/engine/attributes";
import {
  type Columns,
  type Fact,
  NONE,
  OUTCOMES,
  type Signature,
} from "@/lib/engine/replay/columns";
import { ID_BYTES } from "@/lib/engine/replay/ids";
import { Random } from "@/lib/sample/random";

const DAY = 1440;
/** Epoch minutes: a year and a half up to the end of 2025. */
const FROM = 28_400_000;
export const UNTIL = FROM + 540 * DAY;

const PAGES = ["pricing", "product", "blog", "docs", "home", "careers", "customers", "security"];
const VALUES: Record<string, readonly AttributeValue[]> = {
  seniority: Array.from({ length: 7 }, (_, i) => `v${i}`),
  department: Array.from({ length: 8 }, (_, i) => `v${i}`),
  industry: Array.from({ length: 20 }, (_, i) => `v${i}`),
  country: Array.from({ length: 60 }, (_, i) => `v${i}`),
  companyType: ["Business", "Business", "Business", "Agency", "Competitor"],
  employees: Array.from({ length: 500 }, (_, i) => 1 + i * i),
};

function signaturesOf(): Signature[] {
  return [
    ...PAGES.map((page): Signature => ({ type: "page_view", props: { page } })),
    ...(["email_opened", "email_clicked"] as const).map(
      (type): Signature => ({ type, props: { email: "Newsletter" } }),
    ),
    { type: "content_download", props: { content: "Guide" } },
    { type: "event_attended", props: { event: "Webinar" } },
    { type: "form_submitted", props: { form: "Contact" } },
    { type: "demo_request", props: {} },
  ];
}

/** How often each signature is drawn, of 100 in all: mostly blog posts and opened emails. */
const SHARES = [4, 8, 26, 10, 12, 3, 4, 2, 14, 6, 5, 3, 2, 1];

/** Random leads straight into columns, skewed: most did little, a few did a lot. */
export function leadsInColumns(wanted: { leads: number; events: number }, seed = 1): Columns {
  const { leads, events } = wanted;
  const random = new Random(seed);
  const signatures = signaturesOf();
  const drawn = Uint32Array.from(
    SHARES.flatMap((share, signature) => Array.from({ length: share }, () => signature)),
  );
  const facts: Fact[] = [];
  const codes = Object.entries(VALUES).map(([attribute, values]) =>
    values.map((value) => facts.push({ attribute, value }) - 1),
  );
  const ids = new Uint8Array(leads * ID_BYTES);
  const created = new Int32Array(leads);
  const outcomes = new Int32Array(leads * OUTCOMES).fill(NONE);
  const eventsAt = new Uint32Array(leads + 1);
  const factsAt = new Uint32Array(leads + 1);
  const weights = Float64Array.from({ length: leads }, () => -Math.log(1 - random.next()) + 0.1);
  const perWeight = events / weights.reduce((sum, weight) => sum + weight, 0);
  const eventMinute = new Int32Array(events);
  const eventSignature = new Uint32Array(events);
  const factMinute = new Int32Array(leads * codes.length);
  const factCode = new Uint32Array(leads * codes.length);
  const view = new DataView(ids.buffer);
  let event = 0;
  let share = 0;
  for (let lead = 0; lead < leads; lead++) {
    view.setUint32(lead * ID_BYTES, lead);
    const at = FROM + Math.floor((lead / leads) * 500 * DAY);
    created[lead] = at;
    codes.forEach((all, i) => {
      factMinute[lead * codes.length + i] = at;
      factCode[lead * codes.length + i] = all[random.int(0, all.length - 1)] ?? 0;
    });
    factsAt[lead + 1] = (lead + 1) * codes.length;
    share += (weights[lead] ?? 0) * perWeight;
    const end = lead === leads - 1 ? events : Math.min(events, Math.round(share));
    const span = Math.min(UNTIL - at, random.int(5, 150) * DAY);
    for (let i = event; i < end; i++) {
      eventMinute[i] = at + Math.floor(random.next() * span);
      eventSignature[i] = drawn[random.int(0, drawn.length - 1)] ?? 0;
    }
    eventMinute.subarray(event, end).sort();
    event = end;
    eventsAt[lead + 1] = end;
    if (random.chance(0.15)) handOff(outcomes, lead, at + 10 * DAY, random);
  }
  return {
    ids,
    created,
    outcomes,
    eventsAt,
    eventMinute,
    eventSignature,
    factsAt,
    factMinute,
    factCode,
    signatures,
    facts,
  };
}

function handOff(outcomes: Int32Array, lead: number, mql: number, random: Random): void {
  const at = lead * OUTCOMES;
  outcomes[at] = mql;
  if (random.chance(0.15)) return;
  outcomes[at + 1] = mql + random.int(10, 3000);
  if (random.chance(0.3)) outcomes[at + 2] = mql + random.int(3000, 40_000);
  else if (random.chance(0.8)) outcomes[at + 3] = mql + random.int(3000, 40_000);
}
