/** Whose page it is that sends a request: the id of the user for whom it was made. */
export const PAGE_USER_HEADER = "x-handoff-page-user";

/**
 * For whom this page was made, null before anybody signed in. Read once: a refresh may bring another
 * user's attribute while what the former one typed is still there.
 */
const pageUser =
  typeof document === "undefined" ? null : (document.documentElement.dataset.user ?? null);

/** The header that says so. */
export function pageUserHeaders(): Record<string, string> {
  return pageUser === null ? {} : { [PAGE_USER_HEADER]: pageUser };
}

/**
 * Has everything that this page sends to us say whose page it is. It is done where all of it passes:
 * Next sends actions by itself, and has no place for a header.
 */
export function sendAsPageUser(): void {
  if (pageUser === null) return;
  const send = window.fetch;
  window.fetch = (target, init) => {
    const isSent =
      init?.method !== undefined && init.method !== "GET" && typeof target === "string";
    if (!isSent || new URL(target, location.href).origin !== location.origin) {
      return send(target, init);
    }
    const headers = new Headers(init.headers);
    headers.set(PAGE_USER_HEADER, pageUser);
    return send(target, { ...init, headers });
  };
}
