import { expect, test } from "vitest";
import { type StudioView, viewFromParams, viewToParams } from "./address";

const read = (text: string) => viewFromParams(new URLSearchParams(text));
const NOTHING: StudioView = {
  holdOutFrom: null,
  tried: null,
  open: [],
  leads: "gained",
  asOf: null,
};

test("an address says all of a view, and nothing of what is usual", () => {
  const view: StudioView = {
    holdOutFrom: "2026-08-28",
    tried: { fit: 0, engagement: 47 },
    open: ["pricing", "a b&c"],
    leads: "lost",
    asOf: 12,
  };
  expect(read(viewToParams(view).toString())).toEqual(view);
  expect(viewToParams(NOTHING).toString()).toBe("");
  expect(read("")).toEqual(NOTHING);
});

test("what cannot be read is left out", () => {
  expect(read("held-out=2026-13-40&leads=all&as-of=-1")).toEqual(NOTHING);
  expect(read("held-out=2026-02-31")).toEqual(NOTHING);
  expect(read("held-out=yesterday&fit=40")).toEqual(NOTHING);
  expect(read("fit=40&engagement=1e3")).toEqual(NOTHING);
  expect(read("fit=40&engagement=100001")).toEqual(NOTHING);
});
