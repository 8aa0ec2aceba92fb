import { eq, ne } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GET as askConfirm, POST as confirm } from "@/app/f/confirm/[token]/route";
import { HIDDEN } from "@/app/f/form-page";
import { store } from "@/db/client";
import { activities, audit, formSubmissions, leads, mails, visits } from "@/db/schema";
import { archiveForm, createForm, saveForm } from "@/lib/forms/commands";
import { countFormViews, forgetUnconfirmed } from "@/lib/forms/commands/submissions";
import { getForm, listForms, listSubmissions } from "@/lib/forms/queries";
import { formViews } from "@/lib/jobs/form-views";
import { createLead } from "@/lib/leads/commands/records";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { visitorKey } from "@/lib/tracking/steps";
import { createKey } from "@/lib/users/commands/keys";
import {
  adam,
  ana,
  bringIntoForce,
  CRITERIA,
  DAY,
  MONDAY,
  mara,
  page,
  refusal,
  settle,
} from "../leads/world";
import { formOf, make, question, visitor } from "./visitor";

// Nobody is signed in by a cookie.
vi.mock("next/headers", () => ({ cookies: async () => new Map() }));

const NAME_AND_SIZE = [
  question("name"),
  question("email", { isRequired: true }),
  question("company"),
  question("employees"),
];

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms = 5000) => vi.setSystemTime(Date.now() + ms);

async function fill(
  slug: string,
  answers: Record<string, string>,
  {
    who = visitor(),
    search = "",
    more = {},
  }: { who?: ReturnType<typeof visitor>; search?: string; more?: Record<string, string> } = {},
) {
  const shown = await who.open(slug, search);
  wait();
  const given = Object.fromEntries(Object.entries(answers).map(([id, text]) => [`a.${id}`, text]));
  return who.send(slug, { ...shown.fields, ...given, ...more });
}

async function leadBy(email: string) {
  const { read } = await store();
  const [row] = await read.select().from(leads).where(eq(leads.emailKey, email));
  return row ?? null;
}

async function countAll() {
  const { read } = await store();
  return {
    leads: await read.$count(leads),
    activities: await read.$count(activities),
    submissions: await read.$count(formSubmissions),
    // Views are counted all the while.
    audit: await read.$count(audit, ne(audit.action, "form.views")),
  };
}

describe("what a stranger sends", () => {
  test("makes an inquiry with its first touch, and is scored at once", async () => {
    const { id, slug, title } = await make({ fields: NAME_AND_SIZE });
    const sent = await fill(
      slug,
      { name: "Ada Byron", email: "Ada@Engines.test", company: "Engines", employees: "500" },
      {
        search:
          "?utm_source=google&utm_medium=cpc&utm_campaign=Spring&page=https://www.us.test/pricing",
      },
    );
    expect(sent.status).toBe(200);
    expect(sent.text).toContain("Thank you.");
    const lead = await leadBy("ada@engines.test");
    expect(lead).toMatchObject({
      name: "Ada Byron",
      email: "Ada@Engines.test",
      stage: "inquiry",
      company: "Engines",
      source: "Paid search",
      campaign: "Spring",
      fit: 40_000,
      utmFirst: { source: "google", medium: "cpc", campaign: "Spring" },
    });
    const { read } = await store();
    const did = await read
      .select()
      .from(activities)
      .where(eq(activities.leadId, lead?.id ?? ""));
    expect(did).toMatchObject([
      {
        type: "form_submitted",
        props: { form: title, utm_source: "google", page: "https://www.us.test/pricing" },
      },
    ]);
    const { submissions } = unwrap(await ask(listSubmissions, ana, { formId: id }));
    expect(submissions).toMatchObject([
      { state: "counted", lead: { name: "Ada Byron" }, answers: { employees: 500 }, differing: [] },
    ]);
    const log = await read
      .select()
      .from(audit)
      .where(eq(audit.entityId, lead?.id ?? ""));
    expect(log.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["lead.create", `Form “${title}”`],
      ["lead.activity", `Form “${title}”`],
    ]);
  });

  test("from five pages at once makes one lead", async () => {
    const { id, slug } = await make();
    const pages = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const who = visitor();
        return { who, fields: (await who.open(slug)).fields };
      }),
    );
    wait();
    const answers = { "a.name": "Same", "a.email": "same@person.test" };
    const sent = await Promise.all(
      // Some of them with an id of the browser, which take turns.
      pages.map(({ who, fields }, i) =>
        who.send(slug, { ...fields, ...answers, _visitor: i < 2 ? "visitor-000000000005" : "" }),
      ),
    );
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { conversion } = unwrap(await ask(getForm, ana, { id }));
    expect(conversion).toMatchObject({ submissions: 5, leads: 1 });
  });

  test("hands a demo request over by its fast track", async () => {
    const { slug } = await make({ activity: "demo_request" });
    await fill(slug, { name: "Fast", email: "fast@track.test" });
    expect(await leadBy("fast@track.test")).toMatchObject({ stage: "mql", path: "fastTrack" });
  });

  test("brings what the visitor did before, the first touch among it", async () => {
    const { slug } = await make();
    const key = visitorKey("visitor-000000000001") ?? "";
    await (await store()).write(async (tx) => {
      await tx.insert(visits).values(
        [
          { path: "/", utm_source: "linkedin", utm_medium: "paid" },
          { path: "/pricing", page: "pricing" },
        ].map((props, i) => ({
          id: `before-${i}`,
          visitor: key,
          at: MONDAY - (2 - i) * DAY,
          type: "page_view" as const,
          props,
        })),
      );
    });
    await fill(
      slug,
      { name: "Early", email: "early@bird.test" },
      { more: { _visitor: "visitor-000000000001" } },
    );
    const lead = await leadBy("early@bird.test");
    expect(lead).toMatchObject({
      utmFirst: { source: "linkedin", medium: "paid" },
      source: "Paid social",
    });
    const { read } = await store();
    const did = await read
      .select()
      .from(activities)
      .where(eq(activities.leadId, lead?.id ?? ""));
    expect(did.map(({ type }) => type).sort()).toEqual([
      "form_submitted",
      "page_view",
      "page_view",
    ]);
    expect(await read.$count(visits, eq(visits.visitor, key))).toBe(0);
    // Ten points for the pricing page, a day old, of 30 days' half-life.
    expect(lead?.engagement).toBeGreaterThan(9000);
  });
});

