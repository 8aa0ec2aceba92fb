import type { Catalogue } from "@/lib/language";

/** What is stored with rows of imports, sentence by sentence. */
export const importRemarks: Catalogue = {
  "Stopped after row {0}. What was brought in until then stays.":
    "Nach Zeile {0} angehalten. Was bis dahin eingelesen wurde, bleibt.",
  "Stopped before anything was brought in.": "Angehalten, bevor etwas eingelesen wurde.",
  "Something went wrong on our side with this row. Import it again later.":
    "Bei uns ist mit dieser Zeile etwas schiefgegangen. Importieren Sie sie später noch einmal.",
  "Something went wrong on our side. What was brought in stays; import the file again.":
    "Bei uns ist etwas schiefgegangen. Was eingelesen wurde, bleibt; importieren Sie die Datei noch einmal.",
  "Something went wrong on our side with it.": "Bei uns ist damit etwas schiefgegangen.",
  "Import the leads first.": "Importieren Sie zuerst die Leads.",
  "the id {0}": "der Id {0}",
  "Its lead was deleted a moment ago. Remove the row.":
    "Der Lead dazu wurde eben gelöscht. Entfernen Sie die Zeile.",
  "The row was wrapped whole in quotes and was taken apart again.":
    "Die Zeile stand als Ganzes in Anführungszeichen und wurde wieder zerlegt.",
  "{0}: “{1}” is not {2}.": "{0}: „{1}“ ist nicht lesbar; nötig ist {2}.",
  "a stage": "eine Phase",
  "open, won or lost": "offen, gewonnen oder verloren",
  "a type of activity": "eine Art von Aktivität",
  "media, tools or salaries": "Media, Werkzeuge oder Gehälter",
  "an email address": "eine E-Mail-Adresse",
  "a list of at most {0} email addresses": "eine Liste von höchstens {0} E-Mail-Adressen",
  "a date": "ein Datum",
  "an amount in {0}": "ein Betrag in {0}",
  "a number": "eine Zahl",
  "a count": "eine Anzahl",
  "yes or no": "ja oder nein",
  "a currency code": "ein Währungscode",
  "a text": "ein Text",
  "Say in the mapping what it stands for.": "Sagen Sie in der Zuordnung, wofür es steht.",
  "Correct it, or choose in which order dates are written.":
    "Berichtigen Sie es, oder wählen Sie, in welcher Reihenfolge ein Datum geschrieben ist.",
  "Correct it, or choose how decimals are written.":
    "Berichtigen Sie es, oder wählen Sie, wie Dezimalstellen geschrieben sind.",
  "Write yes or no, or say in the mapping what it stands for.":
    "Schreiben Sie ja oder nein, oder sagen Sie in der Zuordnung, wofür es steht.",
  "Correct it or leave the cell blank.": "Berichtigen Sie es, oder lassen Sie die Zelle leer.",
  "{0} is longer than {1} characters.": "{0} ist länger als {1} Zeichen.",
  "Shorten it.": "Kürzen Sie es.",
  "It has neither an email address nor an id to be recognised by.":
    "Es gibt weder eine E-Mail-Adresse noch eine Id, an der der Lead zu erkennen wäre.",
  "Add one of them.": "Ergänzen Sie eine davon.",
  "Its stage is {0}, but it has a date for {1}: taken as {2}.":
    "Die Phase ist {0}, aber es gibt ein Datum für {1}: übernommen als {2}.",
  "Its stage is {0}, but it has a date for {1}: taken as {2}":
    "Die Phase ist {0}, aber es gibt ein Datum für {1}: übernommen als {2}",
  "It does not say whose activity it is.": "Es steht nicht da, wessen Aktivität das ist.",
  "Add the email address or the id of its lead.":
    "Ergänzen Sie die E-Mail-Adresse oder die Id des Leads.",
  "It has no type.": "Es gibt keine Art.",
  "Add it, or give one for all rows in the mapping.":
    "Ergänzen Sie sie, oder geben Sie in der Zuordnung eine für alle Zeilen an.",
  "It has no time.": "Es gibt keinen Zeitpunkt.",
  "Add when it happened.": "Ergänzen Sie, wann es geschah.",
  "It does not say whether it is open, won or lost.":
    "Es steht nicht da, ob sie offen, gewonnen oder verloren ist.",
  "Add that.": "Ergänzen Sie das.",
  "It is {0} but has no closing date.": "Der Stand ist „{0}“, aber das Abschlussdatum fehlt.",
  "Add it.": "Ergänzen Sie es.",
  "It is closed before it was opened.": "Der Abschluss liegt vor der Eröffnung.",
  "Correct the dates.": "Berichtigen Sie die Daten.",
  "It has nothing to be recognised by.": "Es gibt nichts, woran sie zu erkennen wäre.",
  "Add an id, a lead, a company or a name.":
    "Ergänzen Sie eine Id, einen Lead, eine Firma oder einen Namen.",
  "It has no day.": "Der Tag fehlt.",
  "It has no amount.": "Der Betrag fehlt.",
  "It has no month.": "Der Monat fehlt.",
  "It has no budget.": "Das Budget fehlt.",
  "Add the amount.": "Ergänzen Sie den Betrag.",
  "Correct it.": "Berichtigen Sie es.",
  "A row before it plans the same month of this source and campaign.":
    "Eine Zeile davor plant denselben Monat dieser Quelle und Kampagne.",
  "Keep one of them.": "Behalten Sie eine davon.",
  "{0} lies in the future.": "{0} liegt in der Zukunft.",
  "Its creation": "Das Anlegen",
  "Its leaving": "Das Ausscheiden",
  "Its time": "Der Zeitpunkt",
  "Its opening": "Die Eröffnung",
  "Its closing": "Der Abschluss",
  "Correct the date, or choose in which order dates are written.":
    "Berichtigen Sie das Datum, oder wählen Sie, in welcher Reihenfolge es geschrieben ist.",
  "It became {0} before {1}.": "{0} wurde vor diesem Schritt erreicht: {1}.",
  "its creation": "das Anlegen",
  "A customer cannot go to {0}.": "Ein Kunde kann nicht nach {0} gehen.",
  "Remove the one or the other.": "Entfernen Sie das eine oder das andere.",
  "{0} belongs to another lead. Merge them, or correct the row.":
    "{0} gehört zu einem anderen Lead. Führen Sie beide zusammen, oder berichtigen Sie die Zeile.",
  "{0} belong to two different leads. Merge them, or correct the row.":
    "{0} gehören zu zwei verschiedenen Leads. Führen Sie beide zusammen, oder berichtigen Sie die Zeile.",
  "There is no user “{0}”: the lead has no owner.":
    "Es gibt niemanden namens „{0}“: Der Lead ist nicht zugewiesen.",
  "A lead has at most {0} further addresses: remove some from the row or the lead.":
    "Ein Lead hat höchstens {0} weitere Adressen: Entfernen Sie einige aus der Zeile oder beim Lead.",
  "Its lead was merged or deleted a moment ago. Import the row again.":
    "Der Lead dazu wurde eben zusammengeführt oder gelöscht. Importieren Sie die Zeile noch einmal.",
  "Its email address or id was taken by another lead a moment ago. Import the row again.":
    "Die E-Mail-Adresse oder Id wurde eben von einem anderen Lead belegt. Importieren Sie die Zeile noch einmal.",
  "There is no lead with {0}: it belongs to none.":
    "Es gibt keinen Lead mit {0}: Sie gehört zu keinem.",
  "It has activities, which would be lost.": "Es gibt Aktivitäten, die verloren gingen.",
  "It has an opportunity.": "Es gibt eine Opportunity.",
  "It sent a form.": "Es wurde ein Formular gesendet.",
  "Its visits to the website are known.": "Besuche auf der Website sind bekannt.",
  "It has BANT answers.": "Es gibt BANT-Antworten.",
  "It has a dispute.": "Es gibt einen Einspruch.",
  "It has a recorded consent or withdrawal.": "Es ist eine Einwilligung oder ein Widerruf erfasst.",
  "It was changed since.": "Es wurde seither geändert.",
  "{0} moved this lead to {1} since.": "{0} hat diesen Lead seither nach {1} verschoben.",
  "{0} took this lead back to {1} since.": "{0} hat diesen Lead seither nach {1} zurückgeholt.",
  "{0} reassigned this lead since.": "{0} hat diesen Lead seither neu zugewiesen.",
  "{0} merged another lead into this one since.":
    "{0} hat seither einen anderen Lead mit diesem zusammengeführt.",
  "{0} changed this lead since.": "{0} hat diesen Lead seither geändert.",
  "Its address or id from before belongs to another lead by now.":
    "Die frühere Adresse oder Id gehört inzwischen zu einem anderen Lead.",
  "Its address from before is kept out by now.": "Die frühere Adresse ist inzwischen gesperrt.",
  "The mapping names the column “{0}”, which the file does not have. Its columns: {1}.":
    "Die Zuordnung nennt die Spalte „{0}“, die die Datei nicht hat. Ihre Spalten: {1}.",
  "Numbers like {0} in “{1}” can be read in two ways; their mark is taken to stand {2}. Choose how decimals are written if that is wrong.":
    "Zahlen wie {0} in „{1}“ sind auf zwei Arten lesbar; angenommen wird, das Zeichen stehe {2}. Wählen Sie, wie Dezimalstellen geschrieben sind, falls das nicht stimmt.",
  "before decimals": "vor Dezimalstellen",
  "between thousands": "zwischen Tausendern",
  "Dates in “{0}” fit more than one order; they are read as {1}. Choose another order if that is wrong.":
    "Die Daten in „{0}“ passen zu mehr als einer Reihenfolge; gelesen werden sie als {1}. Wählen Sie eine andere Reihenfolge, falls das nicht stimmt.",
  "The columns “{0}” and “{1}” become the same thing.":
    "Die Spalten „{0}“ und „{1}“ werden zum Gleichen.",
  "The import was interrupted after row {0}. Importing the same file again continues safely: what is there already is not brought in twice.":
    "Der Import wurde nach Zeile {0} unterbrochen. Importieren Sie dieselbe Datei noch einmal, um sicher fortzufahren: Was schon da ist, wird nicht zweimal eingelesen.",
  "It holds a character that no text can hold (NUL). Remove it.":
    "Es enthält ein Zeichen, das kein Text enthalten kann (NUL). Entfernen Sie es.",
  "A quote opens in this row and is not closed, so it took in {0}. Close or remove the quote in the file, and import it again.":
    "In dieser Zeile öffnet sich ein Anführungszeichen und schließt nicht, daher wurde dazu genommen: {0}. Schließen oder entfernen Sie es in der Datei, und importieren Sie sie noch einmal.",
  "the line after it": "die Zeile danach",
  "the {0} lines after it": "die {0} Zeilen danach",
  "It has {0} cells where the header has {1}.": "Die Zeile hat {0} Zellen, die Kopfzeile {1}.",
  "Add what is missing.": "Ergänzen Sie, was fehlt.",
  "Put a cell that holds the delimiter in quotes.":
    "Setzen Sie eine Zelle, die das Trennzeichen enthält, in Anführungszeichen.",
  "Row {0} is longer than {1} characters, as when a quote in it is never closed. Correct the file there and import it again.":
    "Zeile {0} ist länger als {1} Zeichen, wie wenn darin ein Anführungszeichen nie geschlossen wird. Berichtigen Sie die Datei dort, und importieren Sie sie noch einmal.",
  "A quote that opens in row {0} is never closed, so the rows after it cannot be told apart. Correct the file there and import it again.":
    "Ein Anführungszeichen, das sich in Zeile {0} öffnet, wird nie geschlossen, daher sind die Zeilen danach nicht zu unterscheiden. Berichtigen Sie die Datei dort, und importieren Sie sie noch einmal.",
  "The file is not readable as CSV in row {0}: {1}":
    "Die Datei ist in Zeile {0} nicht als CSV lesbar: {1}",
  "The file has no header: its first row must name the columns.":
    "Die Datei hat keine Kopfzeile: Die erste Zeile muss die Spalten nennen.",
  "The row that names the columns holds a character that no text can hold (NUL). Export the data anew.":
    "Die Zeile mit den Spaltennamen enthält ein Zeichen, das kein Text enthalten kann (NUL). Exportieren Sie die Daten neu.",
};
