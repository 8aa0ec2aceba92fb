import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HIDDEN } from "@/app/f/form-page";
import { store } from "@/db/client";
import { formSubmissions } from "@/db/schema";
import { archiveForm } from "@/lib/forms/commands";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { createKey } from "@/lib/users/commands/keys";
import { adam, mara } from "../leads/world";
import { countAll, fill, leadBy, NAME_AND_SIZE, wait, withFormsOnMonday } from "./filling";
import { formOf, make, question, visitor } from "./visitor";

withFormsOnMonday();

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
