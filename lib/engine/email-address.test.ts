import { expect, test } from "vitest";
import { isEmailAddress } from "./email-address";

test("an address is one alone", () => {
  for (const good of [
    "ada@example.com",
    "a.b+c'd@mail.example.co.uk",
    "jörg@müller.de",
    "i@ai.a",
  ]) {
    expect(isEmailAddress(good), good).toBe(true);
  }
  for (const bad of [
    "ada",
    "ada@example",
    "@example.com",
    "ada@example.com.",
    "ada@.com",
    "ada@example..com",
    "ada@example.com,",
    "<ada@example.com>",
    "mailto:ada@example.com",
    "ada@b@example.com",
    "ada\u200b@example.com",
    "ada@example.com\u200b",
    `${"a".repeat(320)}@example.com`,
  ]) {
    expect(isEmailAddress(bad), bad).toBe(false);
  }
});