test("the site before is kept, unless it is the page around a frame", async () => {
  const { slug } = await make();
  const referer = { referer: "https://search.test/find?me" };
  const referrerIn = async (search: string) =>
    (await visitor().open(slug, search, referer)).fields._referrer;
  expect(await referrerIn("")).toBe("https://search.test");
  expect(await referrerIn("?embed=dark")).toBe("");
  expect(await referrerIn("?embed=dark&referrer=https://news.test")).toBe("https://news.test");
});

describe("somebody who is known", () => {
  test("keeps what is known: a form fills in what nobody knew, and tells what differs", async () => {
    const { id, slug } = await make({
      fields: [...NAME_AND_SIZE, question("phone"), question("country")],
    });
    const { id: leadId } = unwrap(
      await execute(
        createLead,
        mara,
        {
          name: "Grace Hopper",
          email: "grace@navy.test",
          attributes: { company: "Navy", employees: 900 },
        },
        MONDAY,
      ),
    );
    const sent = await fill(slug, {
      name: "Somebody Else",
      email: " GRACE@navy.test ",
      company: "navy",
      employees: "3",
      phone: "+1 555 0100",
      country: "US",
    });
    expect(sent.status).toBe(200);
    expect(sent.text).not.toContain("Grace");
    expect(await leadBy("grace@navy.test")).toMatchObject({
      id: leadId,
      name: "Grace Hopper",
      company: "Navy",
      attributes: { employees: 900, country: "US" },
      phone: "+1 555 0100",
    });
    const { submissions } = unwrap(await ask(listSubmissions, ana, { formId: id }));
    expect(submissions[0]).toMatchObject({
      lead: { id: leadId },
      differing: ["name", "employees"],
    });
    const facts = await page(leadId, Date.now());
    expect(JSON.stringify(facts)).toContain("Form “");
  });

  test("keeps the last tags that are known: those of a visit are its activity's", async () => {
    const { slug, title } = await make();
    const { id } = unwrap(
      await execute(createLead, mara, { name: "Tagged", email: "tag@ged.test", attributes: {} }),
    );
    for (const source of ["google", "evil"]) {
      await fill(
        slug,
        { name: "Tagged", email: "tag@ged.test" },
        { search: `?utm_source=${source}` },
      );
    }
    expect(await leadBy("tag@ged.test")).toMatchObject({ id, utmLast: { source: "google" } });
    const { read } = await store();
    const did = await read.select().from(activities).where(eq(activities.leadId, id));
    expect(did.map(({ props }) => props.utm_source).sort()).toEqual(["evil", "google"]);
    const log = await read.select().from(audit).where(eq(audit.entityId, id));
    const updates = log.filter(({ action }) => action === "lead.update");
    expect(updates).toMatchObject([
      {
        actorName: `Form “${title}”`,
        before: { utmLast: null },
        after: { utmLast: { source: "google" } },
      },
    ]);
  });
});

