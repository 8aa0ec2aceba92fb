import { describe, expect, test } from "vitest";
import { unfitPart } from "./unfit";

describe("text that no person writes", () => {
  test.each([
    ["\0", ""],
    ["a\ud800b", ""],
    [{ name: "\udc00" }, "name"],
    [{ list: ["fine", { note: "a\0" }] }, "list.1.note"],
    [{ props: { "\ud83d": 1 } }, "props"],
    [JSON.parse('{"attributes":{"__proto__":"x"}}'), "attributes"],
  ])("%j is found at “%s”", (input, path) => {
    expect(unfitPart(input)?.at).toBe(path);
  });

  test.each([
    "",
    "Grüße 😀 \u2028 \ufffd",
    null,
    1,
    { a: [true, undefined, "x"] },
    new Uint8Array(3),
  ])("%j is fine", (input) => {
    expect(unfitPart(input)).toBeNull();
  });
});

test("what lies too deep to be read is said to, wherever it is", () => {
  const nested = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
  expect(unfitPart(nested(100))).toBeNull();
  expect(unfitPart({ body: { gates: nested(200_000) } })).toEqual({
    at: "body",
    why: expect.stringMatching(/100 deep/),
  });
});
