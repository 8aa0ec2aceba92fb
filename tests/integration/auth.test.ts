import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import { isLoopbackHost } from "@/lib/auth/loopback";
import { userOfProfile, verifiedEmail } from "@/lib/auth/oidc";
import { checkPassword } from "@/lib/auth/password-sign-in";
import { isSetupToken, setupNeedsToken, setupToken } from "@/lib/auth/setup-token";
import { safeTarget } from "@/lib/auth/target";
import {
  FAILURE_WINDOW_MS,
  isThrottled,
  MAX_FAILURES_PER_ADDRESS,
  MAX_FAILURES_PER_EMAIL,
} from "@/lib/auth/throttle";
import { VISITOR } from "@/lib/auth/visitor";
import { readEnvironment } from "@/lib/env";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { openSession, recordSignInFailure } from "@/lib/users/commands/sign-in";
import { createUser, updateUser } from "@/lib/users/commands/users";
import { listUsers } from "@/lib/users/queries";
import { readFailures } from "@/lib/users/store/failures";
import { readCredentials } from "@/lib/users/store/users";
import { processorMs } from "@/tests/support/processor-time";

const PASSWORD = "a calm green river";
let ada: string;

async function addUser(email: string, password: string | undefined = PASSWORD): Promise<string> {
  const input = { email, name: email, role: "sdr" as const, ...(password ? { password } : {}) };
  return unwrap(await execute(createUser, COMMAND_LINE, input)).id;
}

let lastAddress = 0;
const newAddress = () => `10.0.0.${++lastAddress}`;
const attempt = (email: string, password: string, address: string | null = newAddress()) =>
  checkPassword({ email, password, address });

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
  ada = await addUser("ada@acme.test");
});

describe("signing in by password", () => {
  test("lets the right person in, however they write their address", async () => {
    expect(await attempt(" ADA@acme.test", PASSWORD)).toEqual({ kind: "ok", userId: ada });
  });

  test("gives one answer for unknown, wrong, disabled and without password", async () => {
    const gone = await addUser("gone@acme.test");
    unwrap(await execute(updateUser, COMMAND_LINE, { id: gone, version: 1, disabled: true }));
    unwrap(
      await execute(createUser, COMMAND_LINE, {
        email: "sso@acme.test",
        name: "Sso",
        role: "viewer",
      }),
    );
    const answers = [
      await attempt("nobody@acme.test", PASSWORD),
      await attempt("ada@acme.test", "wrong"),
      await attempt("gone@acme.test", PASSWORD),
      await attempt("sso@acme.test", ""),
      await attempt("not an address", PASSWORD),
      await attempt("ada@acme.test", "x".repeat(5000)),
    ];
    for (const answer of answers) expect(answer).toEqual({ kind: "wrong" });
  });

  test("takes as long for unknown people as for wrong passwords", async () => {
    const time = async (email: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) times.push(await processorMs(() => attempt(email, "wrong")));
      return Math.min(...times);
    };
    await addUser("time@acme.test");
    const known = await time("time@acme.test");
    const unknown = await time("stranger@acme.test");
    // Without the hash of nobody an unknown address would answer in a fraction of the time.
    expect(unknown).toBeGreaterThan(known / 3);
    expect(known).toBeGreaterThan(unknown / 3);
  });

  test("slows guessing at one account down, even in parallel, even with the right password", async () => {
    await addUser("target@acme.test");
    const guesses = await Promise.all(
      Array.from({ length: MAX_FAILURES_PER_EMAIL + 5 }, () => attempt("target@acme.test", "no")),
    );
    expect(guesses.filter((answer) => answer.kind === "wrong")).toHaveLength(
      MAX_FAILURES_PER_EMAIL,
    );
    expect(await attempt("target@acme.test", PASSWORD)).toEqual({ kind: "throttled" });
    expect((await attempt("ada@acme.test", PASSWORD)).kind).toBe("ok");
    const { read } = await store();
    const key = "email:target@acme.test";
    const later = Date.now() + FAILURE_WINDOW_MS + 1000;
    expect(isThrottled(await readFailures(read, [key], Date.now()))).toBe(true);
    expect(isThrottled(await readFailures(read, [key], later))).toBe(false);
  });

  test("slows one address down that tries many accounts", async () => {
    const address = newAddress();
    for (let i = 0; i < MAX_FAILURES_PER_ADDRESS; i++) {
      const input = { email: `guess${i}@acme.test`, address };
      unwrap(await execute(recordSignInFailure, VISITOR, input));
    }
    expect(await attempt("ada@acme.test", PASSWORD, address)).toEqual({ kind: "throttled" });
    expect((await attempt("ada@acme.test", PASSWORD)).kind).toBe("ok");
  });

  test("forgets an account's failures when it signs in", async () => {
    const id = await addUser("clumsy@acme.test");
    await attempt("clumsy@acme.test", "wrong");
    const input = { userId: id, method: "password" as const, userAgent: "x", address: null };
    unwrap(await execute(openSession, VISITOR, input));
    const counts = await readFailures((await store()).read, ["email:clumsy@acme.test"], Date.now());
    expect(counts.size).toBe(0);
  });

  test("counts parallel failures without losing any", async () => {
    const email = "many@acme.test";
    await Promise.all(
      Array.from({ length: 20 }, () =>
        execute(recordSignInFailure, VISITOR, { email, address: null }),
      ),
    );
    const counts = await readFailures((await store()).read, [`email:${email}`], Date.now());
    expect(counts.get(`email:${email}`)).toBe(20);
  });

  test("leaves sign-ins, failures and bursts in the audit log, never a password", async () => {
    const { read } = await store();
    const rows = await read.select({ action: audit.action, after: audit.after }).from(audit);
    const actions = new Set(rows.map((row) => row.action));
    for (const action of ["session.open", "session.refuse", "session.throttle"]) {
      expect(actions).toContain(action);
    }
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });
});

