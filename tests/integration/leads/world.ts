import { store } from "@/db/client";
import { users } from "@/db/schema";
import {
  activateVersion,
  agreeVersion,
  createDraft,
  proposeVersion,
  saveDraft,
} from "@/lib/criteria/commands";
import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { Role } from "@/lib/engine/roles";
import { createLead } from "@/lib/leads/commands/records";
import { getLead } from "@/lib/leads/queries/page";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { type Outcome, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { ensureDefaults } from "@/lib/settings/store";

export type Person = Extract<Actor, { kind: "user" }>;

const person = (id: string, name: string, role: Role): Person => ({
  kind: "user",
  id,
  name,
  role,
  sessionId: `session-${id}`,
});

export const ana = person("ana", "Ana", "sdr");
export const ben = person("ben", "Ben", "sdr");
export const mara = person("mara", "Mara", "marketer");
export const max = person("max", "Max", "manager");
/** Nobody's rejections are hers: she can decide about all of them. */
export const lea = person("lea", "Lea", "manager");
export const vic = person("vic", "Vic", "viewer");
export const adam = person("adam", "Adam", "admin");

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Monday, 10:00 UTC. */
export const MONDAY = Date.UTC(2026, 2, 2, 10);

/** Fit by size, engagement by pricing pages (fading) and webinars; a demo request is fast. */
export const CRITERIA: Criteria = {
  ...EMPTY_CRITERIA,
  gates: [
    {
      id: "rivals",
      label: "Competitors",
      kind: "exclude",
      when: { kind: "attribute", attribute: "companyType", op: "is", value: "Competitor" },
    },
  ],
  fit: [
    {
      id: "size",
      label: "Large",
      points: 40,
      when: { kind: "attribute", attribute: "employees", op: "atLeast", value: 200 },
    },
    {
      id: "title",
      label: "Has a title",
      points: 20,
      when: { kind: "attribute", attribute: "title", op: "isKnown" },
    },
  ],
  engagement: [
    {
      id: "pricing",
      label: "Pricing page",
      activity: "page_view",
      where: [{ property: "page", op: "is", value: "pricing" }],
      points: 10,
      repeat: "every",
      decay: { kind: "halfLife", days: 30 },
    },
    {
      id: "webinar",
      label: "Webinar",
      activity: "event_attended",
      points: 15,
      repeat: "once",
      decay: { kind: "expire", days: 20 },
    },
    {
      id: "left",
      label: "Unsubscribed",
      activity: "unsubscribed",
      points: -20,
      repeat: "once",
      decay: { kind: "none" },
    },
  ],
  thresholds: { fit: 40, engagement: 15 },
  fastTracks: [
    {
      id: "demo",
      label: "Asked for a demo",
      when: { kind: "activity", activity: "demo_request", atLeast: 1 },
    },
  ],
};

/** People and exit reasons. */
export async function settle(): Promise<void> {
  await (await store()).write(async (tx) => {
    await ensureDefaults(tx);
    await tx.insert(users).values(
      [ana, ben, mara, max, lea, vic, adam].map(({ id, name, role }) => ({
        id,
        email: `${id}@us.test`,
        emailKey: `${id}@us.test`,
        name,
        role,
        createdAt: MONDAY - 100 * DAY,
      })),
    );
  });
}

/** Criteria that both sides have agreed on, to be put in force. */
export async function agreedOn(
  body: Criteria,
  at: number,
): Promise<{ id: string; version: number }> {
  const name = `At ${at}`;
  const { id } = unwrap(await execute(createDraft, mara, { name }, at));
  const saved = unwrap(await execute(saveDraft, mara, { id, version: 1, name, body }, at));
  const open = unwrap(await execute(proposeVersion, mara, { id, ...saved }, at));
  const { version } = unwrap(await execute(agreeVersion, max, { id, version: open.version }, at));
  return { id, version };
}

/** Brings criteria into force as people do. */
export async function bringIntoForce(
  body: Criteria,
  at: number,
  existing: "leave" | "handOff" = "leave",
): Promise<string> {
  const agreed = await agreedOn(body, at);
  unwrap(await execute(activateVersion, max, { ...agreed, existing }, at));
  return agreed.id;
}

let made = 0;
/** A large company's lead: fits, has done nothing yet. */
export async function arrive(
  at: number,
  attributes: Record<string, string | number> = { employees: 500, title: "CTO" },
  name = `Lead ${++made}`,
): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@company${++made}.test`;
  return unwrap(await execute(createLead, mara, { name, email, attributes }, at)).id;
}

export async function page(id: string, at: number, actor: Actor = ana) {
  return unwrap(await ask(getLead, actor, { id }, at));
}

/** What somebody was told instead of getting what they asked for. */
export function refusal<T>(outcome: Outcome<T>) {
  if (outcome.ok) throw new Error("It was not refused.");
  return outcome;
}
