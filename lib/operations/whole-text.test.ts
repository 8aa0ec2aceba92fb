import { describe, expect, test } from "vitest";
import { unfitText } from "./whole-text";

describe("text that no person writes", () => {
  test.each([
    ["\0", ""],
    ["a\ud800b", ""],
    [{ name: "\udc00" }, "name"],
    [{ list: ["fine", { note: "a\0" }] }, "list.1.note"],
    [{ props: { "\ud83d": 1 } }, "props"],
    [JSON.parse('{"attributes":{"__proto__":"x"}}'), "attributes"],
  ])("%j is found at “%s”", (input, path) => {
    expect(unfitText(input)).toBe(path);
  });

  test.each([
    "",
    "Grüße 😀 \u2028 \ufffd",
    null,
    1,
    { a: [true, undefined, "x"] },
    new Uint8Array(3),
  ])("%j is fine", (input) => {
    expect(unfitText(input)).toBeNull();
  });
});
