import { describe, expect, it } from "vitest";
import { fillIn, firstNameOf, type MailValues, mailtoOf, unknownFields } from "./mail-fields";

const ADA: MailValues = {
  "first name": "Ada",
  name: "Ada Lovelace",
  company: null,
  title: "Analyst",
  "my name": "Ana {company}",
};

describe("fields of mail templates", () => {
  it("are filled in however they are spaced and cased, and what was filled in is not looked at again", () => {
    expect(fillIn("Hi { First  Name }, {title}? {my name}", ADA)).toEqual({
      text: "Hi Ada, Analyst? Ana {company}",
      missing: [],
    });
  });

  it("stay where nothing is known, and are named once", () => {
    expect(fillIn("{company} and {company}", ADA)).toEqual({
      text: "{company} and {company}",
      missing: ["company"],
    });
  });

  it("are no other words in braces", () => {
    expect(unknownFields("{name} {fist name} {} {fist name} { name }")).toEqual(["fist name", ""]);
    expect(fillIn("{fist name}", ADA)).toEqual({ text: "{fist name}", missing: [] });
  });
});

describe("greeting", () => {
  it.each([
    ["Dr. Ada Lovelace", "Ada"],
    ["  Ada ", "Ada"],
    ["A.", "A."],
    ["", null],
  ])("%j is called %j", (name, first) => expect(firstNameOf(name)).toBe(first));
});

describe("the address for mail programs", () => {
  it("carries subject and body whole, and takes nothing else from an address", () => {
    const mail = { subject: "50 % & more?", body: "One\nTwo=Three" };
    const url = new URL(mailtoOf("ada@x.test?bcc=eve@x.test&body=hi", mail));
    expect([...url.searchParams.keys()]).toEqual(["subject", "body"]);
    expect(url.searchParams.get("subject")).toBe(mail.subject);
    expect(url.searchParams.get("body")).toBe("One\r\nTwo=Three");
    expect(mailtoOf("ada+1@x.test", null)).toBe("mailto:ada%2B1@x.test");
  });
});
