import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as problems } from "@/app/api/imports/[id]/problems/route";
import { GET as progress } from "@/app/api/imports/[id]/route";
import { POST as start } from "@/app/api/imports/[id]/run/route";
import { POST as upload } from "@/app/api/imports/upload/route";
import { GET as leadsCsv } from "@/app/api/leads/csv/route";
import type { Role } from "@/lib/engine/roles";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { createKey } from "@/lib/users/commands/keys";
import { settle } from "./leads/world";

// What docs/api.md says of importing and of the list of leads; reports have a test of their own.

let marketer = "";
let viewer = "";

async function keyOf(role: Role): Promise<string> {
  return unwrap(await execute(createKey, COMMAND_LINE, { name: role, role })).token;
}

beforeAll(async () => {
  await settle();
  marketer = await keyOf("marketer");
  viewer = await keyOf("viewer");
});

function request(path: string, key: string, body?: string): Request {
  return new Request(`http://localhost${path}`, {
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { method: "POST", body }),
  });
}

const send = (key: string) =>
  upload(
    request(
      "/api/imports/upload?kind=leads&name=people.csv",
      key,
      "Email,Name\nkey@import.test,Kay\n,Nobody\n",
    ),
  );

describe("a program with a key", () => {
  test("imports a file and reads what became of it", async () => {
    const { id } = (await (await send(marketer)).json()) as { id: string };
    const params = Promise.resolve({ id });
    const columns = { Email: { to: "email" }, Name: { to: "name" } };
    const mapping = JSON.stringify({ mapping: { format: 1, kind: "leads", columns } });
    const path = `/api/imports/${id}`;
    const started = await start(request(`${path}/run`, marketer, mapping), { params });
    expect(started.status).toBe(200);
    await vi.waitFor(
      async () => {
        const view = await (await progress(request(path, marketer), { params })).json();
        expect(view).toMatchObject({ state: "done", counts: { created: 1, failed: 1 } });
      },
      { timeout: 10_000 },
    );
    const refused = await problems(request(`${path}/problems`, marketer), { params });
    expect(await refused.text()).toContain("Nobody");
    const list = await leadsCsv(request("/api/leads/csv?stage=inquiry", viewer));
    expect(await list.text()).toContain("key@import.test");
    // The columns that the list shows, in its order; attributes, too.
    const chosen = "createdAt,facts.employees,company";
    const shown = await leadsCsv(request(`/api/leads/csv?columns=${chosen}`, viewer));
    const [heading] = (await shown.text()).split("\n");
    expect(heading).toBe(
      "Id,Name,Email,Further emails,External id,Created,Employees,Title,Company",
    );
    const odd = await leadsCsv(request("/api/leads/csv?columns=company,moon", viewer));
    expect(await odd.json()).toMatchObject({ title: expect.stringContaining("moon") });
    // Never a file of all leads in place of some.
    const cut = await leadsCsv(request("/api/leads/csv?stage=inqui&minScore=x", viewer));
    expect(cut.status).toBe(400);
    expect(await cut.json()).toMatchObject({ title: expect.stringContaining("stage") });
  });

  test("is told in a plain sentence what is wrong", async () => {
    const { id } = (await (await send(marketer)).json()) as { id: string };
    const answer = await start(request(`/api/imports/${id}/run`, marketer, "{}"), {
      params: Promise.resolve({ id }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      title: "mapping is missing.",
      code: "invalid",
      fields: { mapping: "mapping is missing." },
    });
  });

  test("may do no more than its role, and nothing without one", async () => {
    expect((await send(viewer)).status).toBe(403);
    expect((await send("hk_nothing")).status).toBe(401);
  });
});
