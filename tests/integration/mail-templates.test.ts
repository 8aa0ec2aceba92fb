import { beforeAll, describe, expect, it } from "vitest";
import { logTouch } from "@/lib/activities/commands";
import { changeTemplate, createTemplate, deleteTemplate } from "@/lib/mail-templates/commands";
import { listTemplates } from "@/lib/mail-templates/queries";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { ana, arrive, ben, MINUTE, MONDAY, page, refusal, settle, vic } from "./leads/world";

const DEMO = { name: "Demo", subject: "Your demo, {first name}", body: "Hi {first name}" };
const create = (facts: object = {}) => execute(createTemplate, ana, { ...DEMO, ...facts });
const all = async () => unwrap(await ask(listTemplates, vic, {}));

beforeAll(settle);

describe("mail templates", () => {
  it("are everybody's, of one name each, and of fields that there are", async () => {
    const { id } = unwrap(await create());
    expect(await all()).toMatchObject([{ ...DEMO, id, createdByName: "Ana", version: 1 }]);
    expect(refusal(await create({ name: "demo" })).fields).toHaveProperty("name");
    const wrong = refusal(await create({ name: "Other", body: "Hi {fist name}" }));
    expect(wrong.fields?.body).toMatch(/\{fist name\} is no field/);
    expect(refusal(await create({ name: "Other", subject: "One\nTwo" })).fields).toHaveProperty(
      "subject",
    );
    expect(await all()).toHaveLength(1);
  });

  it("of two people who change one at once one wins, and the other's change is not made", async () => {
    const [template] = await all();
    if (!template) throw new Error("There is no template");
    const { id, version } = template;
    const change = (actor: typeof ana, body: string) =>
      execute(changeTemplate, actor, { ...DEMO, id, version, body });
    unwrap(await change(ben, "Ben’s"));
    expect(refusal(await change(ana, "Ana’s")).code).toBe("conflict");
    expect(refusal(await execute(deleteTemplate, ana, { id, version })).code).toBe("conflict");
    expect((await all()).map(({ body }) => body)).toEqual(["Ben’s"]);
  });

  it("are named by the emails that were sent with them, also once they are gone", async () => {
    const [template] = await all();
    if (!template) throw new Error("There is no template");
    const leadId = await arrive(MONDAY);
    const templateId = template.id;
    const sends = (at: number) =>
      execute(logTouch, ana, { leadId, type: "email_sent", templateId }, at);
    unwrap(await sends(MONDAY + MINUTE));
    unwrap(await execute(deleteTemplate, ben, { id: templateId, version: template.version }));
    unwrap(await sends(MONDAY + 2 * MINUTE));
    const { items } = (await page(leadId, MONDAY + 3 * MINUTE)).timeline;
    const sent = items.filter((item) => item.kind === "activity");
    expect(sent.map(({ props }) => props)).toEqual([{}, { template: "Demo" }]);
    expect(await all()).toEqual([]);
  });
});
