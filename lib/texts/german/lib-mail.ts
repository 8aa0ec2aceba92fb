import type { Catalogue } from "@/lib/language";

export const libMail: Catalogue = {
  "No mail is due.": "Keine E-Mail ist fällig.",
  "This mail does not exist any more.": "Diese E-Mail gibt es nicht mehr.",
  "This mail was tried again meanwhile.": "Diese E-Mail wurde inzwischen erneut versucht.",
  "Mail is not set up, so nothing can be sent.":
    "E-Mail ist nicht eingerichtet, also kann nichts gesendet werden.",
  "This mail was sent already, or is about to be.":
    "Diese E-Mail wurde schon gesendet oder wird es gleich.",
  "Only people get mail.": "Nur Personen bekommen E-Mails.",
  "{0}: mail works": "{0}: E-Mail funktioniert",
  "Handoff can send mail to you.\n\n{0}/settings/mail":
    "Handoff kann Ihnen E-Mails senden.\n\n{0}/settings/mail",
};
