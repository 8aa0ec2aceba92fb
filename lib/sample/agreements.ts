import type { Condition } from "@/lib/engine/conditions";
import {
  type Criteria,
  EMPTY_CRITERIA,
  type EngagementRule,
  type FitRule,
  type Gate,
} from "@/lib/engine/criteria";

/** What marketing and sales agreed on over time. Each version mends what the one before got wrong. */

const attribute = (id: string, op: "is" | "oneOf" | "atLeast" | "between", value: Value) =>
  ({ kind: "attribute", attribute: id, op, value }) as const satisfies Condition;
type Value = string | number | (string | number)[];

const OUTSIDERS: Gate = {
  id: "outsiders",
  label: "Competitors, vendors, agencies and schools",
  kind: "exclude",
  when: attribute("companyType", "oneOf", ["Competitor", "Vendor", "Agency", "School"]),
};

const fitRule = (id: string, label: string, points: number, when: Condition): FitRule => ({
  id,
  label,
  points,
  when,
});

const SENIOR = attribute("seniority", "oneOf", ["C-level", "VP", "Director"]);
const MANAGER = attribute("seniority", "is", "Manager");
const BUYERS = attribute("department", "oneOf", ["Operations", "Finance", "Marketing", "Product"]);
const MARKETS = attribute("region", "oneOf", ["North America", "Europe"]);

function opens(points: number): EngagementRule {
  return {
    id: "newsletter",
    label: "Opened the newsletter",
    activity: "email_opened",
    where: [{ property: "email", op: "is", value: "Newsletter" }],
    points,
    repeat: { atMost: 6 },
    decay: { kind: "halfLife", days: 90 },
  };
}

function pricing(points: number, atMost: number): EngagementRule {
  return {
    id: "pricing",
    label: "Viewed pricing",
    activity: "page_view",
    where: [{ property: "page", op: "is", value: "pricing" }],
    points,
    repeat: { atMost },
    decay: { kind: "halfLife", days: 45 },
  };
}

function engagement(
  id: string,
  label: string,
  activity: EngagementRule["activity"],
  points: number,
  atMost: number,
  halfLife: number,
): EngagementRule {
  return {
    id,
    label,
    activity,
    points,
    repeat: { atMost },
    decay: { kind: "halfLife", days: halfLife },
  };
}

const DOWNLOAD = engagement("download", "Downloaded content", "content_download", 12, 3, 60);
const FORM = engagement("form", "Submitted a form", "form_submitted", 10, 2, 60);
const CLICKED = engagement("clicked", "Clicked in an email", "email_clicked", 5, 3, 45);
const PAGES = engagement("pages", "Viewed pages", "page_view", 2, 8, 30);
const ATTENDED = engagement("attended", "Attended an event", "event_attended", 18, 2, 60);
const TRIAL = engagement("trial", "Started a trial", "trial_started", 30, 1, 60);
const REVIEWS = engagement("reviews", "Read reviews", "review_site", 12, 2, 45);
const UNSUBSCRIBED: EngagementRule = {
  id: "unsubscribed",
  label: "Unsubscribed",
  activity: "unsubscribed",
  points: -20,
  repeat: "once",
  decay: { kind: "none" },
};

const DEMO: Criteria["fastTracks"][number] = {
  id: "demo",
  label: "Asked for a demo",
  when: { kind: "activity", activity: "demo_request", atLeast: 1, withinDays: 30 },
};

const SIZE: FitRule[] = [
  fitRule("mid", "20 to 49 employees", 8, attribute("employees", "between", [20, 49])),
  fitRule("large", "50 employees or more", 25, attribute("employees", "atLeast", 50)),
];

