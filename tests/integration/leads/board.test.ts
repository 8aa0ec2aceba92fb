import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { STAGES } from "@/lib/engine/stages";
import { getCards, getColumn } from "@/lib/leads/queries/board";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { board, idsWhere, NOW, settlePast } from "./past";
import { refusal, vic } from "./world";

beforeAll(async () => {
  await settlePast();
});

describe("the board", () => {
  test("has every column with its count and age, and pages through all cards once", async () => {
    const { columns } = await board();
    expect(columns.map(({ stage }) => stage)).toEqual([...STAGES]);
    for (const column of columns) {
      expect(column.count).toBe(30);
      const { read } = await store();
      const ages = (await read.select().from(leads).where(eq(leads.stage, column.stage)))
        .map(({ stageAt }) => stageAt)
        .sort((a, b) => a - b);
      expect(column.medianAgeMs).toBe(NOW - (ages[15] ?? 0));
      const seen = column.cards.map(({ id }) => id);
      let cursor = column.next;
      while (cursor) {
        const input = { stage: column.stage, cursor, limit: 7 };
        const next = unwrap(await ask(getColumn, vic, input, NOW));
        seen.push(...next.cards.map(({ id }) => id));
        cursor = next.next;
      }
      expect(seen).toHaveLength(30);
      expect(new Set(seen).size).toBe(30);
    }
  });

  test("refuses what is no place in a column, instead of its first page again", async () => {
    for (const cursor of ["nonsense", "rest.x.y", "due.12.id", ""]) {
      const refused = refusal(await ask(getColumn, vic, { stage: "mql", cursor }, NOW));
      expect(refused).toMatchObject({
        code: "invalid",
        message: expect.stringContaining("no place in the list"),
      });
    }
  });

  test("shows first in nurture whose day has come", async () => {
    const { columns } = await board({}, 40);
    const resting = columns.find(({ stage }) => stage === "nurture")?.cards ?? [];
    const due = resting.map(({ nurtureUntil }) => (nurtureUntil ?? 0) <= NOW);
    expect(due.filter(Boolean)).toHaveLength(15);
    expect(due.indexOf(false)).toBe(15);
  });

  test("narrows every column by the filter", async () => {
    const { columns } = await board({ country: ["DE"], source: ["Google", ""] });
    const wanted = await idsWhere((l) => l.country === "DE" && l.source !== "Webinar");
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(wanted.length);
    for (const { cards, medianAgeMs } of columns) {
      expect(medianAgeMs).toBeNull();
      for (const { source } of cards) expect(source).not.toBe("Webinar");
    }
  });

  test("gives single cards in the order asked for, and leaves out what is gone", async () => {
    const { columns } = await board();
    const ids = columns.flatMap(({ cards }) => cards.slice(0, 1)).map(({ id }) => id);
    const cards = unwrap(await ask(getCards, vic, { ids: [...ids, "gone"] }, NOW));
    expect(cards.map(({ id }) => id)).toEqual(ids);
  });
});
