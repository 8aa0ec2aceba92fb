import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { store } from "@/db/client";
import { alerts, mails } from "@/db/schema";
import { readEnvironment } from "@/lib/env";
import { sendDueMail } from "@/lib/jobs/post";
import { retryMail, testMail } from "@/lib/mail/commands";
import { getOutbox } from "@/lib/mail/queries";
import { insertMail } from "@/lib/mail/store";
import { chooseNotification } from "@/lib/notifications/commands/choices";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { log } from "@/lib/operations/log";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { waitAfter } from "@/lib/operations/retries";
import { runProgram } from "@/tests/support/processes";
import { person, refusalOf } from "../criteria/people";
import { type MailServer, openMailServer } from "./mail-server";
import { BY_MAIL, colleague, emptyWorld, mqls, NOW, want } from "./world";

const admin = person("admin");
const CHILD = path.join(import.meta.dirname, "checking-child.ts");
const HEADER = /^(Subject|From|To|Auto-Submitted|Content-Type|Message-ID): (.*)$/gim;
let server: MailServer;

function setUp(url: string | undefined): void {
  if (url === undefined) delete process.env.SMTP_URL;
  else process.env.SMTP_URL = url;
  process.env.MAIL_FROM = "Handoff <handoff@larkmoor.example>";
}

/** A mail about to be sent. */
async function waiting(body = "Look at it.", toName = "Ann"): Promise<string> {
  const id = newId();
  const mail = { id, toName, toAddress: "ann@larkmoor.example", subject: "Goal missed", body };
  await (await store()).write((tx) => insertMail(tx, mail, true, Date.now()));
  return id;
}

const rowOf = async (id: string) => {
  const [row] = await (await store()).read.select().from(mails).where(eq(mails.id, id));
  if (!row) throw new Error("There is such a mail");
  return row;
};
const makeDue = async () => {
  await (await store()).write((tx) => tx.update(mails).set({ nextAt: 0 }));
};

beforeAll(async () => {
  server = await openMailServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await emptyWorld();
  server.caught = [];
  server.refusal = null;
  setUp(server.url);
});
afterEach(() => setUp(undefined));

