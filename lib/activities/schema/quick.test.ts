import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITY_TYPE_IDS } from "@/lib/engine/activities";
import { END_OF_YEARS } from "@/lib/settings/schema/fields";
import { LONGEST, MAX_ACTIVITIES, recordActivitiesInput } from "../schema";
import { quickBatch } from "./quick";

/** Texts around the length that is allowed, and such as are trimmed. */
const text = (longest: number) =>
  fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom("", " a", "a ", "\u00a0", "\ufeffa", "__proto__", "constructor", "toString"),
    fc.integer({ min: longest - 1, max: longest + 1 }).map((length) => "x".repeat(length)),
  );
const anything = fc.oneof(fc.anything(), fc.constantFrom(null, undefined, [], {}, new Date(0)));
const prop = fc.oneof(text(LONGEST.prop), fc.double(), fc.integer(), fc.boolean());
const props = fc.oneof(
  fc.dictionary(text(LONGEST.propName), prop, { maxKeys: 4 }),
  fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.boolean(), {
    minKeys: LONGEST.props - 1,
    maxKeys: LONGEST.props + 2,
  }),
  fc.dictionary(text(LONGEST.propName), anything, { maxKeys: 2 }),
);
const instants = fc.oneof(
  fc.integer({ min: 0, max: END_OF_YEARS - 1 }),
  fc.constantFrom(END_OF_YEARS, END_OF_YEARS - 1, -1, -0, 0.5, 2 ** 53, Number.NaN, "1"),
);
const known = {
  leadId: text(LONGEST.leadId),
  email: text(LONGEST.email),
  type: fc.oneof(fc.constantFrom(...ACTIVITY_TYPE_IDS), fc.constantFrom("", "page", "toString")),
  at: instants,
  props,
  externalId: text(LONGEST.externalId),
};
const word = fc.string({ unit: fc.constantFrom("a", "ß", "😀", "."), minLength: 1, maxLength: 5 });
const fine = fc.record(
  {
    leadId: word,
    email: word,
    type: fc.constantFrom(...ACTIVITY_TYPE_IDS),
    at: fc.integer({ min: 0, max: END_OF_YEARS - 1 }),
    props: fc.dictionary(word, fc.oneof(word, fc.integer(), fc.boolean()), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    externalId: word,
  },
  { requiredKeys: ["leadId", "type"], noNullPrototype: true },
);
/** One that is fine but, perhaps, for a single member. */
const nearlyFine = fc
  .tuple(
    fine,
    fc.oneof(
      ...Object.entries(known).map(([name, value]) => value.map((v) => ({ [name]: v }))),
      fc
        .tuple(fc.constantFrom("more", ...Object.keys(known)), anything)
        .map(([name, v]) => ({ [name]: v })),
    ),
  )
  .map(([whole, member]) => ({ ...whole, ...member }));
const activity = fc.oneof(
  { arbitrary: fine, weight: 4 },
  { arbitrary: nearlyFine, weight: 6 },
  { arbitrary: fc.record(known, { requiredKeys: [] }), weight: 1 },
  { arbitrary: anything, weight: 1 },
);
const batches = fc.oneof(
  {
    arbitrary: fc.record(
      { activities: fc.array(activity, { maxLength: 3 }) },
      { noNullPrototype: true },
    ),
    weight: 12,
  },
  { arbitrary: fc.record({ activities: fc.array(fine), more: anything }), weight: 1 },
  { arbitrary: fc.record({ activities: anything }), weight: 1 },
  { arbitrary: anything, weight: 1 },
);

describe("the quick check of a batch", () => {
  it("makes what the schema makes, or leaves it to the schema", () => {
    let told = 0;
    fc.assert(
      fc.property(batches, (input) => {
        const quick = quickBatch(input);
        if (quick === null) return;
        told += 1;
        expect(recordActivitiesInput.safeParse(input)).toStrictEqual({
          success: true,
          data: quick,
        });
      }),
      { numRuns: 3000 },
    );
    expect(told).toBeGreaterThan(400);
  });

  it("tells of what senders send, up to the longest batch", () => {
    const one = {
      leadId: "019a",
      email: "ada@example.com",
      type: "page_view",
      at: 1_790_000_000_000,
      props: { page: "Pricing", seconds: 12.5, again: true },
      externalId: "visit-1",
    };
    const { props: _, ...bare } = one;
    const activities = Array.from({ length: MAX_ACTIVITIES }, (_, i) => (i % 2 ? one : bare));
    const quick = quickBatch({ activities });
    expect(quick).toStrictEqual(recordActivitiesInput.parse({ activities }));
    expect(quickBatch({ activities: [...activities, one] })).toBeNull();
    expect(quickBatch({ activities: [] })).toBeNull();
  });
});
