import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { getBoard, getColumn } from "@/lib/leads/queries/board";
import { CARD_GROUPS, groupKeyOf } from "@/lib/leads/schema/board-look";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { SWEEP } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { board, idsOf, NOW, past, settlePast } from "./past";
import { vic } from "./world";

beforeAll(async () => {
  await settlePast();
});

describe("the grouped board", () => {
  test.each(CARD_GROUPS)(
    "by %s has every card in its group, and pages through it once",
    async (by) => {
      const plain = (await board({}, 0)).columns;
      const input = { filter: {}, group: by, perColumn: 3 };
      const { columns } = unwrap(await ask(getBoard, vic, input, NOW));
      const { read } = await store();
      const rows = await read.select().from(leads);
      for (const [i, { stage, count, cards, next, grouping }] of columns.entries()) {
        expect(next).toBeNull();
        expect(count).toBe(plain[i]?.count);
        const groups = grouping?.groups ?? [];
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
        for (const { key, count: members, next: more } of groups) {
          const seen = cards.filter((card) => groupKeyOf(card, by) === key);
          expect(seen.length).toBe(Math.min(3, members));
          for (let cursor = more; cursor; ) {
            const asked = { stage, group: { by, key }, cursor, limit: 4 };
            const page = unwrap(await ask(getColumn, vic, asked, NOW));
            seen.push(...page.cards);
            cursor = page.next;
          }
          const wanted = rows.filter(
            (row) =>
              row.stage === stage && ((by === "owner" ? row.ownerId : row[by]) ?? "") === key,
          );
          expect(seen.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
          expect(seen).toHaveLength(members);
        }
      }
    },
  );

  test("narrows groups by the filter, and leaves out those that are empty then", async () => {
    const filter = { source: ["Google", ""], country: ["DE"] };
    const input = { filter, group: "source" as const, perColumn: 40 };
    const { columns } = unwrap(await ask(getBoard, vic, input, NOW));
    for (const { grouping } of columns) {
      expect(grouping?.groups.map(({ key }) => key).sort()).toEqual(["", "Google"]);
    }
    const all = columns.flatMap(({ cards }) => cards.map(({ id }) => id)).sort();
    expect(all).toEqual(await idsOf(filter));
  });

  test("gives the figures alone, from which each group can be read", async () => {
    const input = { filter: {}, group: "source" as const, perColumn: 0 };
    const { columns } = unwrap(await ask(getBoard, vic, input, NOW));
    for (const { stage, cards, grouping } of columns) {
      expect(cards).toEqual([]);
      const [group] = grouping?.groups ?? [];
      const cursor = group?.next ?? "";
      const asked = { stage, group: { by: "source", key: group?.key ?? "" }, cursor } as const;
      const page = unwrap(await ask(getColumn, vic, asked, NOW));
      expect(page.cards).toHaveLength(group?.count ?? 0);
    }
  });

  test("names as many groups as anybody can look through, and counts the others", async () => {
    const sources = Array.from({ length: 53 }, (_, i) => `Leaflet ${i}`);
    await (await store()).write(async (tx) => {
      const made = sources.map((source, i) => ({
        ...past(7 * i),
        email: `leaflet${i}@paper.test`,
        attributes: { source, company: "Paper" },
      }));
      await insertLeads(tx, made, await leadContext(tx, SWEEP, NOW, true));
    });
    const input = { filter: { text: "Paper" }, group: "source" as const, perColumn: 1 };
    const { columns } = unwrap(await ask(getBoard, vic, input, NOW));
    const [inquiry] = columns;
    expect(inquiry).toMatchObject({ count: 53, grouping: { further: { groups: 3, count: 3 } } });
    expect(inquiry?.cards).toHaveLength(50);
    await (await store()).write((tx) => tx.delete(leads).where(eq(leads.company, "Paper")));
  });
});
