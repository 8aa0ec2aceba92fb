import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { activities, audit, visits } from "@/db/schema";
import { getForm, listSubmissions } from "@/lib/forms/queries";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { visitorKey } from "@/lib/tracking/steps";
import { ana, DAY, MONDAY, mara, page } from "../leads/world";
import { fill, leadBy, NAME_AND_SIZE, wait, withFormsOnMonday } from "./filling";
import { make, question, visitor } from "./visitor";

withFormsOnMonday();

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
