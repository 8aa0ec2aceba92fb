import type { Catalogue } from "@/lib/language";

export const libSpend: Catalogue = {
  "This cost was deleted meanwhile.": "Diese Kosten wurden inzwischen gelöscht.",
  "Somebody else changed this cost meanwhile. Look at it again before you change it.":
    "Jemand anderes hat diese Kosten inzwischen geändert. Sehen Sie sie noch einmal an, bevor Sie sie ändern.",
  "Write the amount in {0}, like 1200.50.": "Schreiben Sie den Betrag in {0}, wie 1200,50.",
  "Somebody else": "Jemand anderes",
  "The cells hold these amounts already.": "Die Zellen enthalten diese Beträge schon.",
  source: "Quelle",
  campaign: "Kampagne",
  "it is {0} now": "jetzt sind es {0}",
  "it is empty now": "jetzt ist es leer",
  "{0} changed a budget meanwhile: {1}.": "{0} hat inzwischen ein Budget geändert: {1}.",
  "Somebody else changed a cost of these cells just now. Try again.":
    "Jemand anderes hat gerade Kosten dieser Zellen geändert. Versuchen Sie es erneut.",
  month: "Monat",
  "This rate was deleted meanwhile.": "Dieser Kurs wurde inzwischen gelöscht.",
  "Somebody else changed this rate meanwhile. Look at it again before you change it.":
    "Jemand anderes hat diesen Kurs inzwischen geändert. Sehen Sie ihn noch einmal an, bevor Sie ihn ändern.",
  "Amounts in {0} need no rate: it is the workspace's currency.":
    "Beträge in {0} brauchen keinen Kurs: Das ist die Währung des Arbeitsbereichs.",
  "Write how many {0} one {1} is worth, like 1.0823.":
    "Schreiben Sie, wie viele {0} ein {1} wert ist, wie 1,0823.",
  "There is a rate of {0} for this day already. Change that one.":
    "Für diesen Tag gibt es schon einen Kurs von {0}. Ändern Sie jenen.",
  "A workspace keeps at most {0} rates: bring in one per month.":
    "Ein Arbeitsbereich hat höchstens {0} Kurse: Übernehmen Sie einen pro Monat.",
  "All of these rates are stored already.": "Alle diese Kurse sind schon gespeichert.",
  "This link to more costs is damaged. Start from the first.":
    "Dieser Link zu weiteren Kosten ist beschädigt. Beginnen Sie bei den ersten.",
  "Total ({0})": "Summe ({0})",
  "This link to more rates is damaged. Start from the first.":
    "Dieser Link zu weiteren Kursen ist beschädigt. Beginnen Sie bei den ersten.",
  "Choose media, tools or salaries.": "Wählen Sie Media, Werkzeuge oder Gehälter.",
  "Give the amount.": "Geben Sie den Betrag an.",
  "That is not an amount.": "Das ist kein Betrag.",
  "The last day is before the first.": "Der letzte Tag liegt vor dem ersten.",
  "Choose a year like 2026.": "Wählen Sie ein Jahr wie 2026.",
  "Choose a month like 2026-03.": "Wählen Sie einen Monat wie 2026-03.",
  "{0} {1}, the rate stored for {2}": "{0} {1}, der für {2} gespeicherte Kurs",
  "{0} to {1} {2}, the rates stored for their days":
    "{0} bis {1} {2}, die für ihre Tage gespeicherten Kurse",
  "1 cost in {0} is": "1 Kostenposten in {0} ist",
  "{0} costs in {1} are": "{0} Kostenposten in {1} sind",
  "{0} counted at {1}.": "{0} zum Kurs {1} gezählt.",
  "1 cost is": "1 Kostenposten ist",
  "{0} costs are": "{0} Kostenposten sind",
  "{0} not in {1}, and no rate from {2} is stored: left out of every figure.":
    "{0} nicht in {1}, und kein Kurs ab {2} ist gespeichert: in keiner Zahl enthalten.",
  "1 budget in {0} is {1}.": "1 Budget in {0} ist {1}.",
  "{0} budgets in {1} are {2}.": "{0} Budgets in {1} sind {2}.",
  "counted in {0} at the": "gezählt in {0} zum",
  "left out: no rate to {0} holds for": "weggelassen: Kein Kurs zu {0} gilt für",
  "{0} rate of its month": "Kurs {0} seines Monats",
  "{0} rates of their months": "Kurse {0} ihrer Monate",
  "{0} its month": "{0} seinen Monat",
  "{0} their months": "{0} ihre Monate",
  Correction: "Korrektur",
  "Choose a year like 2026, or a month like 2026-03.":
    "Wählen Sie ein Jahr wie 2026, oder einen Monat wie 2026-03.",
  "That is neither a month nor a day.": "Das ist weder ein Monat noch ein Tag.",
  "Nothing was written.": "Nichts wurde geschrieben.",
  "Write at most {0} cells at once.": "Schreiben Sie höchstens {0} Zellen auf einmal.",
  "Give the rate.": "Geben Sie den Kurs an.",
  "That is not a rate.": "Das ist kein Kurs.",
  "Paste the rates, or choose a file.": "Fügen Sie die Kurse ein, oder wählen Sie eine Datei.",
  "Bring in fewer rates at once.": "Übernehmen Sie weniger Kurse auf einmal.",
  "has a rate in a line before.": "hat einen Kurs in einer Zeile davor.",
  "It has more parts than columns. Write decimals with a dot.":
    "Sie hat mehr Teile als Spalten. Schreiben Sie Dezimalzahlen mit Punkt.",
  "The first line must name the columns currency, day and rate.":
    "Die erste Zeile muss die Spalten currency, day und rate nennen.",
  "Line {0}: {1}": "Zeile {0}: {1}",
  " And {0} more lines.": " Und {0} weitere Zeilen.",
  "{0}{1} No rate was brought in.": "{0}{1} Kein Kurs wurde übernommen.",
  "The quotes in this text do not match: check the file.":
    "Die Anführungszeichen in diesem Text passen nicht zusammen: Prüfen Sie die Datei.",
  "“{0}” is not a currency.": "„{0}“ ist keine Währung.",
  "{0} is the workspace's currency and needs no rate.":
    "{0} ist die Währung des Arbeitsbereichs und braucht keinen Kurs.",
  "“{0}” is not a day like 2026-03-31.": "„{0}“ ist kein Tag wie 2026-03-31.",
  "“{0}” is not a rate like 1.0823.": "„{0}“ ist kein Kurs wie 1.0823.",
  "These cells do not belong together: load the page again.":
    "Diese Zellen gehören nicht zusammen: Laden Sie die Seite neu.",
  " And {0} more cells.": " Und {0} weitere Zellen.",
  "{0}{1} Nothing was saved.": "{0}{1} Nichts wurde gespeichert.",
  "Budgets are planned by month.": "Budgets werden nach Monaten geplant.",
  "Plan what has no campaign under its source.":
    "Planen Sie, was keine Kampagne hat, unter seiner Quelle.",
  "A budget is 0 or more.": "Ein Budget ist 0 oder mehr.",
  "{0} changed a cell meanwhile: {1}.": "{0} hat inzwischen eine Zelle geändert: {1}.",
  "“{0}” is not an amount in {1}, like 1200.50.": "„{0}“ ist kein Betrag in {1} wie 1200,50.",
};
