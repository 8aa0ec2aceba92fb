import { expect, type Page } from "@playwright/test";

/**
 * The typeface is the app's own, so that text is the same on every machine; how its edges are
 * smoothed is not. A pixel counts when its colour is far off and it is none of a smoothed edge; a
 * hair of difference is fewer pixels than a moved button has.
 */
export const TOLERANCE = { threshold: 0.3, maxDiffPixels: 150, animations: "disabled" } as const;

export const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = ["light", "dark"] as const;

/** A page is compared once it stands still, which takes a while on a busy machine. */
const PATIENCE_MS = 30_000;

/** Compares a page with its images in tests/e2e/images, in both widths and themes. */
export async function looksAsItShould(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.evaluate(() => document.fonts.ready);
      await expect.soft(page).toHaveScreenshot(`${name}-${theme}-${size}.png`, {
        ...TOLERANCE,
        timeout: PATIENCE_MS,
      });
    }
  }
}
