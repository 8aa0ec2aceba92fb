import type { Catalogue } from "@/lib/language";

export const libMailTemplates: Catalogue = {
  "Somebody else changed this template meanwhile. Reload the page to see it as it is now.":
    "Jemand anderes hat diese Vorlage inzwischen geändert. Laden Sie die Seite neu, um sie zu sehen, wie sie jetzt ist.",
  "There is a template “{0}” already. Choose another name.":
    "Es gibt schon eine Vorlage „{0}“. Wählen Sie einen anderen Namen.",
  "This template does not exist any more.": "Diese Vorlage gibt es nicht mehr.",
  "There are {0} templates already. Delete some first.":
    "Es gibt schon {0} Vorlagen. Löschen Sie zuerst einige.",
  "Give the template a name.": "Geben Sie der Vorlage einen Namen.",
  "Write a subject.": "Schreiben Sie einen Betreff.",
  "Use at most 150 characters.": "Verwenden Sie höchstens 150 Zeichen.",
  "Write the subject in one line.": "Schreiben Sie den Betreff in eine Zeile.",
  "Write the mail.": "Schreiben Sie die E-Mail.",
  "Use at most {0} characters.": "Verwenden Sie höchstens {0} Zeichen.",
};
