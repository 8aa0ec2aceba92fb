import { expect, test } from "vitest";
import { type StudioView, unreadIn, viewFromParams, viewToParams } from "./address";

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

test("what cannot be read is left out, and the rest is not", () => {
  expect(read("held-out=2026-13-40&leads=all&as-of=-1")).toEqual(NOTHING);
  expect(read("held-out=2026-02-31")).toEqual(NOTHING);
  expect(read("held-out=yesterday&fit=40")).toEqual({ ...NOTHING, tried: { fit: 40 } });
  expect(read("engagement=40")).toEqual({ ...NOTHING, tried: { engagement: 40 } });
  expect(read("fit=40&engagement=1e3").tried).toEqual({ fit: 40 });
  expect(read("fit=100001&engagement=100000").tried).toEqual({ engagement: 100_000 });
});

test("what cannot be read is told by name", () => {
  const unread = (text: string) => unreadIn(new URLSearchParams(text));
  expect(unread("held-out=2026-08-28&fit=0&engagement=47&leads=gained&as-of=3&open=x")).toEqual([]);
  expect(unread("held-out=2026-02-31&fit=&engagement=1e3&leads=all&as-of=-1&fit=7")).toEqual([
    { part: "held-out", text: "2026-02-31" },
    { part: "fit", text: "" },
    { part: "engagement", text: "1e3" },
    { part: "leads", text: "all" },
    { part: "as-of", text: "-1" },
  ]);
});
