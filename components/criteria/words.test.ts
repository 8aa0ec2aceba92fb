import { expect, test } from "vitest";
import { qualifyingSentence } from "./words";

test("who would qualify is counted among those that wait", () => {
  expect(qualifyingSentence(12, 1340)).toBe(
    "12 of 1,340 inquiries and nurtured leads would qualify today.",
  );
  expect(qualifyingSentence(0, 1)).toBe("0 of 1 inquiry or nurtured lead would qualify today.");
});
