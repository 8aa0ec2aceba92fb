import { expect, test } from "vitest";
import { STAGES } from "@/lib/engine/stages";
import { inLanguage, setGerman } from "@/lib/language";
import { german } from "@/lib/texts/german/registry";
import { keyOf, MOVE_KEYS } from "./texts";

test("the keys of cards move them to stages, in every language", () => {
  setGerman(german);
  for (const language of ["en", "de"] as const) {
    inLanguage(language, () => {
      for (const to of Object.values(MOVE_KEYS)) expect(STAGES).toContain(to);
      expect(keyOf("disqualified")).toBe("X");
    });
  }
});