describe("what is not taken changes nothing", () => {
  test("a wrong answer is said beside its field, and what was typed stays", async () => {
    const { slug } = await make({
      fields: [...NAME_AND_SIZE, question("industry", { options: ["Software", "Other"] })],
      consent: { text: "I agree to be written to.", isRequired: true },
    });
    const before = await countAll();
    const sent = await fill(slug, {
      name: '"><script>alert(1)</script>',
      email: "nobody",
      employees: "many",
      industry: "Witchcraft",
    });
    expect(sent.status).toBe(422);
    expect(sent.text).not.toContain("<script>alert");
    expect(sent.fields["a.name"]).toBe("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(sent.fields["a.email"]).toBe("nobody");
    for (const said of ["an email address", "write a number", "choose one", "agree to go on"]) {
      expect(sent.text).toContain(said);
    }
    expect(sent.text).toContain('aria-invalid="true"');
    expect(await countAll()).toEqual(before);
  });

  test("a page counts once, however often it is sent", async () => {
    const { slug } = await make();
    const who = visitor();
    const { fields } = await who.open(slug);
    wait();
    const sent = { ...fields, "a.name": "Twice", "a.email": "twice@sent.test" };
    await Promise.all([who.send(slug, sent), who.send(slug, sent)]);
    const { read } = await store();
    const again = await who.send(slug, sent);
    expect([again.status, again.text]).toEqual([200, expect.stringContaining("Thank you.")]);
    expect(
      await read.$count(formSubmissions, eq(formSubmissions.emailKey, "twice@sent.test")),
    ).toBe(1);
  });

  test("robots: too quick, the trap, a forged or old stamp, another form's stamp", async () => {
    const { slug } = await make();
    const other = await make();
    const who = visitor();
    const before = await countAll();
    const { fields } = await who.open(slug);
    const sent: Record<string, string> = {
      ...fields,
      "a.name": "Robot",
      "a.email": "robot@spam.test",
    };
    expect((await who.send(slug, sent)).text).toContain("very quick");
    wait();
    expect((await who.send(slug, { ...sent, _company_fax: "1" })).text).toContain("Thank you.");
    for (const _stamp of ["", "x.y.z", `${sent._stamp}x`]) {
      expect((await who.send(slug, { ...sent, _stamp })).text).toContain("open for long");
    }
    expect((await who.send(other.slug, sent)).text).toContain("open for long");
    wait(25 * 3_600_000);
    expect((await who.send(slug, sent)).text).toContain("open for long");
    expect(await countAll()).toEqual(before);
  });

  test("whatever is sent is answered, and what is not taken changes nothing", async () => {
    const { slug } = await make({
      fields: [question("email", { isRequired: true }), question("employees"), question("company")],
    });
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "\u0000",
        "\ud800",
        "1e999",
        "__proto__",
        "a@b.test",
        "https://x.test/\u0000",
      ),
    );
    const name = fc.constantFrom(
      ...HIDDEN,
      ...["a.email", "a.employees", "a.company", "a.__proto__", "_agree", "nonsense"],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, text), { maxLength: 8 }), async (changes) => {
        const who = visitor();
        const { fields } = await who.open(slug);
        wait();
        const before = await countAll();
        const sent = await who.send(slug, {
          ...fields,
          "a.email": "some@fuzz.test",
          ...Object.fromEntries(changes),
        });
        expect([200, 422]).toContain(sent.status);
        if (sent.status === 422) expect(await countAll()).toEqual(before);
      }),
      { numRuns: Number(process.env.HANDOFF_PROPERTY_RUNS ?? 40) },
    );
  });

  test("one network may send so much, and no more; what is not taken is not counted", async () => {
    const { slug } = await make();
    const who = visitor();
    const wrong = async () => (await fill(slug, { email: "nobody" }, { who })).status;
    const right = () => fill(slug, { name: "Booth", email: "booth@event.test" }, { who });
    for (let i = 0; i < 25; i++) expect(await wrong()).toBe(422);
    for (let i = 0; i < 20; i++) expect((await right()).status).toBe(200);
    const last = await right();
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last.fields["a.name"]).toBe("Booth");
  });

  test("one network may try so often, and no more", async () => {
    const { slug } = await make();
    const who = visitor();
    for (let i = 0; i < 200; i++) expect((await who.send(slug, {})).status).toBe(422);
    expect((await who.send(slug, {})).status).toBe(429);
  });

  test("what is too long is said beside its field, and what no page sends does no harm", async () => {
    const { slug } = await make({
      fields: [question("email", { isRequired: true }), question("company", { isLong: true })],
    });
    const pasted = await fill(slug, { email: "long@text.test", company: "x".repeat(6000) });
    expect(pasted.status).toBe(422);
    expect(pasted.text).toContain("Please look at the marked answers.");
    expect(pasted.text).toContain("Please use at most 2000 characters.");
    const odd = { _page: `https://us.test/${"ä".repeat(900)}`, _consent: "1.5", "a.other": "x" };
    const sent = await fill(slug, { email: "long@text.test" }, { more: odd });
    expect(sent.status).toBe(200);
  });

  test("an archived form is closed, and opens again", async () => {
    const { id, slug } = await make();
    const { version } = await formOf(id);
    unwrap(await execute(archiveForm, mara, { id, version, isArchived: true }));
    expect((await visitor().open(slug)).status).toBe(404);
    expect((await visitor().open(slug, "?preview")).status).toBe(404);
    const { token } = unwrap(await execute(createKey, adam, { name: "Builder", role: "marketer" }));
    const signedIn = { authorization: `Bearer ${token}` };
    expect((await visitor().open(slug, "", signedIn)).status).toBe(404);
    const who = visitor();
    const { status, fields } = await who.open(slug, "?preview", signedIn);
    expect(status).toBe(200);
    wait();
    const late = { ...fields, "a.name": "Late", "a.email": "late@gone.test" };
    expect((await who.send(slug, late)).status).toBe(404);
    expect(await leadBy("late@gone.test")).toBeNull();
  });
});

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
