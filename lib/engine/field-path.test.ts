import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldPath, partsOf } from "./field-path";

test("names are apart by dots, and whole whatever they hold", () => {
  expect(fieldPath(["body", "fields", 0, "target"])).toBe("body.fields.0.target");
  expect(fieldPath(["attributes", "a.b"])).toBe("attributes.a\\.b");
  const name = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[.\\a]{1,6}$/));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 4 }), (parts) => {
      expect(partsOf(fieldPath(parts))).toEqual(parts);
    }),
  );
});
