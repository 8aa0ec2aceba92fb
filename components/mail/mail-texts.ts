import { t, translated } from "@/lib/language";
import type { MailState } from "@/lib/mail/schema";

/** The words of the page about the workspace's mail. */
export const mailTexts = translated({
  title: "Mail",
  setUp: (host: string, from: string) => t`Mail goes out by ${host}, from ${from}.`,
  off: "Mail is not set up",
  offHint:
    "Nothing is sent. What would have been sent is kept here. To set mail up, give the server SMTP_URL and MAIL_FROM and start it again.",
  test: "Write me a mail",
  tested: "Written. It is the first in the list.",
  none: "No mail yet",
  noneHint:
    "Alerts and notifications that people asked for by mail, and requests to confirm an address, are listed here with what became of them.",
  heads: { to: "To", subject: "Subject", written: "Written", state: "State" },
  states: {
    waiting: "Waiting",
    sent: "Sent",
    failed: "Given up",
    kept: "Would have been sent",
  } as Record<MailState, string>,
  tries: (count: number) => (count === 1 ? t("1 try") : t`${count} tries`),
  text: "Text",
  retry: "Send again",
  retryLabel: (subject: string) => t`Send again: ${subject}`,
  retried: "It goes out within a minute.",
  actions: "Actions",
} as const);
