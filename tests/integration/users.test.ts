import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { apiKeys, audit, users } from "@/db/schema";
import { getDesk } from "@/lib/audit/queries";
import { actorOfSession } from "@/lib/auth/current-actor";
import { actorOfKey } from "@/lib/auth/key-actor";
import { hashToken } from "@/lib/auth/tokens";
import { VISITOR } from "@/lib/auth/visitor";
import { type Actor, COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { createFirstAdmin } from "@/lib/users/commands/first-admin";
import { acceptInvite, createInvite, createReset, redeemReset } from "@/lib/users/commands/invites";
import { createKey, revokeKey } from "@/lib/users/commands/keys";
import { changePassword } from "@/lib/users/commands/password";
import { revokeSession, signOut } from "@/lib/users/commands/sessions";
import { openSession } from "@/lib/users/commands/sign-in";
import { createUser, setDensity, setLanguage, updateUser } from "@/lib/users/commands/users";
import { getAccount, getInvite, listKeys, listSessions, listUsers } from "@/lib/users/queries";

const PASSWORD = "a calm green river";
const setup = {
  workspaceName: "Acme",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  name: "Ada",
  password: PASSWORD,
};
let ada: Actor & { kind: "user" };

async function signIn(userId: string): Promise<Actor & { kind: "user" }> {
  const input = { userId, method: "password" as const, userAgent: null, address: null };
  const { id } = unwrap(await execute(openSession, VISITOR, input));
  const actor = await actorOfSession(id);
  if (!actor) throw new Error("The session did not open");
  return actor;
}

async function addUser(name: string, role: "admin" | "sdr" | "viewer" = "sdr"): Promise<string> {
  const email = `${name.toLowerCase()}@acme.test`;
  const added = await execute(createUser, COMMAND_LINE, { email, name, role, password: PASSWORD });
  return unwrap(added).id;
}

const tokenOf = (path: string) => path.split("/").at(-1) ?? "";

beforeAll(async () => {
  // Ten people press the button at once; the workspace gets one admin.
  const attempts = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      execute(createFirstAdmin, VISITOR, { ...setup, email: `ada${i}@acme.test` }),
    ),
  );
  const won = attempts.filter((attempt) => attempt.ok);
  expect(won).toHaveLength(1);
  expect(attempts.filter((attempt) => !attempt.ok && attempt.code === "conflict")).toHaveLength(9);
  const { read } = await store();
  const all = await read.select({ id: users.id, role: users.role }).from(users);
  expect(all).toHaveLength(1);
  expect(all[0]?.role).toBe("admin");
  ada = await signIn(all[0]?.id ?? "");
});

test("setup works only while nobody is there, and says so", async () => {
  const again = await execute(createFirstAdmin, VISITOR, { ...setup, email: "eve@acme.test" });
  expect(again).toMatchObject({ ok: false, code: "conflict" });
});

test("a password needs length and must not be the email address", async () => {
  const input = { email: "longaddress@acme.test", name: "Short", role: "sdr" as const };
  const short = await execute(createUser, ada, { ...input, password: "123456789" });
  expect(short).toMatchObject({
    ok: false,
    code: "invalid",
    fields: { password: expect.stringMatching(/at least 10/) },
  });
  const own = await execute(createUser, ada, { ...input, password: "LongAddress@acme.test" });
  expect(own).toMatchObject({ ok: false, fields: { password: expect.stringMatching(/email/) } });
});

test("one address is one account, however it is written", async () => {
  await addUser("Twin");
  const again = await execute(createUser, ada, {
    email: " TWIN@Acme.test ",
    name: "Twin two",
    role: "sdr",
  });
  expect(again).toMatchObject({ ok: false, code: "conflict" });
});

test("no list gives a hash away", async () => {
  const people = unwrap(await ask(listUsers, ada, {}));
  expect(JSON.stringify(people)).not.toContain("argon2");
  expect(Object.keys(people[0] ?? {})).not.toContain("passwordHash");
});

