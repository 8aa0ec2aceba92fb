import { expect, test } from "vitest";
import { tagParts } from "./tag-parts";

test("a list is read by commas, semicolons and lines", () => {
  expect(tagParts(" a, b;c\r\n\nd ,", false)).toEqual(["a", "b", "c", "d"]);
});

test("values that may hold commas are read by lines only", () => {
  expect(tagParts("1,000 or more; 2\r\nYes, please\n", true)).toEqual([
    "1,000 or more; 2",
    "Yes, please",
  ]);
});
