import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import { KEPT_DAYS, MOST_COUNTED } from "@/lib/notifications/schema/limits";

/** The words of the screens about what people are told of. */
export const notificationTexts = translated({
  title: "Notifications",
  get description() {
    return t`What happened that concerns you. A line counts as read once you open what it is about; all of them go after ${KEPT_DAYS} days.`;
  },
  unread: (count: number) =>
    count < MOST_COUNTED ? t`${numberText(count)} new` : t`${MOST_COUNTED} or more new`,
  arrived: (count: number) =>
    count === 1 ? t("A new notification") : t`${numberText(count)} new notifications`,
  isNew: "New:",
  today: "Today",
  yesterday: "Yesterday",
  readAll: "Mark all as read",
  allRead: "All are read",
  older: "Older",
  none: "Nothing yet",
  noneHint:
    "You are told here when somebody gives you a lead or mentions you with @ and your name in a note, when the agreed time for your lead runs out, and of what else you choose.",
  choices: "What you are told of",
  choicesHint:
    "Mail about several things goes out together, five minutes after the first, and leaves out what you have read by then. Alerts come by mail once a day at most.",
  mailOff:
    "Mail is not set up on this server yet, so nothing is sent. An admin sees what would have been.",
} as const);
