/** What links and forms say of where a visit came from; all as they were sent. */
export interface ChannelTags {
  source?: string | undefined;
  medium?: string | undefined;
  /** Address of the page before. */
  referrer?: string | undefined;
}

const SEARCH =
  /(^|[.\s_-])(google|adwords|bing|yahoo|duckduckgo|baidu|yandex|ecosia|qwant|startpage|naver|search)([.\s_-]|$)/;
const SOCIAL =
  /(^|[.\s_-])(facebook|fb|instagram|ig|linkedin|lnkd|twitter|x\.com|t\.co|youtube|reddit|tiktok|pinterest|threads|bluesky|mastodon|quora|xing|social)([.\s_-]|$)/;

const PAID = /cp|^ppc$|^retargeting$|^paid/;
const DISPLAY = new Set(["display", "banner", "expandable", "interstitial", "cpm"]);
const DIRECT = new Set(["direct", "(direct)", "none", "(none)", "(not set)"]);

/**
 * Media that name a channel of their own. What channels are called is compared with the sources of leads and
 * costs, so that it is the same in every language.
 */
const OF_MEDIUM: Readonly<Record<string, string>> = {
  email: "Email",
  "e-mail": "Email",
  e_mail: "Email",
  newsletter: "Email",
  affiliate: "Affiliates",
  affiliates: "Affiliates",
  organic: "Organic search",
  social: "Organic social",
  social_network: "Organic social",
  "social-network": "Organic social",
  social_media: "Organic social",
  "social-media": "Organic social",
  sm: "Organic social",
  referral: "Referral",
  partner: "Referral",
  event: "Events",
  events: "Events",
  webinar: "Webinars",
  webinars: "Webinars",
  content: "Content",
  syndication: "Content",
  sms: "SMS",
  audio: "Audio",
};

/**
 * The channel that tags stand for; the source or medium as written where they are nobody's known
 * words, null where they tell nothing. Rules and order follow the default channel group of Google
 * Analytics 4, with the channels of B2B marketing that it lacks (events, webinars, content). Of
 * referrers only search engines and social networks count: others may be the own site.
 */
export function channelOf({ source = "", medium = "", referrer = "" }: ChannelTags): string | null {
  const from = source.trim().toLowerCase();
  const by = medium.trim().toLowerCase();
  if (from === "" && by === "") return ofReferrer(referrer);
  if (DIRECT.has(by) || (by === "" && DIRECT.has(from))) return null;
  if (DISPLAY.has(by)) return "Display";
  if (PAID.test(by)) {
    if (SOCIAL.test(from) || SOCIAL.test(by)) return "Paid social";
    if (SEARCH.test(from) || SEARCH.test(by)) return "Paid search";
    return "Paid other";
  }
  const named = OF_MEDIUM[by] ?? (by === "" ? OF_MEDIUM[from] : undefined);
  if (named) return named;
  if (SEARCH.test(from)) return "Organic search";
  if (SOCIAL.test(from)) return "Organic social";
  return source.trim() || medium.trim();
}

function ofReferrer(referrer: string): string | null {
  const host = hostOf(referrer);
  if (SEARCH.test(host)) return "Organic search";
  return SOCIAL.test(host) ? "Organic social" : null;
}

function hostOf(address: string): string {
  return (/^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(address.trim())?.[1] ?? "").toLowerCase();
}
