import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sessionIdOfRequest } from "./session-cookie";

const SECRET = "a secret of at least thirty-two letters";
let token = "";

vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => ({ value: token }) }) }));

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", SECRET);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 5) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("the session of a request", () => {
  test("is the one that the token names, until the token expires", async () => {
    token = await encode({ token: { sid: "s1" }, secret: SECRET, maxAge: 60 });
    expect(await sessionIdOfRequest()).toBe("s1");
    expect(await sessionIdOfRequest()).toBe("s1");
    vi.setSystemTime(Date.now() + 120_000);
    expect(await sessionIdOfRequest()).toBeNull();
  });

  test("is none for a token that was changed, or made with another secret", async () => {
    const good = await encode({ token: { sid: "s1" }, secret: SECRET });
    token = good;
    expect(await sessionIdOfRequest()).toBe("s1");
    token = `${good.slice(0, -4)}AAAA`;
    expect(await sessionIdOfRequest()).toBeNull();
    token = good;
    vi.stubEnv("NEXTAUTH_SECRET", `another ${SECRET}`);
    expect(await sessionIdOfRequest()).toBeNull();
  });
});
