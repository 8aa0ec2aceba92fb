import { describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { VISITOR } from "@/lib/auth/visitor";
import { createDraft } from "@/lib/criteria/commands";
import { CRITERIA_TEMPLATES } from "@/lib/engine/templates";
import { createForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { endStart, skipStep } from "@/lib/start/commands";
import { getStart } from "@/lib/start/queries";
import { isStartOpen } from "@/lib/start/store";
import { createFirstAdmin } from "@/lib/users/commands/first-admin";
import { createInvite } from "@/lib/users/commands/invites";

const admin: Actor = { kind: "user", id: "u1", name: "Ada", role: "admin", sessionId: "s1" };
const steps = async () => unwrap(await ask(getStart, admin, {}));

describe("a workspace's first steps", () => {
  test("are not there before somebody has set it up", async () => {
    expect(await steps()).toBeNull();
    expect(await execute(skipStep, admin, { step: "team" })).toMatchObject({ code: "not_found" });
  });

  test("are done by what is there, left for later, and taken away once", async () => {
    const setup = {
      workspaceName: "Acme",
      timeZone: "UTC",
      currency: "USD",
      name: "Ada",
      email: "ada@acme.test",
      password: "a long enough sentence",
    };
    const { id } = unwrap(await execute(createFirstAdmin, VISITOR, setup));
    const ada = { ...admin, id };
    expect((await steps())?.steps).toEqual({ team: "open", criteria: "open", leads: "open" });

    unwrap(await execute(skipStep, ada, { step: "team" }));
    unwrap(await execute(skipStep, ada, { step: "leads" }));
    expect((await steps())?.steps).toEqual({ team: "skipped", criteria: "open", leads: "skipped" });

    unwrap(await execute(createInvite, ada, { email: "mia@acme.test", role: "manager" }));
    expect((await steps())?.steps.team, "sales alone agree on nothing").toBe("skipped");
    unwrap(await execute(createInvite, ada, { email: "max@acme.test", role: "marketer" }));
    const template = CRITERIA_TEMPLATES[0]?.id;
    unwrap(await execute(createDraft, ada, { name: "First agreement", template }));
    expect((await steps())?.steps).toEqual({ team: "done", criteria: "done", leads: "skipped" });

    unwrap(await execute(createForm, ada, { title: "Contact" }));
    const done = { team: "done", criteria: "done", leads: "done" };
    expect(await steps()).toEqual({ steps: done, isEnded: false });

    const { read } = await store();
    expect(await isStartOpen(read)).toBe(true);
    unwrap(await execute(endStart, ada, {}));
    expect(await isStartOpen(read)).toBe(false);
    expect(await steps(), "they are found again").toEqual({ steps: done, isEnded: true });
  });
});
