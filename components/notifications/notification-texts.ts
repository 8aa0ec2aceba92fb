/** The words of the screens about what people are told of. */
export const notificationTexts = {
  title: "Notifications",
  choices: "What you are told of",
  choicesHint:
    "Mail about several things goes out together, five minutes after the first, and leaves out what you have read by then. Alerts come by mail once a day at most.",
  mailOff:
    "Mail is not set up on this server yet, so nothing is sent. An admin sees what would have been.",
} as const;
