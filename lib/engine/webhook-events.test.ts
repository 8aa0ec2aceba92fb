import { expect, test } from "vitest";
import { STAGES } from "./stages";
import { TOLD_ACTIONS, WEBHOOK_EVENT_IDS, webhookEventOf } from "./webhook-events";

test("every event comes from an action, and every action is an event", () => {
  const told = TOLD_ACTIONS.flatMap((action) =>
    action === "lead.move"
      ? STAGES.map((to) => webhookEventOf({ action, after: { to } }))
      : [webhookEventOf({ action, after: null })],
  );
  expect(new Set(told)).toEqual(new Set([...WEBHOOK_EVENT_IDS, null]));
});

test("an entry that is none, or tells no more where a lead went, is not told", () => {
  expect(webhookEventOf({ action: "lead.assign", after: {} })).toBeNull();
  expect(webhookEventOf({ action: "lead.move", after: null })).toBeNull();
  expect(webhookEventOf({ action: "lead.move", after: { to: "inquiry" } })).toBeNull();
});