describe("mail", () => {
  it("goes out as plain text, once, also when several processes send", async () => {
    const id = await waiting("Look: http://localhost:3000/alerts\n\n.\nEnd");
    const counts = await Promise.all([sendDueMail(), sendDueMail(), sendDueMail()]);
    expect(counts.reduce((all, one) => all + one, 0)).toBe(1);
    expect(await sendDueMail()).toBe(0);
    expect(server.caught).toHaveLength(1);
    const [mail] = server.caught;
    expect(mail).toMatchObject({
      from: "handoff@larkmoor.example",
      to: ["ann@larkmoor.example"],
    });
    const heads = [...(mail?.raw ?? "").matchAll(HEADER)].map(([, name, value]) => [name, value]);
    expect(Object.fromEntries(heads)).toEqual({
      Subject: "Goal missed",
      From: "Handoff <handoff@larkmoor.example>",
      To: "Ann <ann@larkmoor.example>",
      "Auto-Submitted": "auto-generated",
      "Content-Type": "text/plain; charset=utf-8",
      "Message-ID": `<${id}@handoff>`,
    });
    expect(mail?.raw).toMatch(/Look: http:\/\/localhost:3000\/alerts\r\n\r\n\.\r\nEnd/);
    expect(mail?.raw).not.toMatch(/<html|<img/i);
    expect(await rowOf(id)).toMatchObject({ state: "sent", tries: 1, problem: null });
  });

  it("about a missed goal goes out once when several processes check the day", async () => {
    unwrap(await execute(chooseNotification, await colleague("manager"), BY_MAIL));
    await mqls(100, 5);
    unwrap(await want());
    // Time to start in: then all of them look at once.
    const times = [String(NOW), String(Date.now() + 4000)];
    const runs = await Promise.all(
      [1, 2, 3].map(() => runProgram(process.execPath, ["--import", "tsx", CHILD, ...times])),
    );
    const said = runs.map(({ code, output }) => {
      expect(code, output).toBe(0);
      return JSON.parse(output) as { checked: boolean; sent: number };
    });
    expect(said.filter(({ checked }) => checked)).toHaveLength(1);
    expect(said.reduce((all, { sent }) => all + sent, 0)).toBe(1);
    expect(server.caught.map(({ to }) => to)).toEqual([["manager@larkmoor.example"]]);
    expect(await (await store()).read.select().from(alerts)).toHaveLength(1);
  }, 60_000);

  it("cannot be turned into another mail by names that people give", async () => {
    await waiting("Look.", "Ann\r\nBcc: eve@evil.example");
    await sendDueMail();
    expect(server.caught[0]?.to).toEqual(["ann@larkmoor.example"]);
    expect(server.caught[0]?.raw).not.toMatch(/^Bcc:/im);
  });

  it("waits longer and longer for a server that is busy, then gives up", async () => {
    const id = await waiting();
    server.refusal = { code: 451, message: "Try again later" };
    const before = Date.now();
    expect(await sendDueMail()).toBe(0);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "waiting", tries: 1 });
    expect(row.problem).toMatch(/Try again later/);
    expect(row.nextAt - before).toBeGreaterThanOrEqual(60_000);
    // Nothing is due before that.
    expect(await sendDueMail()).toBe(0);
    expect((await rowOf(id)).tries).toBe(1);
    for (let tries = 2; tries <= 8; tries++) {
      await makeDue();
      await sendDueMail();
      expect((await rowOf(id)).tries).toBe(tries);
    }
    expect(await rowOf(id)).toMatchObject({ state: "failed" });
    server.refusal = null;
    unwrap(await execute(retryMail, admin, { id }));
    expect(await sendDueMail()).toBe(1);
  });

  it("is given up at once when its address is refused for good, and others still go out", async () => {
    const refused = await waiting();
    server.refusal = { code: 550, message: "No such person: ann@larkmoor.example" };
    const logged = vi.spyOn(log, "warn");
    await sendDueMail();
    expect(logged.mock.calls.map(([facts]) => facts)).toEqual([
      { mail: refused, code: "EENVELOPE", responseCode: 550 },
    ]);
    logged.mockRestore();
    expect(await rowOf(refused)).toMatchObject({ state: "failed", tries: 1 });
    server.refusal = null;
    await waiting();
    expect(await sendDueMail()).toBe(1);
  });

  it("waits while the server cannot be reached", async () => {
    const id = await waiting();
    const gone = await openMailServer();
    await gone.close();
    setUp(gone.url);
    expect(await sendDueMail()).toBe(0);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "waiting", tries: 1 });
    expect(row.problem).toMatch(/ECONNREFUSED/);
    setUp(server.url);
    await makeDue();
    expect(await sendDueMail()).toBe(1);
  });

  it("is kept while mail is not set up", async () => {
    setUp(undefined);
    await colleague("admin");
    const { id } = unwrap(await execute(testMail, admin, {}));
    expect(await sendDueMail()).toBe(0);
    const { server: none, mails: kept } = unwrap(await ask(getOutbox, admin, {}));
    expect(none).toBeNull();
    expect(kept).toMatchObject([{ id, state: "kept", toAddress: "admin@larkmoor.example" }]);
    expect(refusalOf(await execute(retryMail, admin, { id })).code).toBe("conflict");
    setUp(server.url);
    unwrap(await execute(retryMail, admin, { id }));
    expect(await sendDueMail()).toBe(1);
    expect(refusalOf(await execute(retryMail, admin, { id })).code).toBe("conflict");
  });

  it("never shows the server's password", async () => {
    setUp("smtp://ann:secret@mail.larkmoor.example:587");
    expect(JSON.stringify(unwrap(await ask(getOutbox, admin, {})).server)).toBe(
      '{"host":"mail.larkmoor.example:587","from":"Handoff <handoff@larkmoor.example>"}',
    );
  });
});

it("waits a minute first, more than a day in the end, and not for ever", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => waitAfter(tries) ?? 0);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect([waits[0], waits.at(-1), waitAfter(8)]).toEqual([60_000, 86_400_000, null]);
});

it("tells what is wrong with the settings of mail", () => {
  const problems = (given: Record<string, string>) => () =>
    readEnvironment({ NODE_ENV: "test", ...given });
  expect(problems({ SMTP_URL: "smtp://mail:587" })).toThrow(/MAIL_FROM/);
  expect(problems({ SMTP_URL: "http://mail", MAIL_FROM: "a@b.example" })).toThrow(/smtp:\/\//);
  expect(problems({ SMTP_URL: "smtp://mail", MAIL_FROM: "Handoff" })).toThrow(/address/);
  expect(problems({ SMTP_URL: "smtps://u:p@mail", MAIL_FROM: "H <a@b.example>" })).not.toThrow();
});
