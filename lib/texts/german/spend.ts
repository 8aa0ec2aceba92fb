import type { Catalogue } from "@/lib/language";

export const spend: Catalogue = {
  "By campaign": "Nach Kampagne",
  Total: "Summe",
  "Kind of cost": "Kostenart",
  "All kinds": "Alle Arten",
  Months: "Monate",
  "(no source)": "(keine Quelle)",
  "(no campaign)": "(keine Kampagne)",
  "Saving …": "Wird gespeichert …",
  "All changes saved": "Alle Änderungen gespeichert",
  "Add a row": "Zeile hinzufügen",
  "A row is kept once you write something in it.":
    "Eine Zeile bleibt, sobald Sie etwas hineinschreiben.",
  "Type to replace, Enter to edit, Delete to clear. Arrows move, with Shift they select. Copy and paste blocks from a spreadsheet. Shift and Enter shows what is in a cell.":
    "Tippen ersetzt, Enter bearbeitet, Entf leert. Pfeile bewegen, mit Umschalt wählen sie aus. Kopieren und fügen Sie Blöcke aus einer Tabellenkalkulation ein. Umschalt und Enter zeigt, was in einer Zelle steht.",
  "Arrows move, with Shift they select to copy. Enter shows what is in a cell.":
    "Pfeile bewegen, mit Umschalt wählen sie zum Kopieren aus. Enter zeigt, was in einer Zelle steht.",
  "Tap a cell to see what is in it.": "Tippen Sie auf eine Zelle, um zu sehen, was darin steht.",
  "Tap a cell to see what is in it, and to change it.":
    "Tippen Sie auf eine Zelle, um zu sehen, was darin steht, und es zu ändern.",
  "The block that you pasted reaches beyond the grid. Begin further up or to the left, or add rows first.":
    "Der eingefügte Block reicht über das Raster hinaus. Beginnen Sie weiter oben oder links, oder fügen Sie zuerst Zeilen hinzu.",
  "{0} cannot be read as an amount in {1}. Nothing was saved.":
    "{0} lässt sich nicht als Betrag in {1} lesen. Nichts wurde gespeichert.",
  "{0} cannot be read as amounts in {1}. Nothing was saved.":
    "{0} lassen sich nicht als Beträge in {1} lesen. Nichts wurde gespeichert.",
  "Write mine over theirs": "Meine darüberschreiben",
  "Keep theirs": "Die anderen behalten",
  "Being saved": "Wird gespeichert",
  "You wrote {0}: not saved": "Sie schrieben {0}: nicht gespeichert",
  nothing: "nichts",
  "1 entry": "1 Eintrag",
  "{0} entries": "{0} Einträge",
  "1 entry in another currency has no rate to {0}":
    "1 Eintrag in anderer Währung hat keinen Kurs zu {0}",
  "{0} entries in other currencies have no rate to {1}":
    "{0} Einträge in anderen Währungen haben keinen Kurs zu {1}",
  "The sum of its campaigns’ budgets": "Die Summe der Budgets seiner Kampagnen",
  "{0} more rows that cost less are not shown here and in no sum; the CSV file has them all.":
    "{0} weitere Zeilen, die weniger kosten, sind hier nicht gezeigt und in keiner Summe; die CSV-Datei hat alle.",
  "Leave it empty to clear the cell.": "Leer lassen, um die Zelle zu leeren.",
  "Adds an entry.": "Fügt einen Eintrag hinzu.",
  "Changes the amount of its entry.": "Ändert den Betrag seines Eintrags.",
  "Its entries stay as they are: the difference becomes an entry of its own, noted “Correction”.":
    "Seine Einträge bleiben, wie sie sind: Die Differenz wird ein eigener Eintrag, vermerkt als „Korrektur“.",
  "See and change its entries": "Einträge ansehen und ändern",
  "See its entries": "Einträge ansehen",
  "Nothing was spent here.": "Hier wurde nichts ausgegeben.",
  "No rows yet": "Noch keine Zeilen",
  "Add a row for each source that you spend on, then fill in its months.":
    "Fügen Sie für jede Quelle, für die Sie Geld ausgeben, eine Zeile hinzu, und füllen Sie ihre Monate aus.",
  "Add a row for each source that you plan for, then fill in its months.":
    "Fügen Sie für jede Quelle, für die Sie planen, eine Zeile hinzu, und füllen Sie ihre Monate aus.",
  "The server could not be reached. Nothing was saved.":
    "Der Server war nicht erreichbar. Nichts wurde gespeichert.",
  "What marketing and sales cost. CAC and cost per lead are worked out from it.":
    "Was Marketing und Vertrieb kosten. CAC und Kosten je Lead werden daraus ermittelt.",
  Costs: "Kosten",
  "Exchange rates": "Wechselkurse",
  "Costs in {0}": "Kosten in {0}",
  "What is written in a month stands on its first day.":
    "Was in einem Monat geschrieben wird, steht an dessen erstem Tag.",
  "What is written in a day stands on that day.":
    "Was an einem Tag geschrieben wird, steht an diesem Tag.",
  "What channels and campaigns may cost, and how much of it is spent.":
    "Was Kanäle und Kampagnen kosten dürfen, und wie viel davon ausgegeben ist.",
  "Spent of the budget, {0}": "Vom Budget ausgegeben, {0}",
  "{0} of the month is over. All kinds of cost.": "{0} des Monats sind vorbei. Alle Kostenarten.",
  Spent: "Ausgegeben",
  Left: "Übrig",
  "Spent of budget": "Vom Budget ausgegeben",
  "{0} ahead of an even pace": "{0} über gleichmäßigem Tempo",
  "{0} behind an even pace": "{0} unter gleichmäßigem Tempo",
  "At an even pace": "Bei gleichmäßigem Tempo",
  "No budget": "Kein Budget",
  "All with a budget": "Alle mit Budget",
  "{0} were spent without a budget.": "{0} wurden ohne Budget ausgegeben.",
  "{0} over budget": "{0} über Budget",
  "Nothing was planned or spent in this month.":
    "In diesem Monat wurde nichts geplant oder ausgegeben.",
  "A source’s own budget includes its campaigns; without one, theirs add up.":
    "Das eigene Budget einer Quelle umfasst ihre Kampagnen; ohne eines zählen deren zusammen.",
  "What other currencies are worth in {0}. A cost counts at the rate of its day, an opportunity at that of the day it was closed: the latest rate stored for that day or before it.":
    "Was andere Währungen in {0} wert sind. Kosten zählen zum Kurs ihres Tages, eine Opportunity zu dem des Tages, an dem sie geschlossen wurde: dem letzten, der für diesen Tag oder davor gespeichert ist.",
  "Add rate": "Kurs hinzufügen",
  "Change the rate": "Kurs ändern",
  "Bring in rates": "Kurse übernehmen",
  "One line for each rate: currency, day (2026-03-01) or month (2026-03), rate. Parted by commas, semicolons or tabs, as a spreadsheet copies them.":
    "Eine Zeile je Kurs: Währung, Tag (2026-03-01) oder Monat (2026-03), Kurs. Getrennt durch Kommas, Semikolons oder Tabs, wie eine Tabellenkalkulation sie kopiert.",
  "Bring in": "Übernehmen",
  "{0} rates added, {1} changed": "{0} Kurse hinzugefügt, {1} geändert",
  Rates: "Kurse",
  "Choose or drop a CSV file": "CSV-Datei wählen oder ablegen",
  "This file is too large for a list of rates.":
    "Diese Datei ist zu groß für eine Liste von Kursen.",
  "From day": "Ab Tag",
  Rate: "Kurs",
  "Rate saved": "Kurs gespeichert",
  "Rate deleted": "Kurs gelöscht",
  "Change the rate of {0}": "Kurs von {0} ändern",
  "Delete the rate of {0}": "Kurs von {0} löschen",
  "Delete this rate?": "Diesen Kurs löschen?",
  "Amounts since {0} then count at the rate stored before, or not at all if there is none.":
    "Beträge seit {0} zählen dann zum Kurs davor, oder gar nicht, wenn es keinen gibt.",
  "No rates yet": "Noch keine Kurse",
  "Costs and opportunities in other currencies than {0} are left out of reports until you store a rate.":
    "Kosten und Opportunitys in anderen Währungen als {0} fehlen in Berichten, bis Sie einen Kurs speichern.",
  "There are amounts in {0}, of which no rate is stored here yet.":
    "Es gibt Beträge in {0}, wofür hier noch kein Kurs gespeichert ist.",
  "More rates": "Weitere Kurse",
  "Back to the first": "Zurück zu den ersten",
  "no rate": "kein Kurs",
  "Add cost": "Kosten hinzufügen",
  "Import CSV": "CSV importieren",
  "No costs yet": "Noch keine Kosten",
  "Enter what you spend on ads, tools and salaries, or import a CSV. Reports then show what a lead, an SQL and a customer cost.":
    "Tragen Sie ein, was Sie für Anzeigen, Werkzeuge und Gehälter ausgeben, oder importieren Sie eine CSV. Berichte zeigen dann, was ein Lead, ein SQL und ein Kunde kosten.",
  "No costs match": "Keine Kosten passen",
  "There are no costs in this period for this source or campaign.":
    "In diesem Zeitraum gibt es keine Kosten für diese Quelle oder Kampagne.",
  "Show all costs": "Alle Kosten anzeigen",
  "By month and source": "Nach Monat und Quelle",
  Entries: "Einträge",
  "The latest first.": "Die neuesten zuerst.",
  "Older costs": "Ältere Kosten",
  "Back to the latest": "Zurück zu den neuesten",
  "As your leads name it, so that reports can match them. Leave empty for overhead.":
    "So, wie Ihre Leads sie nennen, damit Berichte sie zuordnen. Leer lassen für Gemeinkosten.",
  Kind: "Art",
  "A month’s cost stands on its first day.": "Die Kosten eines Monats stehen an dessen erstem Tag.",
  "Change the cost of {0}": "Kosten von {0} ändern",
  "Delete the cost of {0}": "Kosten von {0} löschen",
  "Add a cost": "Kosten hinzufügen",
  "Change the cost": "Kosten ändern",
  "Delete this cost?": "Diese Kosten löschen?",
  "{0} is taken out of all reports. The audit log keeps it.":
    "{0} wird aus allen Berichten genommen. Das Protokoll bewahrt es.",
  "Cost saved": "Kosten gespeichert",
  "Cost deleted": "Kosten gelöscht",
};
