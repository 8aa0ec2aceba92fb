import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import type { DeliveryState } from "@/lib/webhooks/schema";

/** The words of webhooks. */
export const webhookTexts = translated({
  title: "Webhooks",
  about:
    "Other programs are told of what happens here, as it happens: a signed message for each event.",
  none: "No webhooks yet",
  noneHint: "Tell a CRM of new SQLs, or a channel of every MQL.",
  add: "New webhook",
  addTitle: "New webhook",
  addHint: "It is told of what happens from now on.",
  change: "Change",
  changeTitle: "Change the webhook",
  save: "Save",
  done: "Done",
  secretTitle: "Copy the secret now",
  secretHint:
    "It is shown only this once. The receiver checks with it that messages come from here: docs/webhooks.md says how.",
  secret: "Secret",
  fields: {
    name: "What is it for?",
    namePlaceholder: "CRM",
    url: "Address",
    urlPlaceholder: "https://example.com/hooks/handoff",
    format: "Format",
    events: "What it is told of",
    isActive: "Switched on",
  },
  formats: {
    json: "A signed message that programs read.",
    slack: "One sentence for a channel, as Slack, Mattermost and Teams workflows take it.",
  },
  heads: {
    name: "Name",
    events: "Told of",
    state: "State",
    waiting: "Waiting",
    delivered: "Delivered",
    failed: "Given up",
    actions: "Actions",
  },
  allEvents: "Everything",
  eventCount: (count: number) => (count === 1 ? t("1 event") : t`${numberText(count)} events`),
  on: "On",
  off: "Switched off",
  failing: (since: string) => t`Nothing gets through since ${since}`,
  test: "Send a test",
  tested: "Written. What became of it is in the list in a moment.",
  rotate: "New secret",
  rotateTitle: "Make a new secret?",
  rotateHint: "Messages are signed with it at once. The receiver refuses them until it knows it.",
  remove: "Delete",
  removeTitle: (name: string) => t`Delete “${name}”?`,
  removeHint: "Its messages go with it, also those that wait. This cannot be undone.",
  removed: "The webhook is gone",
  changed: "Saved",
  resend: "Send again",
  resent: "It goes out in a moment.",
  resendAll: "Send all given up again",
  resentAll: (count: number) =>
    count === 1 ? t("1 message goes out again.") : t`${numberText(count)} messages go out again.`,
  back: "All webhooks",
  messages: "Messages",
  keptFor: (days: number) =>
    t`Kept for ${days === 1 ? t("1 day") : t`${days} days`} after they ended.`,
  noMessages: "No messages",
  noMessagesHint: "They are listed here with what became of them.",
  log: {
    event: "Event",
    written: "Written",
    state: "State",
    answer: "Answer",
    actions: "Actions",
    body: "Message",
    test: "Test",
  },
  tries: (count: number) => (count === 1 ? t("1 try") : t`${numberText(count)} tries`),
  next: (at: string) => t`next ${at}`,
  took: (status: number | null, ms: number | null) =>
    [status === null ? null : `HTTP ${status}`, ms === null ? null : `${numberText(ms)} ms`]
      .filter((part) => part !== null)
      .join(", "),
  all: "All",
  states: "By state",
  newest: "Newest",
  older: "Older",
  pages: "Pages",
} as const);

export const STATE_TONES = {
  waiting: "info",
  delivered: "good",
  failed: "bad",
} as const satisfies Record<DeliveryState, string>;
