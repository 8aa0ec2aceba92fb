import { statSync } from "node:fs";
import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import type { AnalystStatus } from "@/lib/analyst/answerer";
import { FIRST_AGREEMENT } from "@/lib/sample/agreements";
import { enterDemo } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

const CRASHING = { NODE_OPTIONS: `--require=${path.resolve("tests/support/crash-analyst.cjs")}` };

test.describe.configure({ mode: "serial", timeout: 120_000 });

async function analystOf({ server }: Workspace): Promise<AnalystStatus> {
  const answer = await fetch(`${server.url}/api/health`);
  return ((await answer.json()) as { analyst: AnalystStatus }).analyst;
}

function replay(request: APIRequestContext, { server }: Workspace) {
  return request.post(`${server.url}/api/criteria/replay`, {
    data: { body: FIRST_AGREEMENT },
    headers: { origin: server.url },
  });
}

function report(request: APIRequestContext, { server }: Workspace) {
  return request.get(`${server.url}/api/v1/reports/funnel?period=all`);
}

test("the analyst keeps history over a restart, and comes back from a crash", async ({
  browser,
}) => {
  const workspace = await openSampleWorkspace(CRASHING);
  try {
    const { server, databaseUrl } = workspace;
    const cookies = await enterDemo(browser, server.url, "marketer");
    const { request } = await browser.newContext({ storageState: cookies });
    expect(await analystOf(workspace)).toMatchObject({ state: "idle", restarts: 0 });

    const first = await replay(request, workspace);
    expect(first.ok()).toBe(true);
    const { draft } = (await first.json()) as { draft: { mqls: number } };
    expect(draft.mqls).toBeGreaterThan(0);
    const ready = await analystOf(workspace);
    expect(ready).toMatchObject({ state: "ready", restarts: 0, crashedAt: null });
    expect(ready.history?.from).toBe("database");
    expect(ready.memoryMb).toBeGreaterThan(0);
    expect(ready.memoryMb).toBeLessThan(ready.memoryLimitMb);

    const counted = await report(request, workspace);
    expect(counted.ok()).toBe(true);
    const { tables } = (await counted.json()) as { tables: unknown };

    server.signal("SIGUSR2");
    await expect.poll(async () => (await analystOf(workspace)).restarts).toBe(1);
    expect((await analystOf(workspace)).crashedAt).toBeGreaterThan(0);
    expect(server.log()).toContain("the analyst crashed");
    expect(server.log()).toContain("the tallier crashed");
    expect((await (await report(request, workspace)).json()).tables).toEqual(tables);
    const again = await replay(request, workspace);
    expect((await again.json()).draft).toEqual(draft);
    expect(await analystOf(workspace)).toMatchObject({ state: "ready", restarts: 1 });

    await workspace.restart();
    const kept = `${databaseUrl.replace("file:", "")}.history`;
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    // Whoever asked before will ask again: it does not wait for the first question.
    await expect.poll(async () => (await analystOf(workspace)).history?.from).toBe("file");
    const restarted = await replay(request, workspace);
    expect((await restarted.json()).draft).toEqual(draft);
    expect(await analystOf(workspace)).toMatchObject({ state: "ready", restarts: 0 });
  } finally {
    await workspace.close();
  }
});

test("too much history for the memory is told to who asks, and serves the rest", async ({
  browser,
}) => {
  const workspace = await openSampleWorkspace({ HANDOFF_ANALYST_MEMORY_MB: "0.05" });
  try {
    const cookies = await enterDemo(browser, workspace.server.url, "marketer");
    const { request } = await browser.newContext({ storageState: cookies });
    const refused = await replay(request, workspace);
    expect(refused.status()).toBe(400);
    expect((await refused.json()).title).toContain("raise HANDOFF_ANALYST_MEMORY_MB");
    expect(await analystOf(workspace)).toMatchObject({ state: "ready", restarts: 0 });
    expect((await request.get(`${workspace.server.url}/api/queue`)).ok()).toBe(true);
    expect((await report(request, workspace)).ok()).toBe(true);
  } finally {
    await workspace.close();
  }
});
