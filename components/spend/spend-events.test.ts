import { describe, expect, it } from "vitest";
import type { LiveMessage } from "@/components/live/live-connection";
import { concernsSpend } from "./spend-events";

const news = (entity: "cost" | "lead", actorId: string | null): LiveMessage => ({
  kind: "events",
  events: [{ seq: 1, action: "x", entity, entityId: "1", actorId, actorName: "Max", after: null }],
});

describe("concernsSpend", () => {
  it("hears what others do to spend, and on another screen what one does oneself", () => {
    expect(concernsSpend(news("cost", "ada"), "max")).toBe(true);
    expect(concernsSpend(news("cost", "max"), "max"), "the grid has it").toBe(false);
    expect(concernsSpend(news("cost", "max"), null), "a report has not").toBe(true);
    expect(concernsSpend(news("cost", null), null)).toBe(true);
    expect(concernsSpend(news("lead", "ada"), null)).toBe(false);
    expect(concernsSpend({ kind: "reset" }, "max")).toBe(true);
  });
});
