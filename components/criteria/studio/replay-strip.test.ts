import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { wilson } from "@/lib/engine/statistics";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { ReplayStrip } from "./replay-strip";
import { studioTexts } from "./texts";

const draft = { mqls: 2333, precision: wilson(31, 100) };
const answer = { leads: 9000, draft, active: null } as unknown as ReplayAnswer;

const strip = (isOld: boolean, isUpdating: boolean) =>
  renderToStaticMarkup(createElement(ReplayStrip, { replay: { answer, isOld, isUpdating } }));

describe("ReplayStrip", () => {
  it("says of its figures that they are old, to eyes and to screen readers", () => {
    const fresh = strip(false, false);
    expect(fresh).toContain("2,333 MQLs");
    expect(fresh).toContain('aria-busy="false"');
    expect(fresh, "the mark only keeps its room").toContain('aria-hidden="true" class="flex');
    const waiting = strip(true, true);
    expect(waiting).toContain('aria-busy="true"');
    expect(waiting).toContain('aria-hidden="false" class="flex');
    expect(waiting).toContain(studioTexts.updating);
  });

  it("says so, too, while no newer ones are to be had", () => {
    const stuck = strip(true, false);
    expect(stuck).toContain('aria-busy="true"');
    expect(stuck).toContain(studioTexts.old);
    expect(stuck).not.toContain(studioTexts.updating);
  });
});
