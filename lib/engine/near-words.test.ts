import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsNear, wordsNear } from "./near-words";

const has = (text: string, parts: readonly string[]) => parts.every((part) => text.includes(part));

describe("partsNear", () => {
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
  const word = fc.string({ unit: letter, minLength: 5, maxLength: 14 });

  test("finds every word of one slip", () => {
    fc.assert(
      fc.property(
        word,
        fc.nat(),
        letter,
        fc.constantFrom("more", "less", "other", "swap"),
        (meant, place, by, slip) => {
          const at = place % meant.length;
          const [before, here, after] = [meant.slice(0, at), meant[at] ?? "", meant.slice(at + 1)];
          const typed = {
            more: before + by + here + after,
            less: before + after,
            other: before + by + after,
            swap: before + after.slice(0, 1) + here + after.slice(1),
          }[slip];
          expect(partsNear(typed).some((parts) => has(meant, parts))).toBe(true);
          expect(wordsNear(typed, [`x ${meant} y`])).toContain(meant);
        },
      ),
    );
  });

  test("guesses nothing from three letters", () => {
    expect(partsNear("ann")).toEqual([]);
    expect(wordsNear("ann", ["anna becker"])).toEqual([]);
  });

  test("looks up nothing shorter than three letters, and the most telling first", () => {
    const parts = partsNear("kendall");
    expect(parts.flat().every((part) => part.length >= 3)).toBe(true);
    expect(parts[0]?.join("")).toHaveLength(7);
  });
});

describe("wordsNear", () => {
  test.each([
    ["jhon", "john miller\njohn@oak.example", ["john"]],
    ["smyth", "ann smith\noak", ["smith"]],
    ["kendal", "harriet kendall", ["kendall"]],
    ["schmitd", "eva schmidt\neva.schmidt@firm.example", ["schmidt"]],
    ["fiarb", "vincent fairbank", ["fairbank"]],
    ["montreo", "anna becker", []],
  ])("%s in %s", (typed, text, words) => {
    expect(wordsNear(typed, [text])).toEqual(words);
  });

  test("puts the nearest first, then what many have", () => {
    const texts = ["mara", "maria", "maria", "marla", "marlaa"];
    expect(wordsNear("marla", texts)[0]).toBe("marla");
    expect(wordsNear("mariia", ["mariya", "maria", "maria"])[0]).toBe("maria");
  });
});
