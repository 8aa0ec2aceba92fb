import { t } from "@/lib/language";

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

/** Media that name a channel of their own. */
const OF_MEDIUM: Readonly<Record<string, string>> = {
  get email() {
    return t("Email");
  },
  get "e-mail"() {
    return t("Email");
  },
  get e_mail() {
    return t("Email");
  },
  get newsletter() {
    return t("Email");
  },
  affiliate: "Affiliates",
  affiliates: "Affiliates",
  get organic() {
    return t("Organic search");
  },
  get social() {
    return t("Organic social");
  },
  get social_network() {
    return t("Organic social");
  },
  get "social-network"() {
    return t("Organic social");
  },
  get social_media() {
    return t("Organic social");
  },
  get "social-media"() {
    return t("Organic social");
  },
  get sm() {
    return t("Organic social");
  },
  get referral() {
    return t("Referral");
  },
  get partner() {
    return t("Referral");
  },
  get event() {
    return t("Events");
  },
  get events() {
    return t("Events");
  },
  get webinar() {
    return t("Webinars");
  },
  get webinars() {
    return t("Webinars");
  },
  get content() {
    return t("Content");
  },
  get syndication() {
    return t("Content");
  },
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
  if (DISPLAY.has(by)) return t("Display");
  if (PAID.test(by)) {
    if (SOCIAL.test(from) || SOCIAL.test(by)) return t("Paid social");
    if (SEARCH.test(from) || SEARCH.test(by)) return t("Paid search");
    return t("Paid other");
  }
  const named = OF_MEDIUM[by] ?? (by === "" ? OF_MEDIUM[from] : undefined);
  if (named) return named;
  if (SEARCH.test(from)) return t("Organic search");
  if (SOCIAL.test(from)) return t("Organic social");
  return source.trim() || medium.trim();
}

function ofReferrer(referrer: string): string | null {
  const host = hostOf(referrer);
  if (SEARCH.test(host)) return t("Organic search");
  return SOCIAL.test(host) ? t("Organic social") : null;
}

function hostOf(address: string): string {
  return (/^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(address.trim())?.[1] ?? "").toLowerCase();
}
