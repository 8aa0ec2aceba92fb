import { beforeAll, describe, expect, test } from "vitest";
import { updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { did, move, offered, pricing } from "./moving";
import {
  ana,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  page,
  refusal,
  settle,
} from "./world";

let versionId: string;
beforeAll(async () => {
  await settle();
  versionId = await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
});

describe("becoming an MQL", () => {
  test("happens at the event that crosses, under the version in force, with the reasons frozen", async () => {
    const id = await offered(MONDAY + 20_000);
    const { lead, handoff, moves } = await page(id, MONDAY + HOUR);
    expect(lead).toMatchObject({ stage: "mql", path: "scored", criteriaVersionId: versionId });
    expect(lead.mqlAt).toBe(MONDAY);
    expect(lead.stageAt).toBe(MONDAY);
    expect(lead.grade).toBe("B");
    // Four business hours after 10:00.
    expect(lead.slaDueAt).toBe(MONDAY + 20_000 + 4 * HOUR);
    expect(handoff?.explanation.engagement.value).toBeGreaterThanOrEqual(19_900);
    expect(handoff?.sentences[0]).toContain("Became an MQL by its scores");
    expect(moves.map(({ to, actorName }) => [to, actorName])).toEqual([
      ["mql", "Criteria v1"],
      ["inquiry", "Mara"],
    ]);
  });

  test("a demo request takes the fast track, an exclusion shuts out without moving", async () => {
    const fast = await arrive(MONDAY, { title: "Intern" });
    unwrap(await did(fast, "demo_request", MONDAY + MINUTE));
    expect((await page(fast, MONDAY + HOUR)).lead).toMatchObject({
      stage: "mql",
      path: "fastTrack",
    });
    const rival = await arrive(MONDAY, { companyType: "Competitor", employees: 900 });
    unwrap(await did(rival, "demo_request", MONDAY + MINUTE));
    expect((await page(rival, MONDAY + HOUR)).lead.stage).toBe("inquiry");
  });

  test("a fact that arrives last counts from then", async () => {
    const id = await arrive(MONDAY, { title: "CTO" });
    await pricing(id, MONDAY + MINUTE);
    await pricing(id, MONDAY + MINUTE);
    await pricing(id, MONDAY + MINUTE);
    const { lead } = await page(id, MONDAY + HOUR);
    expect(lead.stage).toBe("inquiry");
    const input = { id, version: lead.version, attributes: { employees: 300 } };
    const updated = unwrap(await execute(updateLead, mara, input, MONDAY + 2 * HOUR));
    expect(updated.stage).toBe("mql");
    expect((await page(id, MONDAY + 3 * HOUR)).lead.mqlAt).toBe(MONDAY + 2 * HOUR);
  });

  test("by hand it needs a marketer and a note, and is its own path", async () => {
    const id = await arrive(MONDAY);
    expect(refusal(await move(id, "mql", MONDAY + HOUR, ana, { note: "x" })).code).toBe(
      "forbidden",
    );
    expect(refusal(await move(id, "mql", MONDAY + HOUR, mara)).fields).toHaveProperty("note");
    unwrap(await move(id, "mql", MONDAY + HOUR, mara, { note: "Met at the fair" }));
    const { lead, handoff } = await page(id, MONDAY + 2 * HOUR);
    expect(lead).toMatchObject({ stage: "mql", path: "manual", criteriaVersionId: versionId });
    expect(handoff?.sentences[0]).toContain("by hand");
  });
});
