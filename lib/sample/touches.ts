import type { ActivityProps } from "@/lib/engine/activities";
import type { Person } from "./people";
import type { Random } from "./random";

/** Tags of the link by which somebody first came in; none when they typed the address. */
export function arrivalTags({ channel, campaign }: Person): ActivityProps {
  if (channel.medium === "none") return {};
  // A list of visitors has no links: who brings it in names the source.
  if (channel.medium === "event") return { source: channel.name, ...(campaign && { campaign }) };
  return {
    utm_source: channel.utmSource,
    utm_medium: channel.medium,
    ...(campaign === null ? {} : { utm_campaign: campaign }),
  };
}

/**
 * What brings people back: mostly nothing that can be seen. Who is interested looks for the brand;
 * advertising on social media follows everybody. So the first touch and the last tell different
 * stories about the same customers.
 */
export function returnTags({ interest }: Person, random: Random): ActivityProps {
  return random.weighted<ActivityProps>([
    [{}, 50],
    [{ referrer: "https://www.google.com/" }, 18],
    [
      { utm_source: "search", utm_medium: "cpc", utm_campaign: "Brand search" },
      9 * Math.exp(0.7 * interest),
    ],
    [{ utm_source: "social", utm_medium: "paid_social", utm_campaign: "Retargeting" }, 14],
    [{ utm_source: "partner", utm_medium: "referral" }, 3],
  ]);
}

export function webinarTags(title: string): ActivityProps {
  return { utm_source: "newsletter", utm_medium: "webinar", utm_campaign: title };
}

/** Of those who are asked, some name what no link can show. */
const ANSWERS: Readonly<Record<string, string>> = {
  "Organic search": "Google",
  "Paid search": "Google",
  "Paid social": "LinkedIn",
  Content: "Newsletter",
  Webinars: "Webinars",
  Events: "Events",
  Referral: "A colleague",
};

/** What they answer to "How did you hear of us?"; null when they were not asked or left it empty. */
export function answerOf(channel: string, random: Random): string | null {
  if (!random.chance(0.45)) return null;
  if (random.chance(0.16)) return "Podcast";
  if (random.chance(0.1)) return "A colleague";
  return ANSWERS[channel] ?? null;
}
