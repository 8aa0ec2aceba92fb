import type { Catalogue } from "@/lib/language";

export const mailTemplates: Catalogue = {
  "Mail that is written once: choose one when you log an email, and your mail program opens with it.":
    "Einmal geschriebene E-Mails: Wählen Sie eine, wenn Sie eine E-Mail erfassen, und Ihr E-Mail-Programm öffnet sich damit.",
  "Filled in for each lead: {0}.": "Für jeden Lead ausgefüllt: {0}.",
  "No template so far": "Bisher keine Vorlage",
  "Write the mail that you send again and again, such as the first answer to a demo request. Names and companies are filled in for each lead.":
    "Schreiben Sie die E-Mail, die Sie immer wieder senden, etwa die erste Antwort auf eine Demo-Anfrage. Namen und Firmen werden für jeden Lead ausgefüllt.",
  "New template": "Neue Vorlage",
  "Change “{0}”": "„{0}“ ändern",
  "Change the template": "Vorlage ändern",
  "Delete “{0}”": "„{0}“ löschen",
  "Nobody can choose it any more. Emails that were sent with it keep its name.":
    "Niemand kann sie mehr wählen. Damit gesendete E-Mails behalten ihren Namen.",
  "“{0}” is deleted": "„{0}“ ist gelöscht",
  "For colleagues: leads do not see it.": "Für Kollegen: Leads sehen ihn nicht.",
  Subject: "Betreff",
  "Written by": "Geschrieben von",
  Actions: "Aktionen",
  "{{0}} is no field. There are {1}.": "{{0}} ist kein Feld. Es gibt {1}.",
};
