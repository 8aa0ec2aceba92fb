import { describe, expect, it } from "vitest";
import { fullNameKey, hasSpellings, mailboxOf } from "./duplicates";

describe("addresses of one mailbox", () => {
  it.each([
    ["ada+news@acme.test", "ada@acme.test"],
    ["ada@acme.test", "ada@acme.test"],
    ["a.d.a+x@gmail.com", "ada@gmail.com"],
    ["ada@googlemail.com", "ada@gmail.com"],
    // Elsewhere dots tell people apart, and a leading plus is no tag.
    ["a.da@acme.test", "a.da@acme.test"],
    ["+49123@sms.test", "+49123@sms.test"],
  ])("%s goes to %s", (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
    if (address !== mailbox) expect(hasSpellings(address)).toBe(true);
  });

  it("are looked for only where there can be others", () => {
    expect(["ada@acme.test", "+49123@sms.test"].map(hasSpellings)).toEqual([false, false]);
  });
});

describe("names", () => {
  it.each([
    ["Jane Doe", "Doe,  jane", true],
    ["José Núñez", "jose nunez", true],
    ["Jane Doe", "Jane A. Doe", false],
  ])("%s and %s: %s", (a, b, isSame) => {
    expect(fullNameKey(a) === fullNameKey(b)).toBe(isSame);
  });

  it("of one word say nothing", () => {
    expect(fullNameKey("Jane")).toBeNull();
  });
});
