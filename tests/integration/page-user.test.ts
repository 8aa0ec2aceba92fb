import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PUT } from "@/app/api/criteria/[id]/route";
import { GET } from "@/app/api/leads/values/route";
import { store } from "@/db/client";
import { sessions } from "@/db/schema";
import { sessionCookieName } from "@/lib/auth/cookie-name";
import { unwrap } from "@/lib/operations/outcome";
import { PAGE_USER_HEADER } from "@/lib/operations/page-user";
import { ask } from "@/lib/operations/query";
import { renameSelfAction } from "@/lib/users/actions";
import { listUsers } from "@/lib/users/queries";
import { adam, ana, mara, settle } from "./leads/world";

// Tabs of one browser share who is signed in: what one of them sends may have been typed by another.

const browser = vi.hoisted(() => ({
  cookies: new Map<string, { value: string }>(),
  headers: new Headers(),
}));
vi.mock("next/headers", () => ({
  cookies: async () => browser.cookies,
  headers: async () => browser.headers,
}));

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
  await settle();
  const now = Date.now();
  const session = { id: "maras", userId: mara.id, createdAt: now, lastSeenAt: now };
  await (await store()).write((tx) =>
    tx.insert(sessions).values({ ...session, expiresAt: now + 86_400_000 }),
  );
  const value = await encode({ token: { sid: "maras" }, secret: process.env.NEXTAUTH_SECRET });
  browser.cookies.set(sessionCookieName(), { value });
});

beforeEach(() => {
  browser.headers = new Headers();
});

const nameOf = async (id: string) =>
  unwrap(await ask(listUsers, adam, {})).find((user) => user.id === id)?.name;

test("an action of a page that somebody else opened is refused, by name, and changes nothing", async () => {
  browser.headers.set(PAGE_USER_HEADER, ana.id);
  const refused = await renameSelfAction({ name: "Typed by Ana" });
  expect(refused).toMatchObject({
    ok: false,
    code: "forbidden",
    message: expect.stringContaining("You are signed in as Mara, but this page is Ana's."),
  });
  expect(await nameOf(mara.id)).toBe("Mara");
});

test("so is one of a page of nobody who is known", async () => {
  browser.headers.set(PAGE_USER_HEADER, "gone");
  expect(await renameSelfAction({ name: "Typed by a ghost" })).toMatchObject({
    ok: false,
    message: expect.stringContaining("somebody else's"),
  });
  expect(await nameOf(mara.id)).toBe("Mara");
});

const put = (headers: Record<string, string>) =>
  PUT(
    new Request("http://localhost/api/criteria/none", {
      method: "PUT",
      body: "{}",
      headers: { "sec-fetch-site": "same-origin", ...headers },
    }),
    { params: Promise.resolve({ id: "none" }) },
  );

test("a route says the same", async () => {
  const refused = await put({ [PAGE_USER_HEADER]: ana.id });
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    code: "forbidden",
    title: expect.stringContaining("this page is Ana's"),
  });
  // Whose page it is says nothing to other sites.
  const foreign = await put({ [PAGE_USER_HEADER]: ana.id, origin: "https://evil.test" });
  expect(foreign.status).toBe(401);
});

test("pages of one's own, and what names no page, are taken", async () => {
  const read = new Request("http://localhost/api/leads/values?field=source");
  expect((await GET(read)).status).not.toBe(401);
  expect((await put({ [PAGE_USER_HEADER]: mara.id })).status).not.toBe(403);
  browser.headers.set(PAGE_USER_HEADER, mara.id);
  expect(await renameSelfAction({ name: "Maria" })).toMatchObject({ ok: true });
  browser.headers = new Headers();
  expect(await renameSelfAction({ name: "Mara" })).toMatchObject({ ok: true });
});
