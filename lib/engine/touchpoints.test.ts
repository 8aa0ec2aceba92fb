import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActivityProps, ActivityType } from "@/lib/engine/activities";
import { type ChannelTags, channelOf } from "@/lib/engine/channels";
import {
  firstTouchpointAt,
  journeyOf,
  pathTo,
  type TouchActivity,
  type TouchedLead,
} from "@/lib/engine/touchpoints";

const MINUTE = 60_000;
const DAY = 86_400_000;
const CREATED = Date.UTC(2026, 2, 1, 9, 0);
const LEAD: TouchedLead = { createdAt: CREATED, source: null, campaign: null, utmFirst: null };

function did(at: number, type: ActivityType, props: ActivityProps = {}): TouchActivity {
  return { at: CREATED + at, type, props };
}

const brief = (lead: TouchedLead, activities: readonly TouchActivity[]) =>
  journeyOf(lead, activities).touches.map(({ at, source, campaign }) => [
    at - CREATED,
    source,
    campaign,
  ]);

describe("the channel of tags", () => {
  it.each<[ChannelTags, string | null]>([
    [{ source: "google", medium: "cpc" }, "Paid search"],
    [{ source: "search", medium: "CPC" }, "Paid search"],
    [{ source: "linkedin", medium: "cpc" }, "Paid social"],
    [{ source: "anything", medium: "paid_social" }, "Paid social"],
    [{ source: "capterra", medium: "ppc" }, "Paid other"],
    [{ source: "google", medium: "display" }, "Display"],
    [{ source: "google", medium: "cpm" }, "Display"],
    [{ source: "google", medium: "organic" }, "Organic search"],
    [{ source: "bing" }, "Organic search"],
    [{ source: "linkedin", medium: "social" }, "Organic social"],
    [{ source: "newsletter" }, "Email"],
    [{ source: "hubspot", medium: "email" }, "Email"],
    [{ source: "expo", medium: "event" }, "Events"],
    [{ source: "partner.example", medium: "referral" }, "Referral"],
    [{ source: "Podcast FM", medium: "podcast" }, "Podcast FM"],
    [{ medium: "podcast" }, "podcast"],
    [{ source: "direct", medium: "none" }, null],
    [{ source: "(direct)" }, null],
    [{ referrer: "https://www.google.com/search?q=forecast" }, "Organic search"],
    [{ referrer: "https://lnkd.in/abc" }, "Organic social"],
    [{ referrer: "https://our-own-site.example/pricing" }, null],
    [{}, null],
  ])("%j is %s", (tags, channel) => {
    expect(channelOf(tags)).toBe(channel);
  });
});

