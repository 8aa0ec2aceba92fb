import { describe, expect, test } from "vitest";
import { localDay, looksLikeDate, orderSaidBy, readDay, readInstant } from "./dates";

const iso = (text: string, order: "dmy" | "mdy" | "ymd" = "dmy", zone = "UTC") => {
  const at = readInstant(text, order, zone);
  return at === null ? null : new Date(at).toISOString();
};

describe("written dates", () => {
  test.each([
    ["2021-04-15", "2021-04-15T00:00:00.000Z"],
    ["2021/4/5 7:08", "2021-04-05T07:08:00.000Z"],
    ["2021-04-15T10:00:00.25Z", "2021-04-15T10:00:00.250Z"],
    ["2021-04-15 10:00:00+05:30", "2021-04-15T04:30:00.000Z"],
    ["2021-04-15 10:00:00 UTC", "2021-04-15T10:00:00.000Z"],
    ["15 Apr, 2021 00:03:00", "2021-04-15T00:03:00.000Z"],
    ["15. April 2021", "2021-04-15T00:00:00.000Z"],
    ["Apr 15th, 2021 3:04 PM", "2021-04-15T15:04:00.000Z"],
    ["Thu, 15 Apr 2021 12:00:00 GMT", "2021-04-15T12:00:00.000Z"],
    ["15-Sept-21 12:30 am", "2021-09-15T00:30:00.000Z"],
    ["20210415", "2021-04-15T00:00:00.000Z"],
    ["Feb 2021", "2021-02-01T00:00:00.000Z"],
    ["1618444980", "2021-04-15T00:03:00.000Z"],
    ["1618444980123", "2021-04-15T00:03:00.123Z"],
  ])("%s", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  test("day and month in the order that is asked for", () => {
    expect(iso("4/5/2021", "dmy")).toBe("2021-05-04T00:00:00.000Z");
    expect(iso("4/5/2021", "mdy")).toBe("2021-04-05T00:00:00.000Z");
    expect(iso("21-04-05", "ymd")).toBe("2021-04-05T00:00:00.000Z");
    expect(iso("4/13/70", "mdy")).toBe("1970-04-13T00:00:00.000Z");
    expect(iso("4/13/69", "mdy")).toBe("2069-04-13T00:00:00.000Z");
  });

  test("local time, a skipped hour included", () => {
    expect(iso("15.04.2021 12:00", "dmy", "Europe/Berlin")).toBe("2021-04-15T10:00:00.000Z");
    expect(iso("28.03.2021 02:30:07", "dmy", "Europe/Berlin")).toBe("2021-03-28T01:30:07.000Z");
    expect(readDay("15.04.2021 23:59", "dmy")).toBe("2021-04-15");
    expect(localDay(Date.UTC(2021, 3, 14, 22, 30), "Europe/Berlin")).toBe("2021-04-15");
  });

  test.each([
    "31/02/2021",
    "13/13/2021",
    "2021-00-10",
    "2021-04-15 25:00",
    "2021-04-15 13:00 pm",
    "15 Foo 2021",
    "hello",
    "12345",
    "1/2/3456789",
    "4/5-2021",
    "",
  ])("%j is none", (text) => {
    expect(readInstant(text, "dmy", "UTC")).toBeNull();
  });

  test("say their order where they can", () => {
    expect(orderSaidBy("4/13/2021")).toBe("mdy");
    expect(orderSaidBy("13.4.21 10:00")).toBe("dmy");
    expect(orderSaidBy("4/5/2021")).toBe("ambiguous");
    expect(orderSaidBy("2021-04-13")).toBeNull();
    expect(looksLikeDate("4/13/2021")).toBe(true);
    expect(looksLikeDate("660-485-0224")).toBe(false);
  });
});
