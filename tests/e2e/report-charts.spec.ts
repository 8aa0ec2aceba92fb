import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Download, expect, type Page, test } from "@playwright/test";
import { enterDemo, visit } from "./support/people";
import { violations } from "./support/violations";
import { watch } from "./support/watch";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

/** Names a folder to get pictures of the charts, the saved files and the paper. */
const SHOTS = process.env.HANDOFF_SCREENSHOTS;
/** A4 in points, as a PDF has it. */
const A4 = { width: 595, height: 842 };
/** The same in CSS pixels, within the margins of the style sheet (12 mm at each side). */
const PAPER = { width: 703, height: 1017 };

let workspace: Workspace;
let page: Page;
let take: () => string[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
  const storageState = await enterDemo(browser, workspace.server.url, "manager");
  const context = await browser.newContext({ storageState, colorScheme: "light" });
  page = await context.newPage();
  take = watch(page).take;
});

test.afterAll(async () => {
  await page?.goto("about:blank");
  await page?.context().close();
  await workspace?.close();
});

async function openReport(address: string): Promise<void> {
  await visit(page, `${workspace.server.url}/reports/${address}`);
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expect(page.locator("figure svg.recharts-surface").first()).toBeVisible();
}

const marks = () => page.locator("figure a[data-mark]");

for (const [name, address] of [
  ["steps", "funnel"],
  ["shares in time", "conversion"],
  ["shares by name", "conversion?by=source"],
  ["curves", "time-to-convert"],
  ["amounts", "cac"],
  ["amounts by name", "attribution"],
] as const) {
  test(`a mark of ${name} opens what its number in the table opens`, async () => {
    await openReport(address);
    await expect(marks().first()).toBeAttached();
    const opened = await marks().evaluateAll((all) =>
      all.map((one) => ({
        href: one.getAttribute("href") ?? "",
        label: one.getAttribute("aria-label") ?? "",
      })),
    );
    const inTables = await page
      .locator("table a")
      .evaluateAll((all) => all.map((one) => [one.getAttribute("href"), one.textContent] as const));
    for (const { href, label } of opened) {
      const figures = inTables.filter(([to]) => to === href).map(([, text]) => text ?? "");
      expect(figures, label).not.toHaveLength(0);
      expect(
        figures.some((figure) => label.includes(`: ${figure}`)),
        `${label} says one of ${figures}`,
      ).toBe(true);
    }
    // One stop of the Tab key for a drawing, however many marks it has.
    for (const figure of await page.getByRole("figure").all()) {
      const stops = await figure.locator('a[data-mark][tabindex="0"]').count();
      expect(stops).toBe((await figure.locator("a[data-mark]").count()) > 0 ? 1 : 0);
    }
    expect(await violations(page)).toEqual([]);
    expect(take()).toEqual([]);
  });
}

test("a figure of a table opens its leads without loading a page anew", async () => {
  await openReport("funnel");
  await page.evaluate(() => Object.assign(window, { isKept: true }));
  const figure = page.locator("table a").first();
  const href = (await figure.getAttribute("href")) ?? "";
  await figure.click();
  await expect(page).toHaveURL(workspace.server.url + href);
  expect(await page.evaluate(() => "isKept" in window)).toBe(true);
});

test("arrow keys, Home and End go from mark to mark, and Enter opens the leads", async () => {
  await openReport("conversion");
  const all = marks();
  await all.first().focus();
  await page.keyboard.press("End");
  await expect(all.first()).not.toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Home");
  await expect(all.first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  const second = all.nth(1);
  await expect(second).toBeFocused();
  const label = (await second.getAttribute("aria-label")) ?? "";
  await expect(page.getByRole("figure").first().getByText(label)).toBeVisible();
  const href = (await second.getAttribute("href")) ?? "";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(workspace.server.url + href);
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
});

test("the pointer opens the day of a curve that it is on, however close others are", async () => {
  await openReport("time-to-convert");
  await marks().first().scrollIntoViewIfNeeded();
  const missed = await marks().evaluateAll((all) =>
    all.flatMap((mark) => {
      const { x, y, width, height } =
        mark.querySelector("rect")?.getBoundingClientRect() ?? mark.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2)?.closest("a");
      return hit === mark ? [] : [mark.getAttribute("aria-label")];
    }),
  );
  expect(missed).toEqual([]);
});

test("the pointer opens the leads anywhere in a bar's row", async () => {
  await openReport("funnel");
  const last = marks().last();
  const href = (await last.getAttribute("href")) ?? "";
  const box = await last.boundingBox();
  if (!box) throw new Error("The bar has no place");
  await page.mouse.click(box.x + box.width * 0.95, box.y + box.height / 2);
  await expect(page).toHaveURL(workspace.server.url + href);
});

async function save(kind: "SVG" | "PNG"): Promise<Download> {
  const saved = page.waitForEvent("download");
  await page
    .getByRole("button", { name: /^Picture\b/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: kind }).click();
  return saved;
}

