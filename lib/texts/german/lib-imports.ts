import type { Catalogue } from "@/lib/language";

export const libImports: Catalogue = {
  "This import does not exist.": "Diesen Import gibt es nicht.",
  "This import was stopped.": "Dieser Import wurde angehalten.",
  "This import does not exist any more.": "Diesen Import gibt es nicht mehr.",
  "This file was uploaded already.": "Diese Datei wurde schon hochgeladen.",
  "This import was started already. Upload the file again to repeat it.":
    "Dieser Import wurde schon begonnen. Laden Sie die Datei erneut hoch, um ihn zu wiederholen.",
  "This import has ended already.": "Dieser Import hat schon geendet.",
  "This import is going on, or has nothing left to bring in.":
    "Dieser Import läuft oder hat nichts mehr zu übernehmen.",
  "No import was interrupted.": "Kein Import wurde unterbrochen.",
  "This mapping is for {0}.": "Diese Zuordnung ist für {0}.",
  "This mapping was deleted already.": "Diese Zuordnung wurde schon gelöscht.",
  "1 {0} was": "1 {0} wurde",
  "{0} {1} were": "{0} {1} wurden",
  " And {0} more.": " Und {0} weitere.",
  "{0} changed since, and undoing the import would lose that. {1}{2}":
    "{0} seither geändert, und das Rückgängigmachen des Imports würde das verlieren. {1}{2}",
  "There is nothing to undo: it goes on, is undone, or changed nothing.":
    "Es gibt nichts rückgängig zu machen: Er läuft, ist rückgängig gemacht oder hat nichts geändert.",
  "This import is not being undone.": "Dieser Import wird nicht rückgängig gemacht.",
  "The file is larger than {0} MB. Split it, or import it from the command line.":
    "Die Datei ist größer als {0} MB. Teilen Sie sie, oder importieren Sie sie über die Befehlszeile.",
  "Your role does not allow imports. Ask an admin if you need them.":
    "Ihre Rolle erlaubt keine Importe. Fragen Sie einen Admin, wenn Sie sie brauchen.",
  "The file is empty.": "Die Datei ist leer.",
  "The upload broke off. Check your connection and try again.":
    "Das Hochladen brach ab. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
  "People, with what is known of them and the stage that they had elsewhere.":
    "Personen, mit dem, was von ihnen bekannt ist, und der Phase, die sie anderswo hatten.",
  Activities: "Aktivitäten",
  "What known leads did: page views, forms, events, calls.":
    "Was bekannte Leads taten: Seitenaufrufe, Formulare, Veranstaltungen, Anrufe.",
  "Deals with amount, outcome and dates.": "Geschäfte mit Betrag, Ergebnis und Daten.",
  "What marketing and sales spent, by day, source and campaign.":
    "Was Marketing und Vertrieb ausgegeben haben, nach Tag, Quelle und Kampagne.",
  "What sources and campaigns are planned to cost, by month.":
    "Was Quellen und Kampagnen kosten sollen, nach Monat.",
  "Not started": "Nicht begonnen",
  Failed: "Fehlgeschlagen",
  "Being undone": "Wird rückgängig gemacht",
  Undone: "Rückgängig gemacht",
  "Choose what the file holds.": "Wählen Sie, was die Datei enthält.",
  "Lead's email": "E-Mail des Leads",
  "Lead's id in the other system": "Id des Leads im anderen System",
  "Id of the activity": "Id der Aktivität",
  "The same id is stored once": "Dieselbe Id wird einmal gespeichert",
  "Id in the other system": "Id im anderen System",
  "Recognises the opportunity": "Daran ist die Opportunity zu erkennen",
  Salesperson: "Vertriebsmitarbeiter",
  "The workspace's when absent": "Die des Arbeitsbereichs, wenn sie fehlt",
  Opened: "Eröffnet",
  "Closed, or expected to close": "Geschlossen, oder Abschluss erwartet",
  "Recognises the cost": "Daran sind die Kosten zu erkennen",
  "A month counts on its first day": "Ein Monat zählt an seinem ersten Tag",
  "Media when absent": "Media, wenn sie fehlt",
  "Impressions, as reported": "Impressions, wie gemeldet",
  "Clicks, as reported": "Klicks, wie gemeldet",
  "Leads, as reported": "Leads, wie gemeldet",
  "Customers, as reported": "Kunden, wie gemeldet",
  "Revenue, as reported": "Umsatz, wie gemeldet",
  "Or any day of it": "Oder ein beliebiger Tag davon",
  "None: the budget of the whole source": "Keine: das Budget der ganzen Quelle",
  "Give the mapping a name.": "Geben Sie der Zuordnung einen Namen.",
  "Recognises the person": "Daran ist die Person zu erkennen",
  "A cell may hold several": "Eine Zelle kann mehrere enthalten",
  "Full name": "Voller Name",
  "First name": "Vorname",
  "Last name": "Nachname",
  "UTM source": "UTM-Quelle",
  "UTM medium": "UTM-Medium",
  "UTM campaign": "UTM-Kampagne",
  "UTM term": "UTM-Begriff",
  "UTM content": "UTM-Inhalt",
  "The steps on the way are written down too":
    "Auch die Schritte auf dem Weg werden aufgeschrieben",
  "Became customer": "Wurde Kunde",
  "Left (nurture or disqualified)": "Ausgeschieden (Nurture oder disqualifiziert)",
  "Reason for leaving": "Grund des Ausscheidens",
  "Returns from nurture": "Kommt aus Nurture zurück",
  "Email or name of a user": "E-Mail oder Name einer Person",
  Comma: "Komma",
  Semicolon: "Semikolon",
  Tab: "Tabulator",
  Bar: "Senkrechter Strich",
  "Windows-1252 (Western)": "Windows-1252 (westlich)",
  "Year, month, day": "Jahr, Monat, Tag",
  "Day, month, year": "Tag, Monat, Jahr",
  "Month, day, year": "Monat, Tag, Jahr",
  "Use a code of three capital letters, like EUR.":
    "Verwenden Sie einen Code aus drei Großbuchstaben, wie EUR.",
  "Use a name like Europe/Berlin.": "Verwenden Sie einen Namen wie Europe/Berlin.",
  "This mapping is not of format 1.": "Diese Zuordnung hat nicht das Format 1.",
  "No column is “{0}” yet.": "Noch ist keine Spalte „{0}“.",
  "No column is one of {0} yet.": "Noch ist keine Spalte eines von {0}.",
  "“{0}” is not something {1} have. Use one of: {2}.":
    "„{0}“ gibt es bei {1} nicht. Verwenden Sie eines von: {2}.",
  "The columns “{0}” and “{1}” cannot both be {2}.":
    "Die Spalten „{0}“ und „{1}“ können nicht beide {2} sein.",
  "“{0}” is not something {1} have.": "„{0}“ gibt es bei {1} nicht.",
  "“{0}” cannot be both a column and the same for all rows.":
    "„{0}“ kann nicht zugleich eine Spalte und für alle Zeilen gleich sein.",
  "This is an Excel workbook or a ZIP archive. Save the sheet as CSV and import that.":
    "Das ist eine Excel-Arbeitsmappe oder ein ZIP-Archiv. Speichern Sie das Blatt als CSV und importieren Sie das.",
  "This is an old Excel workbook. Save the sheet as CSV and import that.":
    "Das ist eine alte Excel-Arbeitsmappe. Speichern Sie das Blatt als CSV und importieren Sie das.",
  "This is a compressed file. Unpack it and import the CSV file in it.":
    "Das ist eine komprimierte Datei. Entpacken Sie sie und importieren Sie die CSV-Datei darin.",
  "This is a PDF. Export the data as CSV and import that.":
    "Das ist ein PDF. Exportieren Sie die Daten als CSV und importieren Sie das.",
  "The file is not there any more. Choose it again.":
    "Die Datei ist nicht mehr da. Wählen Sie sie erneut.",
  "This is not a text file. Export the data as CSV.":
    "Das ist keine Textdatei. Exportieren Sie die Daten als CSV.",
};
