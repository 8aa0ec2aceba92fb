import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Rows like those before them: each would cost as much again. */
const LONG_LISTS = ["tbody tr:nth-child(n+7)", "[role=grid] [role=row]:nth-child(n+5)"];

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Announcements go for some seconds, and may name by its id what is gone by then. */
const ANNOUNCEMENTS = "[data-live-announcer]";

/**
 * What axe leaves open is wrong here: it cannot tell colours of what is scrolled out of sight within the page,
 * and asks for colours only where a link has nothing else to be told by.
 */
const WRONG_IF_OPEN = ["link-in-text-block"];

/** What may lie over a page. */
export const OVERLAYS = "[role=dialog], [role=alertdialog], [role=menu]";

/**
 * Violations of WCAG 2.2 AA and of good practice in words, with the first elements that have them; of all of
 * the page, or of what is `within`.
 */
export async function violations(page: Page, within?: string): Promise<string[]> {
  // A page that is brought up to date is without its title for a moment.
  await page.waitForFunction(() => document.title !== "");
  // Nor are colours what they will be while they change, as from one theme to the other.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => !(one instanceof CSSTransition) || one.playState !== "running"),
  );
  // Reading axe takes as long as judging by it: once for a page is enough.
  const isRead = await page.evaluate(() => "axe" in window);
  const builder = isRead ? new AxeBuilder({ page, axeSource: ";" }) : new AxeBuilder({ page });
  const axe = [...LONG_LISTS, ANNOUNCEMENTS].reduce(
    (one, part) => one.exclude(part),
    within === undefined ? builder : builder.include(within),
  );
  const { violations: found, incomplete } = await axe
    // Without frames in the pages the simple way does, in a third of the time.
    .setLegacyMode(true)
    .options({
      resultTypes: ["violations", "incomplete"],
      preload: false,
      runOnly: { type: "tag", values: STANDARDS },
    })
    .analyze();
  const open = incomplete.filter(({ id }) => WRONG_IF_OPEN.includes(id));
  return [...found, ...open].map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""} ${node.html}`);
    return `${id}: ${help} (${nodes.length} times)\n    ${places.join("\n    ").slice(0, 900)}`;
  });
}
