import { expect, test } from "vitest";
import { wilson } from "@/lib/engine/statistics";
import { leakSentence } from "./leak-texts";

test("an attribute that knows the outcome is told with how many leads say so", () => {
  const late = leakSentence("Persona", { id: "persona", why: "late", late: wilson(97, 100) });
  expect(late.replaceAll("\u00a0", " ")).toBe(
    "Persona is known only after the hand-off for 97 % (of 100): it cannot predict how it ends.",
  );
  const alone = leakSentence("Score", { id: "score", why: "alone", late: wilson(0, 0) });
  expect(alone).toMatch(/^Score tells nearly alone/);
});
