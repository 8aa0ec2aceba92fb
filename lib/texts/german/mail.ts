import type { Catalogue } from "@/lib/language";

export const mail: Catalogue = {
  "Mail goes out by {0}, from {1}.": "E-Mails gehen über {0} hinaus, von {1}.",
  "Nothing is sent. What would have been sent is kept here. To set mail up, give the server SMTP_URL and MAIL_FROM and start it again.":
    "Es wird nichts gesendet. Was gesendet worden wäre, liegt hier. Um E-Mail einzurichten, geben Sie dem Server SMTP_URL und MAIL_FROM und starten Sie ihn neu.",
  "Write me a mail": "Mir eine E-Mail schreiben",
  "Written. It is the first in the list.": "Geschrieben. Sie ist die erste in der Liste.",
  "No mail yet": "Noch keine E-Mails",
  "Alerts and notifications that people asked for by mail, and requests to confirm an address, are listed here with what became of them.":
    "Warnungen und Benachrichtigungen, die per E-Mail gewünscht wurden, und Bitten, eine Adresse zu bestätigen, stehen hier mit dem, was aus ihnen wurde.",
  Written: "Geschrieben",
  Waiting: "Wartet",
  Sent: "Gesendet",
  "Given up": "Aufgegeben",
  "Would have been sent": "Wäre gesendet worden",
  "1 try": "1 Versuch",
  "{0} tries": "{0} Versuche",
  "Send again": "Erneut senden",
  "Send again: {0}": "Erneut senden: {0}",
  "It goes out within a minute.": "Sie geht innerhalb einer Minute hinaus.",
};