for (const address of ["funnel", "conversion", "time-to-convert", "cac"]) {
  for (const theme of ["light", "dark"] as const) {
    test(`the drawing of ${address} is saved whole in ${theme}`, async () => {
      await page.emulateMedia({ colorScheme: theme });
      await openReport(address);
      const title = (await page.getByRole("figure").first().getAttribute("aria-label")) ?? "";
      const svgFile = await save("SVG");
      expect(svgFile.suggestedFilename()).toMatch(/^[\p{L}\p{N}-]+\.svg$/u);
      const svg = readFileSync(await svgFile.path(), "utf8");
      const png = readFileSync(await (await save("PNG")).path());
      if (SHOTS) {
        await svgFile.saveAs(path.join(SHOTS, `saved-${address}-${theme}.svg`));
        writeFileSync(path.join(SHOTS, `saved-${address}-${theme}.png`), png);
      }
      const read = await page.evaluate(
        async ([text, base64]) => {
          const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
          const root = parsed.documentElement;
          const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const context = canvas.getContext("2d");
          context?.drawImage(bitmap, 0, 0);
          const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
          const pixels = new Uint32Array((data as Uint8ClampedArray).buffer);
          const ground = pixels[0];
          return {
            isBroken: parsed.querySelector("parsererror") !== null,
            words: root.textContent ?? "",
            size: [root.getAttribute("width"), root.getAttribute("height")].map(Number),
            leadsOut: [...root.querySelectorAll("*")].flatMap((element) =>
              [...element.attributes]
                .filter(
                  ({ name, value }) =>
                    /href|style|class|^on/.test(name) ||
                    /var\(|https?:|url\((?!#)/.test(value) ||
                    ["a", "image", "use", "style", "script", "foreignObject"].includes(
                      element.localName,
                    ),
                )
                .map(({ name, value }) => `${element.localName} ${name}=${value}`),
            ),
            pictureSize: [bitmap.width, bitmap.height],
            drawn: pixels.filter((pixel) => pixel !== ground).length / pixels.length,
            colors: new Set(pixels).size,
          };
        },
        [svg, png.toString("base64")] as const,
      );
      expect(read.isBroken).toBe(false);
      expect(read.leadsOut).toEqual([]);
      expect(read.words.replaceAll(" ", "")).toContain(title.replaceAll(" ", ""));
      expect(read.words).toMatch(/ to .+, /);
      expect(read.pictureSize).toEqual(read.size.map((pixels) => pixels * 2));
      expect(read.drawn).toBeGreaterThan(0.02);
      expect(read.drawn).toBeLessThan(0.6);
      expect(read.colors).toBeGreaterThan(10);
      expect(take()).toEqual([]);
    });
  }
}

test("on a phone every bar has its name beside it, and figures are in sight beside words", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReport("attribution");
  const names = await page.getByRole("table").first().getByRole("rowheader").allInnerTexts();
  const figure = page.getByRole("figure").first();
  await expect(figure.locator("svg text title").first()).toBeAttached();
  const named = await figure.locator("svg text title").allTextContents();
  expect(named.length).toBeGreaterThan(5);
  expect(names.slice(0, named.length)).toEqual(named);
  await openReport("sla");
  const weeks = page.getByRole("table", { name: "Marketing’s promise, week by week" });
  await weeks.scrollIntoViewIfNeeded();
  await expect(weeks.locator("td:not([data-words])").first()).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 720 });
});

for (const [name, address, sentence] of [
  ["a report", "/reports/conversion?by=source&path=scored", "Path: "],
  ["the overview", "/reports", null],
  ["the list of criteria", "/criteria", null],
] as const) {
  test(`${name} prints on A4 as a document`, async () => {
    // Someone who works in the dark prints on white paper, too.
    await page.emulateMedia({ colorScheme: "dark" });
    await visit(page, workspace.server.url + address);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toBeVisible();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (SHOTS) {
      writeFileSync(path.join(SHOTS, `paper-${name.replaceAll(" ", "-")}.pdf`), pdf);
    }
    const boxes = [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes.length).toBeGreaterThan(0);
    for (const [, width, height] of boxes) {
      expect(Math.abs(Number(width) - A4.width)).toBeLessThan(2);
      expect(Math.abs(Number(height) - A4.height)).toBeLessThan(2);
    }
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize(PAPER);
    await expect(heading).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
    if (sentence) await expect(page.getByText(sentence), "what it is filtered by").toBeVisible();
    const paper = await page.evaluate(() => {
      const main = document.querySelector("main") as HTMLElement;
      const cut = [...main.querySelectorAll<HTMLElement>("*")].filter(
        (element) =>
          getComputedStyle(element).overflowY !== "visible" &&
          !element.closest(".sr-only, svg, .truncate") &&
          // Not what only screen readers see.
          element.clientHeight > 1 &&
          element.scrollHeight > element.clientHeight + 1,
      );
      return {
        scheme: getComputedStyle(document.documentElement).colorScheme,
        tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        left: main.getBoundingClientRect().left,
        cut: cut.map(({ className }) => className),
        drawings: [...main.querySelectorAll("svg.recharts-surface")].map((drawing) => {
          const { left, right, height } = drawing.getBoundingClientRect();
          return left >= 0 && right <= innerWidth && right - left > 400 && height > 100;
        }),
        rows: [...main.querySelectorAll("tr, figure")].map(
          (element) => getComputedStyle(element).breakInside,
        ),
      };
    });
    expect(paper.scheme).toBe("light");
    expect(paper.tooWide).toBeLessThanOrEqual(0);
    expect(paper.left).toBe(0);
    expect(paper.cut).toEqual([]);
    expect(paper.drawings).not.toContain(false);
    expect(new Set(paper.rows)).toEqual(new Set(["avoid"]));
    if (SHOTS) {
      await page.screenshot({
        path: path.join(SHOTS, `paper-${name.replaceAll(" ", "-")}.png`),
        fullPage: true,
      });
    }
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
    await page.setViewportSize({ width: 1440, height: 900 });
  });
}
