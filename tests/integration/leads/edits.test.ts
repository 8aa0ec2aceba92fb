import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import { editLeads } from "@/lib/leads/commands/edits";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ana, MONDAY, mara, max, page, refusal, settle, vic } from "./world";

let made = 0;
async function add(source = "Web"): Promise<{ id: string; version: number }> {
  made += 1;
  const input = { name: `Lead ${made}`, email: `lead${made}@edit.example`, source };
  const { id, version } = unwrap(await execute(createLead, mara, input, MONDAY));
  return { id, version };
}
const entriesOf = async (id: string) =>
  (await (await store()).read.select().from(audit).where(eq(audit.entityId, id))).map(
    ({ action, before, after }) => ({ action, before, after }),
  );
const shown = async (id: string) => (await page(id, MONDAY)).lead;

beforeAll(settle);

describe("an edit of many leads", () => {
  test("gives all the same facts, with an entry of the log for each that changed", async () => {
    const leads = [await add(), await add(), await add("Fair")];
    const edit = { leads, attributes: { source: "Fair", country: "DE" } };
    const done = unwrap(await execute(editLeads, mara, edit, MONDAY));
    expect(done).toMatchObject({ unchanged: 0, refused: [] });
    expect(done.edited.map(({ id }) => id)).toEqual(leads.map(({ id }) => id));
    for (const { id, version } of done.edited) {
      expect(await shown(id)).toMatchObject({ source: "Fair", country: "DE", version });
      const changes = (await entriesOf(id)).filter(({ action }) => action === "lead.update");
      expect(changes).toHaveLength(1);
    }
    const again = unwrap(await execute(editLeads, mara, { ...edit, leads: done.edited }, MONDAY));
    expect(again).toEqual({ edited: [], unchanged: 3, refused: [] });
    expect(await shown(done.edited[0]?.id ?? "")).toMatchObject(done.edited[0] ?? {});
  });

  test("leaves those that others changed meanwhile or that are gone, and says why", async () => {
    const [kept, stale] = [await add(), await add()];
    unwrap(await execute(editLeads, mara, { leads: [stale], attributes: { city: "Ulm" } }, MONDAY));
    const leads = [stale, { id: "nobody", version: 1 }, kept];
    const done = unwrap(
      await execute(editLeads, mara, { leads, attributes: { source: "Fair" } }, MONDAY),
    );
    expect(done.edited.map(({ id }) => id)).toEqual([kept.id]);
    expect(done.refused).toEqual([
      { id: stale.id, message: expect.stringContaining("Mara") },
      { id: "nobody", message: "This lead does not exist any more." },
    ]);
    expect((await shown(stale.id)).source).toBe("Web");
  });

  test("gives them to somebody who can work them, where the role may", async () => {
    const leads = [await add(), await add()];
    const given = { leads, ownerId: "ana", attributes: { source: "Fair" } };
    expect(refusal(await execute(editLeads, mara, given, MONDAY)).code).toBe("forbidden");
    const toViewer = { leads, ownerId: "vic" };
    expect(refusal(await execute(editLeads, max, toViewer, MONDAY)).code).toBe("invalid");
    const done = unwrap(await execute(editLeads, max, given, MONDAY));
    for (const { id, version } of done.edited) {
      expect(await shown(id)).toMatchObject({ ownerId: "ana", source: "Fair", version });
      const actions = (await entriesOf(id)).map(({ action }) => action);
      expect(actions.filter((action) => action !== "lead.create")).toEqual([
        "lead.assign",
        "lead.update",
      ]);
    }
    const freed = { leads: done.edited, ownerId: null };
    expect(unwrap(await execute(editLeads, max, freed, MONDAY)).edited).toHaveLength(2);
    expect((await shown(leads[0]?.id ?? "")).ownerId).toBeNull();
  });

  test("refuses as a whole what fits no lead, and changes nothing", async () => {
    const lead = await add();
    for (const edit of [
      { leads: [lead] },
      { leads: [lead, lead], attributes: { source: "Fair" } },
      { leads: [], attributes: { source: "Fair" } },
      { leads: [lead], attributes: { employees: "many" } },
      { leads: [lead], attributes: { unheardOf: "x" } },
    ]) {
      expect(refusal(await execute(editLeads, mara, edit, MONDAY)).code).toBe("invalid");
    }
    expect(
      refusal(await execute(editLeads, vic, { leads: [lead], attributes: { source: "x" } }, MONDAY))
        .code,
    ).toBe("forbidden");
    expect(
      unwrap(await execute(editLeads, ana, { leads: [lead], attributes: { source: null } }, MONDAY))
        .edited,
    ).toHaveLength(1);
    expect((await shown(lead.id)).source).toBeNull();
  });
});
