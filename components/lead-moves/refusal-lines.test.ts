import { expect, test } from "vitest";
import { refusalLines, whyNone } from "./refusal-lines";

const leads = ["Ann", "Bo", "Cy", "Di", "Ed"].map((name) => ({ id: name.toLowerCase(), name }));
const refused = (message: string, ...ids: string[]) => ids.map((id) => ({ id, message }));

test("names the leads of each reason once", () => {
  const all = [
    ...refused("Too late.", "ann"),
    ...refused("Not yours.", "bo"),
    ...refused("Too late.", "cy"),
  ];
  expect(refusalLines(leads, all)).toBe("Ann, Cy: Too late.\nBo: Not yours.");
});

test("counts those that it has no room for", () => {
  expect(refusalLines(leads, refused("Gone.", "ann", "bo", "cy", "di", "ed"))).toBe(
    "Ann, Bo, Cy: Gone.\nAnd 2 more.",
  );
  const each = leads.map(({ id }, i) => ({ id, message: `Reason ${i}.` }));
  expect(refusalLines(leads, each)).toBe(
    "Ann: Reason 0.\nBo: Reason 1.\nCy: Reason 2.\nAnd 2 more.",
  );
});

test("says once what is true of all, when none was moved", () => {
  expect(whyNone(leads, refused("No connection.", "ann", "bo", "cy", "di"))).toBe("No connection.");
  const two = [...refused("Too late.", "ann"), ...refused("Not yours.", "bo")];
  expect(whyNone(leads, two)).toBe("Ann: Too late.\nBo: Not yours.");
});
