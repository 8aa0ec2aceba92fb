import { describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { createForm, saveForm } from "@/lib/forms/commands";
import { countFormViews } from "@/lib/forms/commands/submissions";
import { listForms, listSubmissions } from "@/lib/forms/queries";
import { formViews } from "@/lib/jobs/form-views";
import { setGerman, setLanguage } from "@/lib/language";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { updateWorkspace } from "@/lib/settings/commands";
import { readWorkspaceRow } from "@/lib/settings/store";
import { german } from "@/lib/texts/german/registry";
import { adam, ana, mara, refusal } from "../leads/world";
import { fill, wait, withFormsOnMonday } from "./filling";
import { formOf, make, question, visitor } from "./visitor";

withFormsOnMonday();

describe("the builder", () => {
  test("keeps every wording of the consent, and each submission its own", async () => {
    const { id, slug } = await make({ consent: { text: "First words.", isRequired: false } });
    await fill(slug, { name: "One", email: "one@consent.test" }, { more: { _agree: "yes" } });
    const who = visitor();
    const { fields } = await who.open(slug);
    const form = await formOf(id);
    const body = { ...form.body, consent: { text: "Other words.", isRequired: false } };
    unwrap(
      await execute(saveForm, mara, { id, version: form.version, title: form.title, slug, body }),
    );
    wait();
    const stale = await who.send(slug, {
      ...fields,
      "a.name": "Two",
      "a.email": "two@consent.test",
      _agree: "yes",
    });
    expect([stale.status, stale.fields._agree]).toEqual([422, undefined]);
    expect(stale.text).toContain("has changed meanwhile");
    await who.send(slug, { ...stale.fields, "a.name": "Two", "a.email": "two@consent.test" });
    const { submissions, consents } = unwrap(await ask(listSubmissions, ana, { formId: id }));
    expect(consents).toEqual({ 1: "First words.", 2: "Other words." });
    expect(
      submissions.map(({ consentNumber, hasConsented }) => [consentNumber, hasConsented]),
    ).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  test("begins in the workspace's language, whoever makes the form", async () => {
    setGerman(german);
    const labels = async () => {
      const { id } = unwrap(await execute(createForm, mara, { title: "Ask us" }));
      const { body } = await formOf(id);
      return [...body.fields.map(({ label }) => label), body.button];
    };
    const { workspace, version } = await readWorkspaceRow((await store()).read);
    setLanguage(() => "de");
    expect(await labels()).toEqual(["Name", "Work email", "Company", "Send"]);
    setLanguage(() => "en");
    unwrap(await execute(updateWorkspace, adam, { ...workspace, language: "de", version }));
    expect(await labels()).toEqual(["Name", "Geschäftliche E-Mail-Adresse", "Firma", "Absenden"]);
    unwrap(
      await execute(updateWorkspace, adam, { ...workspace, language: null, version: version + 1 }),
    );
  });

  test("refuses what could not work, in words", async () => {
    const { id } = await make();
    const form = await formOf(id);
    const { version, title, slug } = form;
    const save = (body: object, more = {}) =>
      execute(saveForm, mara, {
        id,
        version,
        title,
        slug,
        body: { ...form.body, ...body },
        ...more,
      });
    const email = question("email", { isRequired: true });
    for (const [body, message] of [
      [{ fields: [question("name")] }, /must ask for the email/],
      [{ fields: [email, question("source")] }, /not asked/],
      [{ fields: [email, question("nonsense")] }, /no such attribute/],
      [{ fields: [email, question("name"), question("name")] }, /asked twice/],
      [{ redirect: "javascript:alert(1)" }, /whole address/],
    ] as const) {
      expect(refusal(await save(body)).message).toMatch(message);
    }
    const taken = await make();
    expect(refusal(await save({}, { slug: taken.slug })).fields).toHaveProperty("slug");
    expect(refusal(await save({}, { version: version - 1 })).code).toBe("conflict");
    expect((await formOf(id)).version).toBe(version);
    expect(refusal(await execute(createForm, ana, { title: "No" })).code).toBe("forbidden");
  });

  test("counts views, people and what became of them", async () => {
    const { id, slug } = await make({ activity: "demo_request" });
    for (let i = 0; i < 4; i++) await visitor().open(slug);
    await visitor().head(slug);
    await visitor().open(slug, "", {
      "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)",
    });
    await fill(slug, { name: "Counted", email: "counted@form.test" });
    await formViews().flush();
    const [summary] = unwrap(await ask(listForms, ana, {})).filter((form) => form.id === id);
    expect(summary?.conversion).toMatchObject({
      views: 5,
      submissions: 1,
      leads: 1,
      mqls: 1,
      sqls: 0,
      filledIn: { k: 1, n: 5 },
      mqlRate: { k: 1, n: 1 },
    });
    for (const [reached, n] of [
      ["mql", 1],
      ["sql", 0],
    ] as const) {
      const behind = unwrap(await ask(listSubmissions, ana, { formId: id, reached }));
      expect(behind.submissions).toHaveLength(n);
    }
    expect(
      refusal(await execute(countFormViews, adam, { views: [{ formId: id, count: 1 }] })).code,
    ).toBe("forbidden");
  });

  test("its page may be framed by the workspace's own sites only", async () => {
    const { slug } = await make();
    const { headers } = await visitor().open(slug);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("form-action 'self';");
    expect(policy).toContain("default-src 'none'");
  });

  test("leads on from a page of its own, wherever that redirects to; a frame asks its page", async () => {
    const { slug } = await make({ redirect: "https://us.test/thanks?a=1&b=2" });
    const answers = { name: "On", email: "on@ward.test" };
    const onward = 'content="0;url=https://us.test/thanks?a=1&amp;b=2"';
    expect((await visitor().open(slug)).text).not.toContain("refresh");
    const sent = await fill(slug, answers);
    expect([sent.status, sent.headers.get("location")]).toEqual([200, null]);
    expect(sent.text).toContain(onward);
    expect(sent.text).toContain('href="https://us.test/thanks?a=1&amp;b=2"');
    const framed = await fill(slug, answers, { search: "?embed=light" });
    expect(framed.text).not.toContain(onward);
    expect(framed.text).toContain('data-next href="https://us.test/thanks?a=1&amp;b=2"');
  });
});
