const STORED = "recent-places";
const MOST = 8;

/** Ids of entries that were chosen lately, newest first. Names are not kept, so none outlives its lead. */
export function recentIds(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function rememberChoice(id: string): void {
  try {
    const rest = recentIds().filter((one) => one !== id);
    localStorage.setItem(STORED, JSON.stringify([id, ...rest].slice(0, MOST)));
  } catch {
    // Storage may be shut off: then nothing is recent.
  }
}
