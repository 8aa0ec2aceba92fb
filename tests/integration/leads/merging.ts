import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { store } from "@/db/client";
import {
  activities,
  handoffs,
  leadAliases,
  leads,
  observations,
  opportunities,
  stageMoves,
} from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { moveLead } from "@/lib/leads/commands/moves";
import { getLead } from "@/lib/leads/queries/page";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { saveBant } from "@/lib/qualification/commands";
import { ana, arrive, HOUR, MONDAY, mara, max, page, refusal } from "./world";

export async function lead(id: string) {
  const { read } = await store();
  const [row] = await read.select().from(leads).where(eq(leads.id, id));
  return row ?? null;
}

/** Where links to a lead lead on to, that is no more. */
export async function whereTo(id: string): Promise<string | undefined> {
  const refused = refusal(await ask(getLead, ana, { id }, MONDAY));
  expect(refused.code).toBe("not_found");
  return refused.fields?.into;
}

/** Everything that is stored of leads, without what only tells when it was written or scored. */
export async function stored(...ids: string[]) {
  const { read } = await store();
  const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return Promise.all(
    ids.map(async (id) => {
      const { updatedAt, version, engagement, scoredAt, rescoreAt, ...row } =
        (await lead(id)) ?? ({} as never);
      return {
        row,
        observations: (
          await read.select().from(observations).where(eq(observations.leadId, id))
        ).sort(byText),
        activities: (await read.select().from(activities).where(eq(activities.leadId, id))).sort(
          byText,
        ),
        moves: (await read.select().from(stageMoves).where(eq(stageMoves.leadId, id))).sort(byText),
        handoffs: (await read.select().from(handoffs).where(eq(handoffs.leadId, id))).sort(byText),
        opportunities: (
          await read.select().from(opportunities).where(eq(opportunities.leadId, id))
        ).sort(byText),
        aliases: await read.select().from(leadAliases).where(eq(leadAliases.leadId, id)),
      };
    }),
  );
}

export async function view(leadId: string, at: number, times = 1) {
  const viewed = { leadId, type: "page_view" as const, at, props: { page: "pricing" } };
  const all = Array.from({ length: times }, () => viewed);
  return unwrap(await execute(recordActivities, mara, { activities: all }, at));
}

export async function merge(id: string, otherId: string, at: number, actor = mara) {
  const [survivor, other] = [await lead(id), await lead(otherId)];
  const versions = { version: survivor?.version ?? 1, otherVersion: other?.version ?? 1 };
  return execute(mergeLeads, actor, { id, otherId, ...versions }, at);
}

export async function move(
  id: string,
  to: "sal" | "sql" | "customer" | "disqualified",
  at: number,
) {
  const { version } = (await page(id, at)).lead;
  const opportunity = { name: "A deal", amountMinor: 500 };
  const reason = to === "disqualified" ? { reasonId: "no_need", note: "No" } : {};
  const input = { id, version, to, ...reason, ...(to === "sql" ? { opportunity } : {}) };
  return unwrap(await execute(moveLead, max, input, at));
}

/** Takes an MQL to SQL, with an opportunity. */
export async function qualify(id: string, at: number, opportunity = {}): Promise<void> {
  await move(id, "sal", at);
  const answers = (["budget", "authority", "need", "timeline"] as const).map((dimension) => ({
    dimension,
    level: "met" as const,
  }));
  unwrap(await execute(saveBant, max, { leadId: id, answers }, at));
  const { version } = (await page(id, at)).lead;
  unwrap(await execute(moveLead, max, { id, version, to: "sql", opportunity }, at + HOUR));
}

/** An MQL since then, by two views of the pricing page. */
export async function offered(at: number): Promise<string> {
  const id = await arrive(at);
  await view(id, at, 2);
  return id;
}
