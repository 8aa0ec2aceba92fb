import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputSentence } from "./input-words";
import { invalidInput } from "./outcome";

const outcome = (schema: z.ZodType, input: unknown) => {
  const parsed = schema.safeParse(input, { error: inputSentence });
  if (parsed.success) throw new Error("the input is right");
  return invalidInput(parsed.error);
};
const say = (schema: z.ZodType, value: unknown) =>
  outcome(z.object({ field: schema }), { field: value }).message;

it("names a setting as it was given, not where the query keeps it", () => {
  const filter = z.object({ filter: z.object({ createdFrom: z.number() }) });
  expect(outcome(filter, { filter: { createdFrom: "x" } }).message).toBe(
    "createdFrom must be a number.",
  );
  expect(outcome(filter, { filter: 3 }).message).toBe("filter must be an object.");
});

describe("what an input is told", () => {
  it.each([
    [z.number(), Number.NaN, "field must be a number."],
    [z.number(), "7", "field must be a number."],
    [z.number(), undefined, "field is missing."],
    [z.number().int(), 1.5, "field must be a whole number."],
    [z.number().max(200), 201, "field must be at most 200."],
    [z.number().int().max(200), 1e300, "field must be at most 200."],
    [z.number().int().min(0), -1e300, "field must be at least 0."],
    [z.number().max(1000), 1001, "field must be at most 1,000."],
    [z.number().min(1), 0, "field must be at least 1."],
    [z.number().gt(1), 1, "field must be more than 1."],
    [z.number().lt(1), 1, "field must be less than 1."],
    [z.number().multipleOf(5), 7, "field must be a multiple of 5."],
    [z.string(), 7, "field must be text."],
    [z.string().min(1), "", "field must not be empty."],
    [z.string().min(2), "a", "field must have at least 2 characters."],
    [z.string().max(1), "ab", "field must have at most 1 character."],
    [z.string().length(3), "ab", "field must have exactly 3 characters."],
    [z.string().regex(/^x$/), "y", "field is not written in the right way."],
    [z.string().startsWith("hk_"), "y", "field must start with “hk_”."],
    [z.email(), "y", "field must be an email address."],
    [z.iso.date(), "y", "field must be a day like 2026-03-31."],
    [z.boolean(), 1, "field must be true or false."],
    [z.array(z.string()).max(1), ["a", "b"], "field must have at most 1 item."],
    [z.array(z.string()), "a", "field must be a list."],
    [z.array(z.string()), ["a", 2], "field.1 must be text."],
    [z.object({}), null, "field must be an object."],
    [z.object({}), undefined, "field is missing."],
    [
      z.record(z.string().max(1), z.string()),
      { ab: "" },
      "field.ab is not a name that is allowed here.",
    ],
    [z.literal(true), false, "field must be true."],
    [z.enum(["a", "b"]), "c", "field must be one of: a, b."],
    [z.enum(["a", "b"]), undefined, "field is missing."],
    [z.strictObject({}), { x: 1, y: 2 }, "field has no fields x, y."],
    [z.union([z.string(), z.number()]), {}, "field is none of what is allowed here."],
    [z.union([z.string(), z.number()]), undefined, "field is missing."],
    [
      z.union([z.string().max(1), z.array(z.string())]),
      "ab",
      "field must have at most 1 character.",
    ],
    [
      z.union([z.string(), z.array(z.string().max(1))]),
      ["a", "bc"],
      "field.1 must have at most 1 character.",
    ],
    [
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("a") }),
        z.object({ kind: z.literal("b") }),
      ]),
      { kind: "c" },
      "field.kind must be one of: a, b.",
    ],
    [z.custom((value) => value === 1), 2, "field is not valid."],
  ])("%#: a plain sentence with the field's name", (schema, value, sentence) => {
    expect(say(schema, value)).toBe(sentence);
  });

  it("is what the schema says itself, where it says something", () => {
    expect(say(z.number("Give a number of days."), "x")).toBe("Give a number of days.");
    expect(say(z.string().max(1, "Be brief."), "ab")).toBe("Be brief.");
    expect(
      say(
        z.string().refine(() => false, "No."),
        "x",
      ),
    ).toBe("No.");
    const several = z.union([z.string().max(1, "Be brief."), z.array(z.string())]);
    expect(say(several, "ab")).toBe("Be brief.");
  });

  it("speaks of the input where it is wrong as a whole", () => {
    expect(outcome(z.object({}), undefined)).toMatchObject({
      message: "The input is missing.",
      fields: { "": "The input is missing." },
    });
    expect(outcome(z.strictObject({}), { x: 1 }).message).toBe("The input has no field x.");
  });
});
