import { useEffect } from "react";
import { isCovered } from "@/components/ui/key-target";

const REGIONS = "nav:not(main nav), main, [data-toasts]";
const FOCUSABLE = "a[href], button:not([disabled])";

/** F6 goes to the next part of the page, Shift F6 back: navigation, page, messages in passing. */
export function useRegions(): void {
  useEffect(() => {
    /** Where somebody was in a part, to come back to. */
    const last = new WeakMap<Element, HTMLElement>();
    const hear = ({ target }: FocusEvent) => {
      const region = target instanceof HTMLElement ? target.closest(REGIONS) : null;
      if (region) last.set(region, target as HTMLElement);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.altKey || isCovered())
        return;
      const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter((one) =>
        one.checkVisibility(),
      );
      const at = regions.findIndex((one) => one.contains(document.activeElement));
      const start = at === -1 && event.shiftKey ? 0 : at;
      const next = regions.at((start + (event.shiftKey ? -1 : 1)) % regions.length);
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      const before = last.get(next);
      const first = next.tagName === "MAIN" ? next : next.querySelector(FOCUSABLE);
      const target = before?.isConnected ? before : first;
      if (target instanceof HTMLElement) target.focus();
    };
    document.addEventListener("focusin", hear);
    // Before React Aria, which knows the messages only.
    window.addEventListener("keydown", press, true);
    return () => {
      document.removeEventListener("focusin", hear);
      window.removeEventListener("keydown", press, true);
    };
  }, []);
}
