import { expect, test } from "vitest";
import { z } from "zod";
import { GET } from "@/app/api/stream/route";
import { hub } from "@/lib/live/hub";
import { readHealth } from "@/lib/live/status";
import { liveStream, type StreamOptions } from "@/lib/live/stream";
import type { Actor } from "@/lib/operations/actor";
import { defineCommand, execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { createKey, revokeKey } from "@/lib/users/commands/keys";

const sdr: Actor = { kind: "user", id: "u1", name: "Sam", role: "sdr", sessionId: "s1" };

/** Leaves one audit entry about a thing of some kind. */
const touch = defineCommand({
  name: "test.touch",
  permission: "lead:write",
  input: z.object({ entity: z.string(), id: z.string() }),
  async run({ input: { entity, id } }) {
    return {
      result: null,
      audit: [{ action: `${entity}.touched`, entity, entityId: id, after: { by: "test" } }],
    };
  },
});
const happen = async (entity: string, id: string) =>
  unwrap(await execute(touch, sdr, { entity, id }));

function listen(options: Partial<StreamOptions> = {}) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const body = liveStream({
    actor: sdr,
    after: null,
    current: async () => sdr,
    signal,
    ...options,
  });
  return hear(body, leaving);
}

async function listenByRequest(headers: Record<string, string>) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const { body } = await GET(new Request("http://localhost:3000/api/stream", { headers, signal }));
  if (!body) throw new Error("There is no stream");
  return hear(body, leaving);
}

function hear(body: ReadableStream<Uint8Array>, leaving: AbortController) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  return {
    leave: () => leaving.abort(),
    /** Everything received until `wanted` is in it. */
    async until(wanted: string): Promise<string> {
      while (!text.includes(wanted)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`The stream ended without ${wanted}:\n${text}`);
        text += decoder.decode(value, { stream: true });
      }
      return text;
    },
    async untilEnd(): Promise<void> {
      while (!(await reader.read()).done);
    },
  };
}

test("a listener hears what happens, in order, and only what its role may hear", async () => {
  const stream = listen();
  await stream.until("event: ready");
  await happen("lead", "a");
  await happen("import", "secret");
  await happen("lead", "b");
  const text = await stream.until('"entityId":"b"');
  expect(text.indexOf('"entityId":"a"')).toBeLessThan(text.indexOf('"entityId":"b"'));
  expect(text).not.toContain("secret");
  stream.leave();
  await stream.untilEnd();
});

test("a listener that was away gets what it missed, once", async () => {
  const before = listen();
  const ready = await before.until("event: ready");
  const after = Number(/id: (\d+)/.exec(ready)?.[1]);
  before.leave();
  await happen("lead", "missed");
  const back = listen({ after });
  await back.until('"entityId":"missed"');
  await happen("lead", "next");
  const text = await back.until('"entityId":"next"');
  expect(text.split('"entityId":"missed"')).toHaveLength(2);
  back.leave();
  await back.untilEnd();
});

test("a program whose key is revoked hears nothing more, and other listeners go on", async () => {
  const admin: Actor = { kind: "user", id: "u2", name: "Ada", role: "admin", sessionId: "s2" };
  const made = unwrap(await execute(createKey, admin, { name: "CRM", role: "sdr" }));
  const program = await listenByRequest({ authorization: `Bearer ${made.token}` });
  const other = listen();
  await program.until("event: ready");
  await other.until("event: ready");
  await happen("lead", "before");
  await program.until('"entityId":"before"');
  unwrap(await execute(revokeKey, admin, { id: made.id }));
  await happen("lead", "after");
  const text = await program.until("event: signedOut");
  await program.untilEnd();
  expect(text).not.toContain('"entityId":"after"');
  await other.until('"entityId":"after"');
  other.leave();
  await other.untilEnd();
});

test("a listener whose role changed is let go of, to come back with the rights they have now", async () => {
  const admin: Actor = { kind: "user", id: "u2", name: "Ada", role: "admin", sessionId: "s2" };
  let role: "admin" | "sdr" = "admin";
  const stream = listen({ actor: admin, current: async () => ({ ...admin, role }) });
  await stream.until("event: ready");
  await happen("import", "seen");
  await stream.until('"entityId":"seen"');
  role = "sdr";
  await happen("user", "u2");
  await happen("import", "secret");
  await stream.untilEnd();
  const back = listen({ actor: { ...admin, role }, current: async () => ({ ...admin, role }) });
  await back.until("event: ready");
  await happen("import", "secret too");
  await happen("lead", "heard");
  expect(await back.until('"entityId":"heard"')).not.toContain("secret");
  back.leave();
  await back.untilEnd();
});

test("a page hears who has one open, and nothing of programs", async () => {
  const someone = (id: string, name: string): Actor => ({ ...sdr, id, name });
  const open = (actor: Actor) => listen({ actor, current: async () => actor });
  const program = open({ kind: "key", id: "k1", name: "Robot", role: "sdr" });
  await program.until("event: ready");
  const first = open(someone("p1", "Pia"));
  await first.until('{"id":"p1","name":"Pia"}');
  const second = open(someone("p2", "Quinn"));
  expect(await second.until('{"id":"p2","name":"Quinn"}')).toContain('{"id":"p1","name":"Pia"}');
  expect(await first.until('{"id":"p2","name":"Quinn"}')).not.toContain("Robot");
  for (const stream of [first, second, program]) stream.leave();
});

test("every stream ends when the server goes down, so that it can exit", async () => {
  const streams = [listen(), listen()];
  for (const stream of streams) await stream.until("event: ready");
  hub().shutDown();
  for (const stream of streams) await stream.untilEnd();
});

test("health says what it found", async () => {
  expect(await readHealth()).toMatchObject({
    ok: true,
    database: "reachable",
    migrations: "current",
    version: expect.stringMatching(/^\d+\.\d+/),
  });
});
