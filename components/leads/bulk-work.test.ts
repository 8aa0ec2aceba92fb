import { afterEach, expect, test, vi } from "vitest";
import { editLeads } from "@/lib/leads/actions";
import { MOST_MOVED } from "@/lib/leads/schema/many-moves";
import { type ChosenLead, editAll, readAll } from "./bulk-work";

vi.mock("@/lib/leads/actions", () => ({ editLeads: vi.fn() }));

afterEach(() => {
  vi.unstubAllGlobals();
});

const lead = (id: string): ChosenLead => ({ id, version: 1, name: id, stage: "inquiry" });

test("leads are not looked up any further once somebody has stopped it", async () => {
  const stopped = new AbortController();
  const fetch = vi.fn(async () => Response.json({ rows: [lead("a")], next: "more" }));
  vi.stubGlobal("fetch", fetch);
  const reading = readAll({}, () => stopped.abort(), stopped.signal);
  expect(await reading).toBeNull();
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("who was not come to when it was stopped is named with those that were refused", async () => {
  const stopped = new AbortController();
  vi.mocked(editLeads).mockImplementation(async ({ leads }) => {
    stopped.abort();
    const edited = leads.map(({ id }) => ({ id, version: 2 }));
    return { ok: true, value: { edited, unchanged: 0, refused: [] } };
  });
  const leads = Array.from({ length: MOST_MOVED + 2 }, (_, i) => lead(`lead ${i}`));
  const outcome = await editAll(leads, { ownerId: null }, () => {}, stopped.signal);
  if (!outcome.ok) throw new Error(outcome.message);
  expect(outcome.value.edited).toHaveLength(MOST_MOVED);
  const message = "You stopped before.";
  expect(outcome.value.refused).toEqual(
    [MOST_MOVED, MOST_MOVED + 1].map((i) => ({ id: `lead ${i}`, message })),
  );
});
