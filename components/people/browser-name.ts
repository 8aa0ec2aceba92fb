import { t } from "@/lib/language";

/** What a user agent is called by people, for example "Firefox on Windows". */
export function browserName(userAgent: string | null): string {
  if (!userAgent) return t("Unknown browser");
  const browser = BROWSERS.find(([mark]) => userAgent.includes(mark))?.[1];
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1];
  if (!browser) return system ? t`A browser on ${system}` : userAgent.slice(0, 40);
  return system ? t`${browser} on ${system}` : browser;
}

// The order matters: most browsers also name the ones they descend from.
const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;
