import type { Catalogue } from "@/lib/language";

export const libWebhooks: Catalogue = {
  "This webhook does not exist any more.": "Diesen Webhook gibt es nicht mehr.",
  "This webhook is switched off.": "Dieser Webhook ist ausgeschaltet.",
  "This message is about to be sent.": "Diese Nachricht wird gleich gesendet.",
  "Nothing was given up.": "Nichts wurde aufgegeben.",
  "This message does not exist any more.": "Diese Nachricht gibt es nicht mehr.",
  "This message was tried again meanwhile.": "Diese Nachricht wurde inzwischen erneut versucht.",
  "JSON, signed": "JSON, unterschrieben",
  "Slack message": "Slack-Nachricht",
  "This address is too long.": "Diese Adresse ist zu lang.",
  "Write a complete address, like https://example.com/hooks/handoff.":
    "Schreiben Sie eine vollständige Adresse, wie https://example.com/hooks/handoff.",
  "Write the address without a user name: messages are signed instead.":
    "Schreiben Sie die Adresse ohne Benutzernamen: Nachrichten werden stattdessen unterschrieben.",
  "Choose a format.": "Wählen Sie ein Format.",
  "Choose at least one event.": "Wählen Sie mindestens ein Ereignis.",
  "This address lies inside a private network. Whoever runs Handoff can allow that with HANDOFF_WEBHOOKS_INSIDE=1.":
    "Diese Adresse liegt in einem privaten Netz. Wer Handoff betreibt, kann das mit HANDOFF_WEBHOOKS_INSIDE=1 erlauben.",
  "The address must begin with https://.": "Die Adresse muss mit https:// beginnen.",
};