describe("a lead's touches", () => {
  it("are what marketing did, not what sales did or what mail programs open", () => {
    const activities = [
      did(0, "ad_click", { utm_source: "google", utm_medium: "cpc", utm_campaign: "Brand" }),
      did(DAY, "page_view", { page: "pricing" }),
      did(2 * DAY, "call", { outcome: "connected", source: "Phone" }),
      did(2 * DAY, "meeting"),
      did(3 * DAY, "email_opened", { utm_source: "newsletter" }),
      did(4 * DAY, "email_clicked"),
      did(5 * DAY, "intent_topic", { topic: "x", source: "IntentGrid" }),
      did(6 * DAY, "page_view", { referrer: "https://duckduckgo.com/" }),
      did(7 * DAY, "custom", { source: "Podcast", campaign: "Episode 7" }),
    ];
    expect(brief(LEAD, activities)).toEqual([
      [0, "Paid search", "Brand"],
      [4 * DAY, "Email", null],
      [6 * DAY, "Organic search", null],
      [7 * DAY, "Podcast", "Episode 7"],
    ]);
  });

  it("are one for each visit", () => {
    const ad = { utm_source: "google", utm_medium: "cpc", utm_campaign: "Brand" };
    const activities = [
      did(0, "page_view", ad),
      did(20 * MINUTE, "page_view", ad),
      did(45 * MINUTE, "event_registered", { event: "Webinar" }),
      did(60 * MINUTE, "page_view", { utm_source: "newsletter" }),
      did(100 * MINUTE, "page_view", { utm_source: "newsletter" }),
    ];
    expect(brief(LEAD, activities)).toEqual([
      [0, "Paid search", "Brand"],
      [60 * MINUTE, "Email", null],
      [100 * MINUTE, "Email", null],
    ]);
  });

  it("begin with the lead's own source where nothing is known up to its creation", () => {
    const later = [did(31 * MINUTE, "email_clicked")];
    const own = { ...LEAD, source: "Trade show", campaign: "Spring" };
    expect(brief(own, later)).toEqual([
      [0, "Trade show", "Spring"],
      [31 * MINUTE, "Email", null],
    ]);
    const tagged = { ...LEAD, utmFirst: { source: "google", medium: "cpc", campaign: "Brand" } };
    expect(brief(tagged, [])).toEqual([[0, "Paid search", "Brand"]]);
    expect(brief(LEAD, later)).toEqual([[31 * MINUTE, "Email", null]]);
    expect(journeyOf(LEAD, later).created).toBeNull();
    expect(brief(own, [did(30 * MINUTE, "social")])).toEqual([
      [30 * MINUTE, "Trade show", "Spring"],
    ]);
  });

  it("take the lead's source for the touch that made it, unless its tags say another", () => {
    const own = { ...LEAD, source: "Webinars", campaign: "Metrics" };
    const registered = did(0, "event_registered", { event: "Metrics" });
    const clicked = did(-DAY, "ad_click", { utm_source: "facebook", utm_medium: "paid" });
    expect(brief(own, [clicked, registered])).toEqual([
      [-DAY, "Paid social", null],
      [0, "Webinars", "Metrics"],
    ]);
    expect(journeyOf(own, [clicked, registered]).created).toBe(1);
    expect(brief(own, [clicked])).toEqual([[-DAY, "Paid social", null]]);
    expect(brief(own, [did(-DAY, "email_clicked")])).toEqual([[-DAY, "Email", null]]);
  });

  it("do not depend on the order in which activities are read", () => {
    const activity = fc.record({
      at: fc.integer({ min: -3, max: 6 }).map((step) => CREATED + step * 20 * MINUTE),
      type: fc.constantFrom<ActivityType>("page_view", "email_clicked", "event_attended", "call"),
      props: fc.constantFrom<ActivityProps>(
        {},
        { utm_source: "google", utm_medium: "cpc" },
        { utm_source: "newsletter" },
        { source: "Podcast", campaign: "7" },
      ),
    });
    const shuffled = fc
      .array(activity, { maxLength: 12 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const own = { ...LEAD, source: "Trade show" };
        const one = journeyOf(own, all);
        expect(journeyOf(own, other)).toEqual(one);
        const times = one.touches.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(one.created).not.toBeNull();
      }),
    );
  });
});

describe("the path to a conversion", () => {
  const journey = journeyOf({ ...LEAD, source: "Trade show" }, [
    did(DAY, "email_clicked"),
    did(2 * DAY + 30_000, "social"),
    did(3 * DAY, "review_site"),
  ]);
  const to = (convertedAt: number, opportunityAt: number | null = null, won = false) =>
    pathTo(journey, {
      convertedAt: CREATED + convertedAt,
      opportunityAt: opportunityAt === null ? null : CREATED + opportunityAt,
      wonAt: won ? CREATED + convertedAt : null,
    });

  it("leaves out what came after it, but not what came in its minute", () => {
    expect(to(2 * DAY).touches.map(({ source }) => source)).toEqual([
      "Trade show",
      "Email",
      "Organic social",
    ]);
    expect(to(2 * DAY - MINUTE).touches).toHaveLength(2);
    expect(to(-DAY)).toEqual({
      touches: [],
      path: { at: [], leadCreation: null, opportunityCreation: null, close: null },
    });
  });

  it("knows the touches before the opportunity and before the win", () => {
    expect(to(4 * DAY, DAY + MINUTE, true).path).toMatchObject({
      leadCreation: 0,
      opportunityCreation: 1,
      close: 3,
    });
    expect(to(DAY, 2 * DAY).path).toMatchObject({ opportunityCreation: null, close: null });
    expect(to(4 * DAY, -DAY).path.opportunityCreation).toBeNull();
  });
});

describe("when marketing first reached a lead", () => {
  const at = (activities: readonly TouchActivity[]) =>
    firstTouchpointAt(journeyOf(LEAD, activities), CREATED) - CREATED;

  it("is its first touch, or its coming in where none is known before", () => {
    expect(at([did(-3 * DAY, "ad_click"), did(-9 * DAY, "email_clicked")])).toBe(-9 * DAY);
    expect(at([did(5 * DAY, "ad_click")])).toBe(0);
    expect(at([did(-9 * DAY, "call")])).toBe(0);
    expect(at([])).toBe(0);
  });
});
