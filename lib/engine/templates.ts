import type { Condition } from "./conditions";
import {
  type Criteria,
  EMPTY_CRITERIA,
  type EngagementRule,
  type FitRule,
  type Gate,
} from "./criteria";

/** Starting points for a first draft: to be argued about, not to be right. */
export interface CriteriaTemplate {
  id: string;
  name: string;
  description: string;
  criteria: Criteria;
}

const SENIOR: Condition = {
  kind: "attribute",
  attribute: "seniority",
  op: "oneOf",
  value: ["C-level", "VP", "Director"],
};

const SENIORITY_RULES: FitRule[] = [
  { id: "senior", label: "Decision maker", points: 30, when: SENIOR },
  {
    id: "manager",
    label: "Manager",
    points: 15,
    when: { kind: "attribute", attribute: "seniority", op: "is", value: "Manager" },
  },
];

const SIZE_RULES: FitRule[] = [
  {
    id: "mid",
    label: "20 to 199 employees",
    points: 20,
    when: { kind: "attribute", attribute: "employees", op: "between", value: [20, 199] },
  },
  {
    id: "large",
    label: "200 employees or more",
    points: 35,
    when: { kind: "attribute", attribute: "employees", op: "atLeast", value: 200 },
  },
];

const DEPARTMENT_RULE: FitRule = {
  id: "department",
  label: "Works in marketing or sales",
  points: 20,
  when: { kind: "attribute", attribute: "department", op: "oneOf", value: ["Marketing", "Sales"] },
};

const OUTSIDERS: Gate = {
  id: "outsiders",
  label: "Competitors, students and vendors",
  kind: "exclude",
  when: {
    kind: "any",
    of: [
      {
        kind: "attribute",
        attribute: "companyType",
        op: "oneOf",
        value: ["Competitor", "Vendor", "School"],
      },
      { kind: "attribute", attribute: "title", op: "contains", value: "student" },
    ],
  },
};

const UNSUBSCRIBED: EngagementRule = {
  id: "unsubscribed",
  label: "Unsubscribed",
  activity: "unsubscribed",
  points: -20,
  repeat: "once",
  decay: { kind: "expire", days: 180 },
};

const PRICING: EngagementRule = {
  id: "pricing",
  label: "Viewed pricing",
  activity: "page_view",
  where: [{ property: "page", op: "is", value: "pricing" }],
  points: 15,
  repeat: { atMost: 3 },
  decay: { kind: "halfLife", days: 30 },
};

const DOWNLOAD: EngagementRule = {
  id: "download",
  label: "Downloaded content",
  activity: "content_download",
  points: 10,
  repeat: { atMost: 3 },
  decay: { kind: "halfLife", days: 60 },
};

const CLICKED: EngagementRule = {
  id: "clicked",
  label: "Clicked in an email",
  activity: "email_clicked",
  points: 5,
  repeat: "every",
  decay: { kind: "halfLife", days: 30 },
  cap: 15,
};

const DEMO: EngagementRule = {
  id: "demo",
  label: "Asked for a demo",
  activity: "demo_request",
  points: 40,
  repeat: "once",
  decay: { kind: "linear", days: 90 },
};

const TRIAL: EngagementRule = {
  id: "trial",
  label: "Started a trial",
  activity: "trial_started",
  points: 30,
  repeat: "once",
  decay: { kind: "linear", days: 60 },
};

const ATTENDED: EngagementRule = {
  id: "attended",
  label: "Attended an event",
  activity: "event_attended",
  points: 25,
  repeat: { atMost: 2 },
  decay: { kind: "halfLife", days: 45 },
};

const REGISTERED: EngagementRule = {
  id: "registered",
  label: "Registered for an event",
  activity: "event_registered",
  points: 10,
  repeat: { atMost: 3 },
  decay: { kind: "halfLife", days: 30 },
};

const DEMO_TRACK = {
  id: "demo-track",
  label: "Asked for a demo",
  when: { kind: "activity", activity: "demo_request", atLeast: 1, withinDays: 30 },
} satisfies Criteria["fastTracks"][number];

export const CRITERIA_TEMPLATES: readonly CriteriaTemplate[] = [
  {
    id: "saas-inbound",
    name: "B2B SaaS inbound",
    description:
      "People find you, read, try. Fit by role and company size; interest by pricing, content and trials.",
    criteria: {
      ...EMPTY_CRITERIA,
      gates: [OUTSIDERS],
      fit: [...SENIORITY_RULES, ...SIZE_RULES, DEPARTMENT_RULE],
      engagement: [PRICING, DOWNLOAD, CLICKED, TRIAL, DEMO, UNSUBSCRIBED],
      thresholds: { fit: 40, engagement: 30 },
      fastTracks: [DEMO_TRACK],
    },
  },
  {
    id: "demo-led",
    name: "Demo-led",
    description:
      "A demo is the first real step. Whoever asks for one goes to sales; others need strong interest.",
    criteria: {
      ...EMPTY_CRITERIA,
      gates: [OUTSIDERS],
      fit: [...SENIORITY_RULES, ...SIZE_RULES],
      engagement: [DEMO, PRICING, CLICKED, UNSUBSCRIBED],
      thresholds: { fit: 30, engagement: 40 },
      fastTracks: [DEMO_TRACK],
      sla: { acceptWithinHours: 2, firstTouchWithinHours: 2, attemptsBeforeUnreachable: 6 },
    },
  },
  {
    id: "event-led",
    name: "Event-led",
    description:
      "Webinars and trade fairs bring the leads. Attending counts, registering hardly does.",
    criteria: {
      ...EMPTY_CRITERIA,
      gates: [OUTSIDERS],
      fit: [...SENIORITY_RULES, ...SIZE_RULES, DEPARTMENT_RULE],
      engagement: [ATTENDED, REGISTERED, DOWNLOAD, CLICKED, UNSUBSCRIBED],
      thresholds: { fit: 35, engagement: 30 },
      fastTracks: [
        DEMO_TRACK,
        {
          id: "event-meeting",
          label: "Met us and is a decision maker",
          when: {
            kind: "all",
            of: [{ kind: "activity", activity: "meeting", atLeast: 1, withinDays: 30 }, SENIOR],
          },
        },
      ],
      sla: { acceptWithinHours: 8, firstTouchWithinHours: 16, attemptsBeforeUnreachable: 5 },
    },
  },
];
