import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { accounts, audit, leadAliases, merges, observations, opportunities } from "@/db/schema";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { undoMerge } from "@/lib/leads/commands/merges";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { saveOpportunity } from "@/lib/opportunities/commands";
import { lead, merge, move, offered, qualify, whereTo } from "./merging";
import {
  adam,
  ana,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MONDAY,
  mara,
  max,
  refusal,
  settle,
} from "./world";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

describe("deleting a lead", () => {
  test("erases the person, merged leads and the log of them among it; amounts stay", async () => {
    const id = await offered(MONDAY);
    const otherId = await arrive(MONDAY, { title: "CTO" }, "Zoe Unique");
    const { name, email } = (await lead(id)) ?? {};
    await qualify(id, MONDAY + HOUR, { name: `${name}, 200 seats`, amountMinor: 500 });
    await move(id, "customer", MONDAY + 3 * HOUR);
    unwrap(await merge(id, otherId, MONDAY + 3 * HOUR));
    const more = { leadId: id, name: `More for ${name}`, amountMinor: 700 };
    unwrap(await execute(saveOpportunity, max, more, MONDAY + 4 * HOUR));

    const seen = await lead(id);
    const input = { id, version: seen?.version ?? 1, reason: "asked" as const };
    for (const person of [ana, max, mara]) {
      expect(refusal(await execute(deleteLead, person, input, MONDAY + DAY)).code).toBe(
        "forbidden",
      );
    }
    const stale = await execute(deleteLead, adam, { ...input, version: 1 }, MONDAY + DAY);
    expect(refusal(stale).code).toBe("conflict");
    unwrap(await execute(deleteLead, adam, input, MONDAY + DAY));

    const { read } = await store();
    expect(await lead(id)).toBeNull();
    expect(await whereTo(otherId)).toBeUndefined();
    const deals = await read
      .select()
      .from(opportunities)
      .where(inArray(opportunities.amountMinor, [500, 700]));
    expect(deals, "nobody could close an open one any more").toMatchObject([
      { leadId: null, name: "Opportunity of a deleted lead", amountMinor: 500, state: "won" },
    ]);
    const told = JSON.stringify([
      await read.select().from(audit),
      await read.select().from(merges),
      await read.select().from(observations),
      await read.select().from(leadAliases),
      deals,
    ]);
    for (const text of [name, email, "Zoe Unique"]) expect(told).not.toContain(text);
    const entries = await read
      .select()
      .from(audit)
      .where(eq(audit.entityId, id))
      .orderBy(audit.seq);
    expect(entries.at(-1)).toMatchObject({
      action: "lead.delete",
      actorName: "Adam",
      after: { id, from: "customer", reason: "asked" },
    });
    // The address is free for somebody new.
    unwrap(await execute(createLead, mara, { name: "New", email: email ?? "" }, MONDAY + DAY));
  });

  test("takes the companies along that had nobody else, and leaves those of others", async () => {
    const { read } = await store();
    const names = async () =>
      (await read.select({ name: accounts.name }).from(accounts)).map(({ name }) => name);
    const comes = async (email: string) =>
      unwrap(await execute(createLead, mara, { name: "Ada", email }, MONDAY)).id;
    const [alone, merged, left] = [
      await comes("ada@ada-alone.test"),
      await comes("me@ada-merged.test"),
      await comes("ada@shared.test"),
    ];
    await comes("grace@shared.test");
    const won = await offered(MONDAY);
    await qualify(won, MONDAY + HOUR);
    await move(won, "customer", MONDAY + 3 * HOUR);
    const { email: customer } = (await lead(won)) ?? {};
    unwrap(await merge(alone, merged, MONDAY + HOUR));
    for (const id of [alone, left, won]) {
      const { version = 1 } = (await lead(id)) ?? {};
      unwrap(await execute(deleteLead, adam, { id, version, reason: "asked" }, MONDAY + DAY));
    }
    const kept = await names();
    expect(kept).not.toContain("ada-alone.test");
    expect(kept).not.toContain("ada-merged.test");
    expect(kept).toEqual(expect.arrayContaining(["shared.test", customer?.split("@")[1]]));
  });

  test("is forgotten by the log of leads that it was parted from again", async () => {
    const gone = await arrive(MONDAY, {}, "Quentin Zorblatt");
    const partner = await arrive(MONDAY, {}, "Petra Stays");
    for (const [id, otherId] of [
      [partner, gone],
      [gone, partner],
    ] as const) {
      const { mergeId } = unwrap(await merge(id, otherId, MONDAY + HOUR));
      unwrap(await execute(undoMerge, mara, { mergeId }, MONDAY + HOUR));
    }
    const { version = 1 } = (await lead(gone)) ?? {};
    unwrap(await execute(deleteLead, adam, { id: gone, version, reason: "asked" }, MONDAY + DAY));
    const { read } = await store();
    const told = JSON.stringify(await read.select().from(audit));
    expect(told).toContain("Petra Stays");
    expect(told).not.toContain("Zorblatt");
  });
});
