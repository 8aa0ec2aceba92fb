import { expect, type Locator, type Page } from "@playwright/test";

/** More controls than any page has. */
const MOST_TABS = 600;
/** More results than the command palette shows. */
const MOST_RESULTS = 30;

/** Runs in the page: what is wrong with how the focus is shown; empty when it can be seen. */
function wrongWithFocus(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "nothing has the focus";
  // The focused part of a composite control is hidden: what stands around or beside it shows the focus.
  const around: Element[] = [focused];
  for (let part = focused.parentElement; part && around.length < 5; part = part.parentElement) {
    around.push(part);
  }
  const parts = around.flatMap((part, i) => (i < 4 ? [part, ...part.children] : [part]));
  const ringed = parts.filter((part) => {
    const { outlineStyle, outlineWidth, outlineColor, opacity } = getComputedStyle(part);
    const isDrawn = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    const { width, height } = part.getBoundingClientRect();
    const isThere = opacity !== "0" && width > 3 && height > 3;
    return isThere && isDrawn && !/, 0\)$|\/ 0\)$|^transparent$/.test(outlineColor);
  });
  const shares = [0.5, 0.1, 0.9];
  const isShown = ringed.some((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return shares.some((across) =>
      shares.some((down) => {
        const x = left + (right - left) * across;
        const y = top + (bottom - top) * down;
        const hit = document.elementFromPoint(x, y);
        if (hit === null) return false;
        // What lets the pointer through is never hit itself.
        const isPassed = getComputedStyle(part).pointerEvents === "none";
        return isPassed || part.contains(hit) || hit.contains(part);
      }),
    );
  });
  if (isShown) return "";
  return `${ringed.length} rings, none in sight: ${focused.outerHTML.slice(0, 300)}`;
}

/** Somebody who has no mouse: goes from control to control, and must see at each where they are. */
export function keyboardOf(page: Page) {
  const { keyboard } = page;
  const seesFocus = () => expect.poll(() => page.evaluate(wrongWithFocus)).toBe("");
  const has = (target: Locator) => target.evaluate((one) => one === document.activeElement);

  /** Goes to a control by Tab, or back to it by Shift and Tab. */
  async function to(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await expect(target).toBeAttached();
    // To look for it anew after each key takes longer than the key does.
    let wanted = await target.elementHandle();
    for (let i = 0; i < MOST_TABS; i += 1) {
      const isElsewhere = await wanted?.evaluate(
        (one) => one.isConnected && one !== document.activeElement,
      );
      if (!isElsewhere) {
        if (await has(target)) return seesFocus();
        wanted = await target.elementHandle();
      }
      await keyboard.press(key);
    }
    throw new Error(`No Tab leads to ${target}`);
  }

  return {
    press: (key: string) => keyboard.press(key),
    type: (text: string) => keyboard.type(text),
    seesFocus,
    to,
    async push(target: Locator): Promise<void> {
      await to(target);
      await keyboard.press("Enter");
    },
    /** Chooses one of a group of choices that the focus comes to by Tab. */
    async choose(group: Locator, name: string): Promise<void> {
      const isIn = () =>
        group.evaluate(
          (one) => one.contains(document.activeElement) && one !== document.activeElement,
        );
      for (let i = 0; !(await isIn()); i += 1) {
        if (i === MOST_TABS) throw new Error(`No Tab leads to ${group}`);
        await keyboard.press("Tab");
      }
      const chosen = group.getByRole("radio", { name, exact: true });
      const count = await group.getByRole("radio").count();
      for (let i = 0; i < count && !(await has(chosen)); i += 1) await keyboard.press("ArrowRight");
      // In some groups the arrows choose, in others they only lead there.
      if (!(await chosen.isChecked())) await keyboard.press("Space");
      await expect(chosen).toBeChecked();
      await seesFocus();
    },
    /** Goes to a page by the command palette. */
    async goTo(name: string): Promise<void> {
      await keyboard.press("Control+k");
      await expect(page.getByRole("searchbox", { name: /^Search leads/ })).toBeFocused();
      await keyboard.type(name);
      const found = page.getByRole("option", { name, exact: true });
      await expect(found).toBeVisible();
      const marked = found.and(page.locator("[data-focused]"));
      // A lead or an action of that name may stand before the page.
      for (let i = 0; i < MOST_RESULTS && !(await marked.isVisible()); i += 1) {
        await keyboard.press("ArrowDown");
      }
      await expect(marked).toBeVisible();
      await keyboard.press("Enter");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    },
  };
}

export type Keyboard = ReturnType<typeof keyboardOf>;