describe("signing in by an identity provider", () => {
  const find = async (email: string) => readCredentials((await store()).read, email);

  test("trusts only addresses that the provider has verified", async () => {
    expect(verifiedEmail({ sub: "1", email: "ada@acme.test" })).toBeNull();
    expect(verifiedEmail({ sub: "1", email: "ada@acme.test", email_verified: false })).toBeNull();
    const profile = { sub: "1", email: "Ada@acme.test", email_verified: true };
    expect(await userOfProfile(profile, find, false)).toBe(ada);
    expect(await userOfProfile({ ...profile, email_verified: false }, find, true)).toBeNull();
  });

  test("adds strangers only where the workspace allows it, as viewers", async () => {
    const profile = { sub: "2", email: "new@acme.test", email_verified: true, name: "New Person" };
    expect(await userOfProfile(profile, find, false)).toBeNull();
    const id = await userOfProfile(profile, find, true);
    const added = unwrap(await ask(listUsers, COMMAND_LINE, {})).find((user) => user.id === id);
    expect(added).toMatchObject({ name: "New Person", role: "viewer", hasPassword: false });
    expect(await userOfProfile(profile, find, true)).toBe(id);
  });

  test("keeps disabled people out", async () => {
    const profile = { sub: "3", email: "gone@acme.test", email_verified: true };
    expect(await userOfProfile(profile, find, true)).toBeNull();
  });
});

test("the setup asks for its code unless the server can only be reached from this machine", () => {
  expect(isSetupToken(setupToken())).toBe(true);
  expect(isSetupToken("")).toBe(false);
  expect(isSetupToken(`${setupToken()}x`)).toBe(false);
  const host = process.env.HOST;
  try {
    process.env.HOST = "127.0.0.1";
    expect(setupNeedsToken("localhost:3000")).toBe(false);
    expect(setupNeedsToken("handoff.example.com")).toBe(true);
    // Strangers come by the address that the proxy itself asks for.
    process.env.HANDOFF_BEHIND_PROXY = "1";
    expect(setupNeedsToken("127.0.0.1:3000")).toBe(true);
    delete process.env.HANDOFF_BEHIND_PROXY;
    process.env.HOST = "0.0.0.0";
    expect(setupNeedsToken("localhost:3000")).toBe(true);
    delete process.env.HOST;
    expect(setupNeedsToken("localhost:3000")).toBe(true);
  } finally {
    delete process.env.HANDOFF_BEHIND_PROXY;
    if (host === undefined) delete process.env.HOST;
    else process.env.HOST = host;
  }
});

test.each([
  ["localhost:3000", true],
  ["127.0.0.1", true],
  ["[::1]:80", true],
  ["localhost.evil.com", false],
  ["127.0.0.1.evil.com", false],
  ["example.com", false],
])("%s is this machine: %s", (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});

test.each([
  ["/board?x=1", "/board?x=1"],
  ["//evil.com", "/"],
  ["/\\evil.com", "/"],
  ["/\t/evil.com", "/"],
  ["/\n/evil.com", "/"],
  ["/\r\\evil.com", "/"],
  ["/./\t/evil.com", "/"],
  ["/leads/1#why", "/leads/1#why"],
  ["https://evil.com", "/"],
  [undefined, "/"],
])("after signing in %s leads to %s", (to, expected) => {
  expect(safeTarget(to)).toBe(expected);
});

test("the environment is checked with an error that names what is wrong", () => {
  const env = (more: Record<string, string>) =>
    readEnvironment({ NODE_ENV: "test", ...more } as NodeJS.ProcessEnv);
  expect(() => env({ DATABASE_URL: "mysql://x" })).toThrow(/DATABASE_URL/);
  expect(() => env({ NEXTAUTH_SECRET: "short" })).toThrow(/32 characters/);
  expect(() => env({ OIDC_ISSUER: "https://id.example.com" })).toThrow(/OIDC_CLIENT_ID/);
  expect(env({ HANDOFF_DEMO: "1" }).HANDOFF_DEMO).toBe(true);
});
