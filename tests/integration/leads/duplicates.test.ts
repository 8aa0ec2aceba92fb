import { beforeAll, describe, expect, test } from "vitest";
import { createLead } from "@/lib/leads/commands/records";
import { listDuplicates } from "@/lib/leads/queries/duplicates";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { merge } from "./merging";
import { bringIntoForce, CRITERIA, DAY, MONDAY, mara, settle } from "./world";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

describe("likely duplicates", () => {
  async function known(name: string, email: string, company?: string): Promise<string> {
    const attributes = company ? { company } : {};
    return unwrap(await execute(createLead, mara, { name, email, attributes }, MONDAY)).id;
  }
  async function found(...ids: string[]) {
    const { pairs, total } = unwrap(await ask(listDuplicates, mara, {}, MONDAY));
    expect(total).toBe(pairs.length);
    return pairs
      .filter(({ first, second }) => ids.includes(first.id) || ids.includes(second.id))
      .map(({ clue, first, second }) => [clue, first.id, second.id]);
  }

  test("share a mailbox or a name at one company, and are gone once they are merged", async () => {
    const plain = await known("Kim", "kim@dup.test");
    const tagged = await known("K.", "kim+fair@dup.test");
    const dotted = await known("Lou", "l.o.u@gmail.com");
    const undotted = await known("Lou L.", "lou@googlemail.com");
    const jane = await known("Jane Doe", "jane@twin.test");
    const doe = await known("Doe, Jane", "j.doe@twin.test");
    const elsewhere = await known("Jane Doe", "jane@other.test");
    const single = [await known("Jo", "jo@one.test"), await known("Jo", "jo.b@one.test")];
    expect(await found(plain)).toEqual([["mailbox", plain, tagged]]);
    expect(await found(dotted)).toEqual([["mailbox", dotted, undotted]]);
    expect(await found(jane, doe, elsewhere)).toEqual([["nameAtCompany", jane, doe]]);
    expect(await found(...single)).toEqual([]);
    unwrap(await merge(plain, tagged, MONDAY));
    expect(await found(plain, tagged)).toEqual([]);
  });
});
