/** What is older is forgotten, read or not. */
export const KEPT_DAYS = 90;
export const KEPT_MS = KEPT_DAYS * 86_400_000;
/** More than this are "99+". */
export const MOST_COUNTED = 100;
