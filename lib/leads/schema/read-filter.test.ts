import { describe, expect, it } from "vitest";
import { readFilter } from "../schema";

const read = (text: string) => readFilter(new URLSearchParams(text));

describe("the filter of an address", () => {
  it("is without what selects nothing by itself, and says so by name", () => {
    const touched = "touchSource=Events&firstTouchFrom=10&firstTouchTo=20&selfReported=Podcast";
    const names = ["touchSource", "firstTouchFrom", "firstTouchTo", "selfReported"];
    for (const cohort of ["", "cohort=created&"]) {
      const { filter, unread } = read(cohort + touched);
      expect(filter).toEqual(cohort ? { cohort: "created" } : {});
      expect(unread.sort()).toEqual([...names].sort());
    }
    expect(read(`cohort=customer&${touched}`)).toEqual({
      filter: {
        cohort: "customer",
        touchSource: ["Events"],
        firstTouchFrom: 10,
        firstTouchTo: 20,
        selfReported: ["Podcast"],
      },
      unread: [],
    });
    expect(read("outcome=sql&source=Google")).toEqual({
      filter: { source: ["Google"] },
      unread: ["outcome"],
    });
    expect(read("workedFrom=5").unread).toEqual(["workedFrom"]);
  });
});
