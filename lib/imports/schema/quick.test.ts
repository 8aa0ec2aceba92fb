import fc from "fast-check";
import { expect, it } from "vitest";
import { STAGES } from "@/lib/engine/stages";
import { quickLeadBatch } from "./quick";
import { batchOf, leadRow, MOST_BATCH_ROWS, MOST_FURTHER } from "./rows";

const schema = batchOf(leadRow);

const text = (longest: number) =>
  fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom("", "__proto__", "toString"),
    fc.integer({ min: longest - 1, max: longest + 1 }).map((length) => "x".repeat(length)),
  );
const word = fc.string({ minLength: 1, maxLength: 6 });
const anything = fc.oneof(fc.anything(), fc.constantFrom(null, undefined, [], {}, new Date(0)));
const whole = fc.oneof(
  fc.integer({ min: -2, max: 10 }),
  fc.constantFrom(0.5, Number.NaN, 2 ** 53, -0, Number.POSITIVE_INFINITY),
);
const value = fc.oneof(text(2000), fc.double(), fc.integer(), fc.boolean());
const plain = { noNullPrototype: true };

const fineData = fc.record(
  {
    email: word,
    emails: fc.array(word, { maxLength: 3 }),
    externalId: word,
    name: word,
    attributes: fc.dictionary(word, fc.oneof(word, fc.integer(), fc.boolean()), {
      maxKeys: 3,
      ...plain,
    }),
    utm: fc.record({ source: word, term: word }, { requiredKeys: [], ...plain }),
    createdAt: fc.integer(),
    stage: fc.constantFrom(...STAGES),
    optedOut: fc.boolean(),
  },
  { requiredKeys: ["attributes"], ...plain },
);
/** What a member may be, at its bounds and beyond. */
const members = fc.oneof(
  fc.tuple(fc.constantFrom("externalId", "name", "phone", "reason", "owner"), text(300)),
  fc.tuple(fc.constantFrom("createdAt", "mqlAt", "exitAt", "nurtureUntil"), whole),
  fc.tuple(fc.constant("email"), text(320)),
  fc.tuple(
    fc.constant("emails"),
    fc.array(fc.constant("a@b"), { minLength: MOST_FURTHER - 1, maxLength: MOST_FURTHER + 1 }),
  ),
  fc.tuple(fc.constant("attributes"), fc.dictionary(text(60), value, { maxKeys: 3 })),
  fc.tuple(fc.constant("utm"), fc.dictionary(fc.constantFrom("source", "other"), text(300))),
  fc.tuple(
    fc.constantFrom("stage", "more", "email", "emails", "attributes", "utm", "optedOut"),
    anything,
  ),
);
const data = fc.oneof(
  { arbitrary: fineData, weight: 4 },
  {
    arbitrary: fc.tuple(fineData, members).map(([fine, [name, v]]) => ({ ...fine, [name]: v })),
    weight: 6,
  },
  { arbitrary: anything, weight: 1 },
);
const row = fc
  .tuple(
    data,
    fc.record(
      { row: fc.integer({ min: 0, max: 40 }), warning: text(4000), isRepaired: fc.boolean() },
      { requiredKeys: ["row"], ...plain },
    ),
    fc.string({ maxLength: 3 }),
  )
  .map(([one, rest, cells]) => ({ ...rest, cells, data: one }));
const unread = fc.record(
  {
    row: fc.oneof({ arbitrary: fc.constant(3), weight: 9 }, whole),
    problem: text(4000),
    cells: fc.array(word),
  },
  plain,
);
const batch = fc
  .tuple(
    fc.record(
      {
        importId: fc.oneof({ arbitrary: fc.constant("i"), weight: 9 }, text(64)),
        rows: fc.array(row, { maxLength: 2 }),
        problems: fc.array(unread, { maxLength: 1 }),
        before: fc.oneof({ arbitrary: fc.constant(0), weight: 9 }, whole),
        readBytes: fc.oneof({ arbitrary: fc.constant(9), weight: 9 }, whole),
      },
      plain,
    ),
    fc.option(fc.tuple(fc.constantFrom("more", "rows", "problems", "before"), anything), {
      nil: null,
      freq: 8,
    }),
  )
  .map(([one, other]) => (other ? { ...one, [other[0]]: other[1] } : one));

it("makes what the schema makes of a batch, or leaves it to the schema", () => {
  let told = 0;
  fc.assert(
    fc.property(fc.oneof({ arbitrary: batch, weight: 9 }, anything), (input) => {
      const quick = quickLeadBatch(input);
      if (quick === null) return;
      told += 1;
      expect(schema.safeParse(input)).toStrictEqual({ success: true, data: quick });
    }),
    { numRuns: 6000 },
  );
  expect(told).toBeGreaterThan(300);
});

it("tells of what files bring, up to the longest batch", () => {
  const one = {
    row: 2,
    cells: JSON.stringify(["1", "Ada"]),
    data: {
      email: "ada@example.com",
      externalId: "1",
      name: "Ada",
      attributes: { company: "Analytical", employees: 12, known: true },
      createdAt: 1_790_000_000_000,
    },
  };
  const rows = Array.from({ length: MOST_BATCH_ROWS }, () => one);
  const input = { importId: "i", rows, problems: [], before: 0, readBytes: 100 };
  expect(quickLeadBatch(input)).toStrictEqual(schema.parse(input));
  expect(quickLeadBatch({ ...input, rows: [...rows, one] })).toBeNull();
});
