import { describe, expect, it } from "vitest";
import { inLanguage, setGerman } from "@/lib/language";
import { german } from "@/lib/texts/german/registry";
import { GLOSSARY, withTerms, wordsOf } from "./glossary";
import { STAGE_INFO } from "./stages";

const named = (text: string) =>
  withTerms(text).map(({ text: part, entry }) => (entry ? `[${entry.id}]` : part));

describe("the glossary", () => {
  it("has one entry for each word, and each word once", () => {
    const ids = GLOSSARY.map(({ id }) => id);
    const words = GLOSSARY.flatMap((entry) => wordsOf(entry).map((word) => word.toLowerCase()));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(words).size).toBe(words.length);
  });

  it("says of stages what everything else says", () => {
    const mql = GLOSSARY.find(({ id }) => id === "mql");
    expect(mql).toMatchObject({
      name: `MQL: ${STAGE_INFO.mql.longName}`,
      meaning: STAGE_INFO.mql.meaning,
    });
  });

  it("finds the first mention of each entry, whole words only, in whatever case", () => {
    expect(named("Of the MQLs of a cohort, MQL by MQL. Cohorts profit.")).toEqual([
      "Of the ",
      "[mql]",
      " of a ",
      "[cohort]",
      ", MQL by MQL. Cohorts profit.",
    ]);
    expect(named("Maturing is no benefit")).toEqual(["[maturing]", " is no benefit"]);
    expect(named("sql and SQL")).toEqual(["sql and ", "[sql]"]);
    expect(named("A fast-track lead (Aalen–Johansen)")).toEqual([
      "A ",
      "[fast-track]",
      " lead (",
      "[estimate]",
      ")",
    ]);
  });

  it("finds German words in a German text", () => {
    setGerman(german);
    expect(
      inLanguage("de", () => named("Der Anteil einer Kohorte; Übergaben im Fenster.")),
    ).toEqual(["Der Anteil einer ", "[cohort]", "; ", "[hand-off]", " im ", "[window]", "."]);
    expect(named("A cohort")).toEqual(["A ", "[cohort]"]);
  });

  it("loses nothing of a text", () => {
    const text = GLOSSARY.map(({ name, meaning }) => `${name} ${meaning}`).join("\n");
    expect(
      withTerms(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});
