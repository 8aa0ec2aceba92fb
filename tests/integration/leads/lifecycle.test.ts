import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { accounts, audit, customAttributes } from "@/db/schema";
import { moveLead } from "@/lib/leads/commands/moves";
import { assignLead, createLead, updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { move, offered } from "./moving";
import {
  ana,
  arrive,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  max,
  page,
  refusal,
  settle,
  vic,
} from "./world";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
});

describe("what is refused", () => {
  test("moves that the lifecycle does not know, and roles that may not", async () => {
    const id = await arrive(MONDAY);
    const skip = refusal(await move(id, "sql", MONDAY + HOUR));
    expect(skip).toMatchObject({ code: "invalid" });
    expect(skip.message).toContain("From Inquiry it can go to");
    expect(refusal(await move(id, "mql", MONDAY + HOUR, vic, { note: "x" })).code).toBe(
      "forbidden",
    );
    const mql = await offered(MONDAY);
    expect(refusal(await move(mql, "sal", MONDAY + HOUR, mara)).code).toBe("forbidden");
    expect(
      refusal(
        await move("nobody", "sal", MONDAY).catch(() => ({
          ok: false as const,
          code: "not_found" as const,
          message: "",
        })),
      ).code,
    ).toBe("not_found");
  });

  test("a stale version, naming who was faster and what they did", async () => {
    const id = await offered(MONDAY);
    const { version } = (await page(id, MONDAY)).lead;
    unwrap(await execute(moveLead, ben, { id, version, to: "sal" }, MONDAY + HOUR));
    const late = refusal(
      await execute(moveLead, ana, { id, version, to: "sal" }, MONDAY + HOUR + MINUTE),
    );
    expect(late.code).toBe("conflict");
    expect(late.message).toContain("Ben moved this lead to SAL a moment ago");
    unwrap(
      await execute(
        assignLead,
        max,
        { id, version: version + 1, ownerId: "ana" },
        MONDAY + 2 * HOUR,
      ),
    );
    const later = refusal(
      await execute(updateLead, ben, { id, version, name: "X" }, MONDAY + 5 * HOUR),
    );
    expect(later.message).toContain("Max reassigned this lead 3 hours ago");
  });

  test("a second lead with the same address, naming the first", async () => {
    const at = MONDAY;
    const first = unwrap(
      await execute(createLead, mara, { name: "Eve", email: "Eve@Known.test " }, at),
    );
    const second = refusal(
      await execute(createLead, mara, { name: "Eve", email: "eve@known.TEST" }, at),
    );
    expect(second).toMatchObject({ code: "conflict", fields: { id: first.id } });
  });
});

test("people of one company share an account, and labels follow it", async () => {
  const add = async (name: string, email: string, attributes = {}) => {
    const { id } = unwrap(await execute(createLead, mara, { name, email, attributes }, MONDAY));
    return (await page(id, MONDAY)).lead;
  };
  const first = await add("One", "one@acme.test", { company: "Acme GmbH", title: "CFO" });
  const second = await add("Two", "two@acme.test");
  const byName = await add("Three", "three@gmail.com", { company: "ACME" });
  const other = await add("Four", "four@gmail.com");
  expect(first.label).toBe("newCompany");
  expect(second).toMatchObject({ label: "newPerson", accountId: first.accountId });
  expect(byName).toMatchObject({ label: "newPerson", accountId: first.accountId });
  expect(other).toMatchObject({ label: "newCompany", accountId: null });

  // As an import makes it.
  const left = { id: "leftCompany", label: "Left company", type: "boolean" as const };
  await (await store()).write(async (tx) => {
    await tx.insert(customAttributes).values({ ...left, createdAt: MONDAY });
  });
  const gone = { id: first.id, version: first.version, attributes: { leftCompany: true } };
  unwrap(await execute(updateLead, mara, gone, MONDAY));
  expect((await add("Five", "five@acme.test", { title: "cfo" })).label).toBe("replacement");
  await (await store()).write(async (tx) => {
    await tx
      .update(accounts)
      .set({ customerSince: MONDAY - DAY })
      .where(eq(accounts.id, first.accountId ?? ""));
  });
  expect((await add("Six", "six@acme.test")).label).toBe("existingCustomer");
});

test("the audit log says for the live board who moved what where", async () => {
  const id = await offered(MONDAY);
  unwrap(await move(id, "sal", MONDAY + HOUR));
  const { read } = await store();
  const rows = await read
    .select({ actorName: audit.actorName, action: audit.action, after: audit.after })
    .from(audit)
    .where(eq(audit.entityId, id))
    .orderBy(audit.seq);
  expect(rows.filter(({ action }) => action === "lead.move")).toMatchObject([
    {
      actorName: "Criteria v1",
      after: { id, from: "inquiry", to: "mql", actorName: "Criteria v1" },
    },
    { actorName: "Ana", after: { id, from: "mql", to: "sal", actorName: "Ana" } },
  ]);
  expect(rows.filter(({ action }) => action === "lead.activity").at(-1)).toMatchObject({
    after: { id, engagement: expect.any(Number), grade: "B" },
  });
});
