import type { Catalogue } from "@/lib/language";

export const libSettings: Catalogue = {
  "Somebody else changed the settings meanwhile. Reload the page to see theirs, then change yours.":
    "Jemand anderes hat die Einstellungen inzwischen geändert. Laden Sie die Seite neu, um sie zu sehen, und ändern Sie dann Ihre.",
  "“{0}” exists but is retired. Bring it back instead.":
    "„{0}“ gibt es, ist aber außer Gebrauch. Holen Sie es stattdessen zurück.",
  "“{0}” is in the list already.": "„{0}“ steht schon in der Liste.",
  "This reason does not exist any more.": "Diesen Grund gibt es nicht mehr.",
  "A short list gets honest answers: at most {0} reasons. Retire one first.":
    "Eine kurze Liste bekommt ehrliche Antworten: höchstens {0} Gründe. Nehmen Sie zuerst einen außer Gebrauch.",
  "Give the workspace a name.": "Geben Sie dem Arbeitsbereich einen Namen.",
  "Choose a time zone from the list.": "Wählen Sie eine Zeitzone aus der Liste.",
  "Choose a currency.": "Wählen Sie eine Währung.",
  "Choose at least one working day.": "Wählen Sie mindestens einen Arbeitstag.",
  "The working day must end after it begins.": "Der Arbeitstag muss enden, nachdem er beginnt.",
  "Use {0} or more.": "Verwenden Sie {0} oder mehr.",
  "Give a number of percent.": "Geben Sie eine Prozentzahl an.",
  "Use more than 0 %, or leave it empty.": "Verwenden Sie mehr als 0 %, oder lassen Sie es leer.",
  "Use at most 100 %.": "Verwenden Sie höchstens 100 %.",
  "Write each holiday as day/month/year, like 25/12/2026.":
    "Schreiben Sie jeden Feiertag als Tag/Monat/Jahr, wie 25/12/2026.",
  "Keep at most 400 holidays.": "Höchstens 400 Feiertage.",
  "Give an amount.": "Geben Sie einen Betrag an.",
  "Use more than 0, or leave it empty.": "Verwenden Sie mehr als 0, oder lassen Sie es leer.",
  "That is more than a customer can pay.": "Das ist mehr, als ein Kunde zahlen kann.",
  "Recycle or disqualify": "Zurückstellen oder disqualifizieren",
  "Say the reason in a few words.": "Sagen Sie den Grund in wenigen Worten.",
  "Use a day from 1970 to 2198.": "Nehmen Sie einen Tag von 1970 bis 2198.",
  "Use a year up to 2198.": "Nehmen Sie ein Jahr bis 2198.",
  "This is the last reason to recycle a lead. Add another one first.":
    "Das ist der letzte Grund, einen Lead zurückzustellen. Fügen Sie zuerst einen anderen hinzu.",
  "This is the last reason to disqualify a lead. Add another one first.":
    "Das ist der letzte Grund, einen Lead zu disqualifizieren. Fügen Sie zuerst einen anderen hinzu.",
  "Give an amount in the workspace's currency.":
    "Geben Sie einen Betrag in der Währung des Arbeitsbereichs an.",
};
