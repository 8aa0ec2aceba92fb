/** The reader's choice of appearance; `system` follows the device. */
export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** Name of both the cookie (read by the server, so that nothing flashes) and the storage entry. */
export const themeKey = "theme";

export function parseTheme(value: string | null | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** What the server puts on <html>: nothing for `system`. */
export function themeAttribute(theme: Theme): { "data-theme"?: "light" | "dark" } {
  return theme === "system" ? {} : { "data-theme": theme };
}

/** Browser only: shows the theme at once and remembers it for the next request. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain http
  document.cookie = `${themeKey}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Storage may be shut off; the cookie is enough.
  }
  window.dispatchEvent(new Event("themechange"));
}
