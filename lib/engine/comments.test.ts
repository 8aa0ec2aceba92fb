import { describe, expect, it } from "vitest";
import { type Comment, ruleOf, type Subject, threadsOf } from "./comments";
import { EMPTY_CRITERIA } from "./criteria";

const comment = (kind: Comment["kind"], on: Subject, ruleLabel: string | null = null): Comment => ({
  ...on,
  id: "c",
  ruleLabel,
  kind,
  text: kind === "said" ? "Why?" : null,
  userId: "u",
  userName: "U",
  at: 0,
});
const whole: Subject = { part: "version", ruleId: null };
const size: Subject = { part: "fit", ruleId: "size" };
const gate: Subject = { part: "gates", ruleId: "size" };

describe("comments on criteria", () => {
  it("are one flat thread per subject, in the order in which they began", () => {
    const threads = threadsOf([
      comment("said", size, "Large"),
      comment("said", whole),
      comment("said", size, "Large enough"),
      comment("said", gate, "Not small"),
    ]);
    expect(threads.map(({ part, comments }) => [part, comments.length])).toEqual([
      ["fit", 2],
      ["version", 1],
      ["gates", 1],
    ]);
    expect(threads[0]?.ruleLabel).toBe("Large enough");
  });

  it("are open until they are resolved, and again when somebody says more", () => {
    const kinds: Comment["kind"][] = ["said", "resolved", "said", "resolved", "reopened"];
    const open = kinds.map((_, i) =>
      threadsOf(kinds.slice(0, i + 1).map((k) => comment(k, whole))),
    );
    expect(open.map(([thread]) => thread?.isOpen)).toEqual([true, false, true, false, true]);
  });

  it("find the rule they are about in its own list only", () => {
    const rule = { id: "size", label: "Large", kind: "exclude" } as const;
    const when = { kind: "attribute", attribute: "employees", op: "isKnown" } as const;
    const criteria = { ...EMPTY_CRITERIA, gates: [{ ...rule, when }] };
    expect(ruleOf(criteria, gate)?.label).toBe("Large");
    expect(ruleOf(criteria, size)).toBeNull();
    expect(ruleOf(criteria, whole)).toBeNull();
  });
});
