import { expect, test } from "vitest";
import { endOfLine } from "./bins";

test("a threshold's line ends at the cap, and never beyond the chart", () => {
  expect(endOfLine(40, 100, 105)).toBe(100);
  expect(endOfLine(40, 100, 60), "the chart is shorter than the cap").toBe(60);
  expect(endOfLine(120, 100, 125), "a threshold above the cap is still shown").toBe(120);
  expect(endOfLine(0, 0, 5), "a line has a length").toBe(1);
});
