import { expect, it } from "vitest";
import { notificationOf } from "./notifications";

const entry = (action: string, after: object = {}, before: object = {}) => ({
  action,
  before,
  after,
});

it("tells of a lead that gets another owner, also by a move that is taken back", () => {
  expect(notificationOf(entry("lead.assign", { ownerId: "a" }))).toBe("leadAssigned");
  expect(notificationOf(entry("lead.undo", { ownerId: "a" }, { ownerId: "b" }))).toBe(
    "leadAssigned",
  );
  expect(notificationOf(entry("lead.assign", { ownerId: "a" }, { ownerId: "a" }))).toBeNull();
  expect(notificationOf(entry("lead.assign", { ownerId: null }, { ownerId: "a" }))).toBeNull();
});

it("tells of a move only when sales lets a lead go", () => {
  expect(notificationOf(entry("lead.move", { from: "mql", to: "disqualified" }))).toBe(
    "leadRejected",
  );
  expect(notificationOf(entry("lead.move", { from: "sal", to: "nurture" }))).toBe("leadRejected");
  expect(notificationOf(entry("lead.move", { from: "inquiry", to: "nurture" }))).toBeNull();
  expect(notificationOf(entry("lead.move", { from: "mql", to: "sal" }))).toBeNull();
});

it("tells of nothing that an erased person's log has left, nor of other changes", () => {
  expect(notificationOf({ action: "lead.move", before: null, after: null })).toBeNull();
  expect(notificationOf(entry("lead.update", { ownerId: "a" }))).toBeNull();
});
