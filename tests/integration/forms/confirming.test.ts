import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { GET as askConfirm, POST as confirm } from "@/app/f/confirm/[token]/route";
import { store } from "@/db/client";
import { audit, formSubmissions, mails } from "@/db/schema";
import { forgetUnconfirmed } from "@/lib/forms/commands/submissions";
import { getForm } from "@/lib/forms/queries";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { ana, DAY } from "../leads/world";
import { fill, leadBy, wait, withFormsOnMonday } from "./filling";
import { make } from "./visitor";

withFormsOnMonday();

describe("an address that is confirmed by mail", () => {
  const linkIn = (body: string) => /\/f\/confirm\/(\S+)/.exec(body)?.[1] ?? "";
  const open = (token: string) =>
    askConfirm(new Request("http://x/"), { params: Promise.resolve({ token }) });
  const press = (token: string) =>
    confirm(new Request("http://x/", { method: "POST" }), { params: Promise.resolve({ token }) });

  async function lastMail(to: string) {
    const { read } = await store();
    const rows = await read.select().from(mails).where(eq(mails.toAddress, to));
    return rows;
  }

  test("counts once its link is opened and the button pressed, once", async () => {
    const { id, slug } = await make({ isConfirmed: true });
    const sent = await fill(slug, { name: "BUY NOW http://spam.test", email: "conf@irm.test" });
    expect(sent.text).toContain("mailbox");
    expect(await leadBy("conf@irm.test")).toBeNull();
    const [mail] = await lastMail("conf@irm.test");
    expect(`${mail?.toName}${mail?.subject}${mail?.body}`).not.toContain("BUY NOW");
    const token = linkIn(mail?.body ?? "");
    expect((await open(token)).status).toBe(200);
    expect(await leadBy("conf@irm.test")).toBeNull();
    const [first, second] = await Promise.all([press(token), press(token)]);
    expect([first.status, second.status].sort()).toEqual([200, 404]);
    expect(await leadBy("conf@irm.test")).toMatchObject({ stage: "inquiry" });
    expect((await open(token)).status).toBe(404);
    const { conversion } = unwrap(await ask(getForm, ana, { id }));
    expect(conversion).toMatchObject({ submissions: 1, waiting: 0, leads: 1 });
  });

  test("runs out, and what was sent is forgotten", async () => {
    const { slug } = await make({ isConfirmed: true });
    await fill(slug, { name: "Never", email: "never@mind.test" });
    const token = linkIn((await lastMail("never@mind.test"))[0]?.body ?? "");
    wait(8 * DAY);
    expect((await press(token)).status).toBe(404);
    unwrap(await execute(forgetUnconfirmed, SWEEP, {}));
    expect(await leadBy("never@mind.test")).toBeNull();
    const { read } = await store();
    const kept = JSON.stringify([
      await read.select().from(formSubmissions),
      await read.select().from(mails),
      await read.select().from(audit),
    ]);
    expect(kept).not.toContain("never@mind.test");
  });

  test("nobody's mailbox is filled: three mails a day", async () => {
    const { slug } = await make({ isConfirmed: true });
    for (let i = 0; i < 5; i++) {
      const sent = await fill(slug, { name: "Victim", email: "victim@mail.test" });
      expect(sent.text).toContain("mailbox");
    }
    expect(await lastMail("victim@mail.test")).toHaveLength(3);
  });
});
