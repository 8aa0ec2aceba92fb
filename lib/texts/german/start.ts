import type { Catalogue } from "@/lib/language";

export const start: Catalogue = {
  "Sample data": "Beispieldaten",
  "The people, leads and figures here are made up.":
    "Die Personen, Leads und Zahlen hier sind erfunden.",
  "Remove the sample": "Beispiel entfernen",
  "Look around first": "Zuerst umsehen",
  "Fill the workspace with the history of a made-up company: 18 months of leads, agreed criteria, sales and costs. It is marked as a sample on every page, sends no mail, and is removed in one go.":
    "Füllen Sie den Arbeitsbereich mit der Geschichte einer erfundenen Firma: 18 Monate mit Leads, vereinbarten Kriterien, Vertrieb und Kosten. Sie ist auf jeder Seite als Beispiel gekennzeichnet, sendet keine E-Mails und wird in einem Zug entfernt.",
  "Fill with sample data": "Mit Beispieldaten füllen",
  "Fill the workspace with sample data?": "Den Arbeitsbereich mit Beispieldaten füllen?",
  "It takes a few minutes. Meanwhile the workspace is that of Larkmoor Analytics, with its name, time zone and currency; yours come back when you remove the sample.":
    "Das dauert einige Minuten. In dieser Zeit ist es der Arbeitsbereich von Larkmoor Analytics, mit dessen Namen, Zeitzone und Währung; Ihre kommen zurück, wenn Sie das Beispiel entfernen.",
  "Making the sample": "Das Beispiel wird angelegt",
  "Removing the sample": "Das Beispiel wird entfernt",
  "You may leave this page: it goes on by itself.":
    "Sie können diese Seite verlassen: Es geht von selbst weiter.",
  "The workspace is filled with sample data": "Der Arbeitsbereich ist mit Beispieldaten gefüllt",
  "Look at the board, the criteria and the reports. Nothing that you do here matters.":
    "Sehen Sie sich das Board, die Kriterien und die Berichte an. Nichts, was Sie hier tun, hat Folgen.",
  "The sample was not made to its end": "Das Beispiel wurde nicht zu Ende angelegt",
  "Remove what is there of it; then it can be made again.":
    "Entfernen Sie, was davon da ist; dann kann es neu angelegt werden.",
  "Remove the sample…": "Beispiel entfernen…",
  "Set the workspace back?": "Den Arbeitsbereich zurücksetzen?",
  "All leads, criteria, forms, imports, costs, views and what else is about them goes, also what you and colleagues added to the sample. Accounts of real people, their API keys and your own settings stay. This cannot be taken back.":
    "Alle Leads, Kriterien, Formulare, Importe, Kosten, Ansichten und was sonst dazugehört, verschwinden, auch was Sie und Kollegen dem Beispiel hinzugefügt haben. Konten echter Personen, ihre API-Schlüssel und Ihre eigenen Einstellungen bleiben. Das kann nicht zurückgenommen werden.",
  "Write “{0}” to remove it": "Zum Entfernen „{0}“ schreiben",
  "Write “{0}” to remove it.": "Schreiben Sie „{0}“, um es zu entfernen.",
  "Somebody else did something with the sample meanwhile. Please look again.":
    "Jemand anderes hat inzwischen etwas mit dem Beispiel gemacht. Bitte sehen Sie noch einmal nach.",
  "This workspace has no sample.": "Dieser Arbeitsbereich hat kein Beispiel.",
  "This workspace has the sample already.": "Dieser Arbeitsbereich hat das Beispiel schon.",
  "The sample is being removed already.": "Das Beispiel wird schon entfernt.",
  "The sample is being made. It can be removed once that is done.":
    "Das Beispiel wird erstellt. Danach lässt es sich entfernen.",
  "Remove everything": "Alles entfernen",
  "Four steps to the first lead that both sides agree on. Leave out what you like: you find them here until you are done.":
    "Vier Schritte bis zum ersten Lead, auf den sich beide Seiten einigen. Lassen Sie aus, was Sie möchten: Hier finden Sie sie, bis Sie fertig sind.",
  "It has a name, a time zone and a currency. Business hours and the conversion window are in the settings.":
    "Er hat einen Namen, eine Zeitzone und eine Währung. Arbeitszeiten und das Konversionsfenster stehen in den Einstellungen.",
  "To do": "Zu tun",
  "Left for later": "Für später gelassen",
  "The agreement needs both sides: a marketer proposes what makes a lead qualified, a manager of sales agrees. SDRs then work the leads. Done once a marketer and a manager are here or invited.":
    "Die Vereinbarung braucht beide Seiten: Jemand aus dem Marketing schlägt vor, was einen Lead qualifiziert, ein Manager des Vertriebs stimmt zu. SDRs bearbeiten dann die Leads. Fertig, sobald beide hier oder eingeladen sind.",
  "First criteria": "Erste Kriterien",
  "Start from a template and change it together. A draft changes nothing until both sides agreed and it is put in force.":
    "Beginnen Sie mit einer Vorlage und ändern Sie sie gemeinsam. Ein Entwurf ändert nichts, bis beide Seiten zustimmen und er in Kraft gesetzt wird.",
  "Bring the leads that you have, or let new ones come by themselves. With their past the criteria can be tried before they count.":
    "Holen Sie die Leads, die Sie haben, herein, oder lassen Sie neue von selbst kommen. Mit ihrer Vergangenheit lassen sich die Kriterien erproben, bevor sie zählen.",
  "Leave it for later": "Für später lassen",
  "Finish the first steps": "Erste Schritte abschließen",
  "Finish the first steps?": "Erste Schritte abschließen?",
  "They leave the navigation. What is not done yet stays where it is: Settings, Workspace leads back here.":
    "Sie verschwinden aus der Navigation. Was noch nicht getan ist, bleibt, wo es ist: Einstellungen, Arbeitsbereich führt hierher zurück.",
  "All steps are done. The board shows your leads, and the criteria page what was agreed.":
    "Alle Schritte sind getan. Das Board zeigt Ihre Leads, und die Seite der Kriterien, was vereinbart wurde.",
  "Send each person their link. It works once, within 7 days, and is shown only now.":
    "Senden Sie jeder Person ihren Link. Er funktioniert einmal, innerhalb von 7 Tagen, und wird nur jetzt gezeigt.",
  "Link for {0}": "Link für {0}",
  "First agreement": "Erste Vereinbarung",
  "Create the draft": "Entwurf anlegen",
  "CSV from HubSpot, Salesforce, Zoho or anywhere. Nothing is written before you see what would happen.":
    "CSV aus HubSpot, Salesforce, Zoho oder von überall. Es wird nichts geschrieben, bevor Sie sehen, was geschehen würde.",
  "Make a form": "Formular anlegen",
  "A page or a part of your website on which visitors leave their details.":
    "Eine Seite oder ein Teil Ihrer Website, auf der Besucher ihre Angaben hinterlassen.",
  "Send by program": "Per Programm senden",
  "Your own systems send leads and what they did over the API.":
    "Ihre eigenen Systeme senden Leads und was sie taten über die API.",
};
