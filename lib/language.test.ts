import type { IncomingMessage } from "node:http";
import { afterEach, expect, test } from "vitest";
import { answering, preferred, speak, speakByRequest } from "@/lib/auth/spoken";
import { numberText, utcDayText } from "@/lib/engine/locale";
import { formatMoney } from "@/lib/engine/money";
import { daysText, periodText, relativeText, shareText, weekdayText } from "@/lib/format";
import { type Language, language, setGerman, setLanguage, t, translated } from "@/lib/language";

let spoken: Language = "en";
setLanguage(() => spoken);
setGerman({ Save: "Speichern", "{0} of {1}": "von {1} ist dies {0}" });

afterEach(() => {
  spoken = "en";
});

test("a text is said in the language of whoever is answered, and in English where there is no other", () => {
  const texts = translated({ save: "Save", in: { it: "Save" }, other: "Other" });
  expect([t("Save"), t`${1} of ${"two"}`, texts.save]).toEqual(["Save", "1 of two", "Save"]);
  spoken = "de";
  expect([t("Save"), texts.save, texts.in.it]).toEqual(["Speichern", "Speichern", "Speichern"]);
  expect(t`${1} of ${"two"}`).toBe("von two ist dies 1");
  expect([t("Other"), t`${3} others`, texts.other]).toEqual(["Other", "3 others", "Other"]);
});

test("days, times, figures and money are written as the language writes them", () => {
  const at = Date.UTC(2026, 10, 26, 3);
  const all = () => [
    utcDayText(at),
    daysText(Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 1), "UTC"),
    periodText("2025-12"),
    periodText("2025-W51"),
    weekdayText(1),
    numberText(12345.678),
    shareText(0.024),
    formatMoney(2270050, "EUR"),
    relativeText(at - 10_800_000, at, false),
  ];
  const english = all();
  spoken = "de";
  expect(all().map((text) => text.replace(/\s/g, " "))).toEqual([
    "26. Nov. 2026",
    "1.–31. März 2026",
    "Dez. 2025",
    "KW 51 2025",
    "Montag",
    "12.345,678",
    "2,4 %",
    "22.700,50 €",
    "vor 3 Stunden",
  ]);
  spoken = "en";
  expect(all()).toEqual(english);
});

test("a person's own choice goes before their browser's, the workspace's and what the browser asks", () => {
  const asked = (headers: Record<string, string>, ...told: Parameters<typeof speak>) => {
    const request = { url: "/queue", headers } as unknown as IncomingMessage;
    return answering(request, () => {
      speak(...told);
      return language();
    });
  };
  speakByRequest();
  const german = { "accept-language": "de-DE" };
  expect(asked(german, null, null)).toBe("de");
  expect(asked(german, null, "en")).toBe("en");
  expect(asked({ ...german, cookie: "a=b; language=de" }, null, "en")).toBe("de");
  expect(asked({ ...german, cookie: "language=de" }, "en", "de")).toBe("en");
  expect(asked({}, null, "de")).toBe("de");
  setLanguage(() => spoken);
});

test("a browser's wish is the first of our languages by weight", () => {
  expect(preferred("de-CH, de;q=0.9, en;q=0.8")).toBe("de");
  expect(preferred("fr, en;q=0.5, de;q=0.7")).toBe("de");
  expect(preferred("en-US,en;q=0.9,de;q=0.8")).toBe("en");
  expect(preferred("de;q=0, fr")).toBe("en");
  expect(preferred("")).toBe("en");
});
