/** For the `ref` of a bar at the foot of a page: while it is there, toasts stand above it. */
export function liftToasts(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return undefined;
  const { style } = document.documentElement;
  const sizes = new ResizeObserver(() => {
    style.setProperty("--toast-lift", `calc(${bar.offsetHeight}px + 0.25rem)`);
  });
  sizes.observe(bar);
  return () => {
    sizes.disconnect();
    style.removeProperty("--toast-lift");
  };
}