describe("the last admin", () => {
  test("cannot be demoted or disabled", async () => {
    const me = unwrap(await ask(listUsers, ada, {})).find((user) => user.id === ada.id);
    const version = me?.version ?? 0;
    for (const change of [{ role: "sdr" as const }, { disabled: true }]) {
      const outcome = await execute(updateUser, ada, { id: ada.id, version, ...change });
      expect(outcome).toMatchObject({ ok: false, code: "conflict" });
    }
  });

  test("stays even when two admins demote each other at once", async () => {
    const bob = await addUser("Bob", "admin");
    const rows = unwrap(await ask(listUsers, ada, {}));
    const demote = (id: string) => {
      const version = rows.find((row) => row.id === id)?.version ?? 0;
      return execute(updateUser, COMMAND_LINE, { id, version, role: "viewer" });
    };
    const outcomes = await Promise.all([demote(ada.id), demote(bob)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const after = unwrap(await ask(listUsers, COMMAND_LINE, {}));
    const admins = after.filter((user) => user.role === "admin" && user.disabledAt === null);
    expect(admins).toHaveLength(1);
    const restored = after.find((user) => user.id === ada.id);
    if (restored?.role !== "admin") {
      const input = { id: ada.id, version: restored?.version ?? 0, role: "admin" as const };
      unwrap(await execute(updateUser, COMMAND_LINE, input));
    }
    ada = await signIn(ada.id);
  });
});

describe("invitations", () => {
  const invite = (email: string) => execute(createInvite, ada, { email, role: "marketer" });
  const join = (token: string, now?: number) =>
    execute(acceptInvite, VISITOR, { token, name: "Mia", password: PASSWORD }, now);

  test("work once, even when opened in many tabs at once", async () => {
    const { path } = unwrap(await invite("mia@acme.test"));
    const token = tokenOf(path);
    const seen = unwrap(await ask(getInvite, VISITOR, { token }));
    expect(seen).toMatchObject({ email: "mia@acme.test", role: "marketer", workspaceName: "Acme" });
    const joined = await Promise.all(Array.from({ length: 5 }, () => join(token)));
    expect(joined.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await ask(getInvite, VISITOR, { token })).toMatchObject({ code: "not_found" });
    const mia = unwrap(await ask(listUsers, ada, {})).filter((u) => u.email === "mia@acme.test");
    expect(mia).toMatchObject([{ name: "Mia", role: "marketer", hasPassword: true }]);
  });

  test("run out after a week", async () => {
    const { path, expiresAt } = unwrap(await invite("late@acme.test"));
    expect(await join(tokenOf(path), expiresAt)).toMatchObject({ ok: false, code: "not_found" });
    expect((await join(tokenOf(path), expiresAt - 1)).ok).toBe(true);
  });

  test("end when a newer one is made", async () => {
    const old = unwrap(await invite("twice@acme.test"));
    unwrap(await invite("Twice@acme.test"));
    expect(await join(tokenOf(old.path))).toMatchObject({ ok: false, code: "not_found" });
  });

  test("are not for people who are there already", async () => {
    expect(await invite(" Mia@ACME.test ")).toMatchObject({ ok: false, code: "conflict" });
  });
});

test("a reset link sets a password once and signs everybody else out", async () => {
  const id = await addUser("Rita");
  const rita = await signIn(id);
  const { path } = unwrap(await execute(createReset, ada, { id }));
  const input = { token: tokenOf(path), password: "another fine password" };
  expect(unwrap(await execute(redeemReset, VISITOR, input))).toEqual({ email: "rita@acme.test" });
  expect(await execute(redeemReset, VISITOR, input)).toMatchObject({ code: "not_found" });
  expect(await actorOfSession(rita.sessionId)).toBeNull();
});

describe("sessions", () => {
  test("end at once when revoked, by oneself or an admin but nobody else", async () => {
    const id = await addUser("Sam");
    const [here, there] = [await signIn(id), await signIn(id)];
    const other = await signIn(await addUser("Otto"));
    const byOther = await execute(revokeSession, other, { id: there.sessionId });
    expect(byOther).toMatchObject({ ok: false, code: "forbidden" });
    unwrap(await execute(revokeSession, here, { id: there.sessionId }));
    expect(await actorOfSession(there.sessionId)).toBeNull();
    expect(await actorOfSession(here.sessionId)).not.toBeNull();
    unwrap(await execute(revokeSession, ada, { id: here.sessionId }));
    expect(await actorOfSession(here.sessionId)).toBeNull();
    expect(await ask(listSessions, other, { userId: id })).toMatchObject({ code: "forbidden" });
  });

  test("end with signing out and with losing access; a new role acts at once", async () => {
    const id = await addUser("Vic");
    const vic = await signIn(id);
    unwrap(await execute(updateUser, ada, { id, version: 1, role: "manager" }));
    expect((await actorOfSession(vic.sessionId))?.role).toBe("manager");
    unwrap(await execute(signOut, vic, {}));
    expect(await actorOfSession(vic.sessionId)).toBeNull();
    const back = await signIn(id);
    unwrap(await execute(updateUser, ada, { id, version: 2, disabled: true }));
    expect(await actorOfSession(back.sessionId)).toBeNull();
    const input = { userId: id, method: "demo" as const, userAgent: null, address: null };
    expect(await execute(openSession, VISITOR, input)).toMatchObject({ code: "forbidden" });
  });

  test("changing the password needs the current one and ends the other sessions", async () => {
    const id = await addUser("Pia");
    const [here, there] = [await signIn(id), await signIn(id)];
    const change = (current: string) =>
      execute(changePassword, here, { current, password: "entirely new words" });
    expect(unwrap(await change("not my password"))).toEqual({ changed: false });
    expect(await actorOfSession(there.sessionId)).not.toBeNull();
    expect(unwrap(await change(PASSWORD))).toEqual({ changed: true });
    expect(await actorOfSession(there.sessionId)).toBeNull();
    expect(await actorOfSession(here.sessionId)).not.toBeNull();
  });
});

test("a stale version changes nothing and says so", async () => {
  const id = await addUser("Stan");
  unwrap(await execute(updateUser, ada, { id, version: 1, name: "Stanley" }));
  const stale = await execute(updateUser, ada, { id, version: 1, name: "Stanislav" });
  expect(stale).toMatchObject({ ok: false, code: "conflict" });
});

test("a key is shown once, kept as a hash, and stops when revoked", async () => {
  const { id, token } = unwrap(
    await execute(createKey, ada, { name: "Website", role: "marketer" }),
  );
  expect(token).toMatch(/^hk_[\w-]{43}$/);
  const { read } = await store();
  const [row] = await read.select({ hash: apiKeys.hash, prefix: apiKeys.prefix }).from(apiKeys);
  expect(row?.hash).toBe(hashToken(token));
  expect(token.startsWith(row?.prefix ?? "-")).toBe(true);
  const written = JSON.stringify([
    await read.select({ after: audit.after, before: audit.before }).from(audit),
    unwrap(await ask(listKeys, ada, {})),
  ]);
  expect(written).not.toContain(token);
  expect(written).not.toContain("argon2");
  expect(await actorOfKey(token)).toMatchObject({ kind: "key", name: "Website", role: "marketer" });
  expect(await actorOfKey(`${token}x`)).toBeNull();
  unwrap(await execute(revokeKey, ada, { id }));
  expect(await actorOfKey(token)).toBeNull();
  expect(await execute(revokeKey, ada, { id })).toMatchObject({ code: "not_found" });
});

test("how close things stand is each person's own, and no program's", async () => {
  const [kim, lou] = [await signIn(await addUser("Kim")), await signIn(await addUser("Lou"))];
  const densityOf = async (actor: Actor) => unwrap(await ask(getDesk, actor, {})).density;
  unwrap(await execute(setDensity, kim, { density: "compact" }));
  expect(await densityOf(kim)).toBe("compact");
  expect(await densityOf(lou)).toBe("comfortable");
  const key: Actor = { kind: "key", id: "k1", name: "Key", role: "admin" };
  expect(await execute(setDensity, key, { density: "compact" })).toMatchObject({
    code: "forbidden",
  });
  const wrong = { density: "tiny" as "compact" };
  expect(await execute(setDensity, kim, wrong)).toMatchObject({ code: "invalid" });
  expect(await densityOf(kim)).toBe("compact");
});

test("a language is each person's own, can be left to the browser again, and is no program's", async () => {
  const [mia, noa] = [await signIn(await addUser("Thea")), await signIn(await addUser("Ulla"))];
  const languageOf = async (actor: Actor) => unwrap(await ask(getAccount, actor, {})).language;
  unwrap(await execute(setLanguage, mia, { language: "de" }));
  expect([await languageOf(mia), await languageOf(noa)]).toEqual(["de", null]);
  unwrap(await execute(setLanguage, mia, { language: null }));
  expect(await languageOf(mia)).toBeNull();
  const key: Actor = { kind: "key", id: "k1", name: "Key", role: "admin" };
  expect(await execute(setLanguage, key, { language: "de" })).toMatchObject({ code: "forbidden" });
  const wrong = { language: "xx" as "de" };
  expect(await execute(setLanguage, mia, wrong)).toMatchObject({ code: "invalid" });
});