export const FIRST_AGREEMENT: Criteria = {
  ...EMPTY_CRITERIA,
  gates: [OUTSIDERS],
  fit: [
    fitRule("senior", "Decision maker", 30, SENIOR),
    fitRule("manager", "Manager", 20, MANAGER),
    fitRule("buyers", "Works where we sell", 20, BUYERS),
    fitRule("markets", "In a market we serve", 10, MARKETS),
  ],
  engagement: [opens(10), FORM, DOWNLOAD, CLICKED, PAGES, ATTENDED, pricing(4, 2), UNSUBSCRIBED],
  thresholds: { fit: 40, engagement: 32 },
  fastTracks: [DEMO],
  sla: { acceptWithinHours: 8, firstTouchWithinHours: 16, attemptsBeforeUnreachable: 4 },
  targets: { mqlsPerWeek: 35, acceptanceRate: 0.7, sqlRate: 0.2 },
};

export const SIZE_AGREEMENT: Criteria = {
  ...FIRST_AGREEMENT,
  fit: [
    fitRule("senior", "Decision maker", 25, SENIOR),
    fitRule("manager", "Manager", 15, MANAGER),
    fitRule("buyers", "Works where we sell", 15, BUYERS),
    fitRule("markets", "In a market we serve", 5, MARKETS),
    ...SIZE,
  ],
  engagement: [
    opens(4),
    FORM,
    DOWNLOAD,
    CLICKED,
    PAGES,
    ATTENDED,
    pricing(8, 3),
    TRIAL,
    UNSUBSCRIBED,
  ],
  thresholds: { fit: 45, engagement: 30 },
  sla: { acceptWithinHours: 4, firstTouchWithinHours: 8, attemptsBeforeUnreachable: 5 },
  targets: { mqlsPerWeek: 40, acceptanceRate: 0.75, sqlRate: 0.25 },
};

export const PRICING_AGREEMENT: Criteria = {
  ...SIZE_AGREEMENT,
  engagement: [
    pricing(26, 3),
    engagement("form", "Submitted a form", "form_submitted", 5, 2, 60),
    engagement("download", "Downloaded content", "content_download", 7, 3, 60),
    engagement("pages", "Viewed pages", "page_view", 1, 8, 30),
    engagement("attended", "Attended an event", "event_attended", 12, 2, 60),
    engagement("trial", "Started a trial", "trial_started", 15, 1, 60),
    REVIEWS,
    UNSUBSCRIBED,
  ],
  thresholds: { fit: 42, engagement: 31 },
  targets: { mqlsPerWeek: 45, acceptanceRate: 0.8, sqlRate: 0.32 },
};

/** Waits for sales' signature when the sample ends. */
export const PROPOSED_AGREEMENT: Criteria = {
  ...PRICING_AGREEMENT,
  gates: [
    OUTSIDERS,
    {
      id: "floor",
      label: "Fewer than 20 employees",
      kind: "exclude",
      when: { kind: "attribute", attribute: "employees", op: "lessThan", value: 20 },
    },
  ],
  thresholds: { fit: 45, engagement: 31 },
  sla: { acceptWithinHours: 3, firstTouchWithinHours: 6, attemptsBeforeUnreachable: 5 },
  targets: { mqlsPerWeek: 42, acceptanceRate: 0.85, sqlRate: 0.32 },
};

/** Somebody still works on it. */
export const DRAFT_AGREEMENT: Criteria = {
  ...PRICING_AGREEMENT,
  engagement: [
    ...PRICING_AGREEMENT.engagement,
    engagement("intent", "Researched our topics elsewhere", "intent_topic", 10, 2, 30),
  ],
  fastTracks: [
    DEMO,
    {
      id: "trial-pricing",
      label: "Trial and pricing within two weeks",
      when: {
        kind: "all",
        of: [
          { kind: "activity", activity: "trial_started", atLeast: 1, withinDays: 14 },
          {
            kind: "activity",
            activity: "page_view",
            where: [{ property: "page", op: "is", value: "pricing" }],
            atLeast: 1,
            withinDays: 14,
          },
        ],
      },
    },
  ],
};
