import { describe, expect, test } from "vitest";
import { readableUrl } from "./incoming";

describe("the address of a request", () => {
  test.each([
    ["/leads/%20a?text=50%", "/leads/%20a?text=50%"],
    ["/leads/%E0%A4%A", "/leads/%25E0%25A4%25A"],
    ["/%?to=%2Fboard", "/%25?to=%2Fboard"],
    ["/api/leads/%zz/allowed", "/api/leads/%25zz/allowed"],
  ])("%s is read as %s", (url, read) => {
    expect(readableUrl(url)).toBe(read);
  });
});
