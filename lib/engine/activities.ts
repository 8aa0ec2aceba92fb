import { translated } from "@/lib/language";

/** What a lead can do, or have done to them, that criteria can ask for. */
export type ActivityGroup = "web" | "content" | "event" | "email" | "ads" | "intent" | "sales";

export interface ActivityTypeInfo {
  label: string;
  /** Reads after "they": "viewed a page". */
  verb: string;
  group: ActivityGroup;
  /** Properties a criterion can ask for, with their labels. */
  properties: Readonly<Record<string, string>>;
}

export const ACTIVITY_TYPES = translated(
  {
    page_view: {
      label: "Page view",
      verb: "viewed a page",
      group: "web",
      properties: {
        page: "Page",
        path: "Path",
      },
    },
    form_submitted: {
      label: "Form submitted",
      verb: "submitted a form",
      group: "web",
      properties: {
        form: "Form",
      },
    },
    content_download: {
      label: "Content download",
      verb: "downloaded content",
      group: "content",
      properties: {
        content: "Content",
      },
    },
    event_registered: {
      label: "Event registration",
      verb: "registered for an event",
      group: "event",
      properties: {
        event: "Event",
      },
    },
    event_attended: {
      label: "Event attended",
      verb: "attended an event",
      group: "event",
      properties: {
        event: "Event",
      },
    },
    email_opened: {
      label: "Email opened",
      verb: "opened an email",
      group: "email",
      properties: {
        email: "Email",
      },
    },
    email_clicked: {
      label: "Email clicked",
      verb: "clicked in an email",
      group: "email",
      properties: {
        email: "Email",
      },
    },
    email_replied: {
      label: "Email reply",
      verb: "replied to an email",
      group: "email",
      properties: {
        email: "Email",
      },
    },
    unsubscribed: {
      label: "Unsubscribed",
      verb: "unsubscribed",
      group: "email",
      properties: {},
    },
    social: {
      label: "Social engagement",
      verb: "engaged on social media",
      group: "ads",
      properties: {
        network: "Network",
      },
    },
    ad_click: {
      label: "Ad click",
      verb: "clicked an ad",
      group: "ads",
      properties: {
        campaign: "Campaign",
      },
    },
    intent_topic: {
      label: "Topic intent",
      verb: "researched a topic elsewhere",
      group: "intent",
      properties: {
        topic: "Topic",
        provider: "Provider",
      },
    },
    review_site: {
      label: "Review-site visit",
      verb: "visited a review site",
      group: "intent",
      properties: {
        site: "Site",
      },
    },
    demo_request: {
      label: "Demo request",
      verb: "asked for a demo",
      group: "web",
      properties: {},
    },
    trial_started: {
      label: "Trial started",
      verb: "started a trial",
      group: "web",
      properties: {},
    },
    meeting: {
      label: "Meeting",
      verb: "met us",
      group: "sales",
      properties: {
        outcome: "Outcome",
      },
    },
    call: {
      label: "Call",
      verb: "was called",
      group: "sales",
      properties: {
        outcome: "Outcome",
      },
    },
    email_sent: {
      label: "Email sent",
      verb: "was sent an email",
      group: "sales",
      properties: {},
    },
    note: {
      label: "Note",
      verb: "got a note",
      group: "sales",
      properties: {},
    },
    custom: {
      label: "Custom",
      verb: "did something",
      group: "web",
      properties: { name: "Name" },
    },
  } as const,
  [
    "label",
    "verb",
    "campaign",
    "content",
    "email",
    "event",
    "form",
    "name",
    "network",
    "outcome",
    "page",
    "path",
    "provider",
    "site",
    "topic",
  ],
) satisfies Record<string, ActivityTypeInfo>;

export type ActivityType = keyof typeof ACTIVITY_TYPES;
export const ACTIVITY_TYPE_IDS = Object.keys(ACTIVITY_TYPES) as [ActivityType, ...ActivityType[]];

export type ActivityProps = Readonly<Record<string, string | number | boolean>>;

/** An activity as the engine sees it; `minute` is epoch minutes. */
export interface Activity {
  id: string;
  type: ActivityType;
  minute: number;
  props: ActivityProps;
}

/** What a sales rep did: these count as touches, and the first ends the speed-to-lead clock. */
export const TOUCH_TYPES: readonly ActivityType[] = ["call", "email_sent", "meeting"];

/** How a call ended; every one counts as an attempt to reach the lead. */
export const CALL_OUTCOMES = [
  "connected",
  "noAnswer",
  "voicemail",
  "wrongNumber",
  "callback",
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export const CALL_OUTCOME_NAMES: Record<CallOutcome, string> = translated({
  connected: "Connected",
  noAnswer: "No answer",
  voicemail: "Left voicemail",
  wrongNumber: "Wrong number",
  callback: "Asked to call back",
});

/** Epoch minutes of an instant in epoch milliseconds. */
export function minuteOf(ms: number): number {
  return Math.floor(ms / 60_000);
}
