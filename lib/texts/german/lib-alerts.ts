import type { Catalogue } from "@/lib/language";

export const libAlerts: Catalogue = {
  "There is no such alert.": "Diese Warnung gibt es nicht.",
  "This alert has ended meanwhile.": "Diese Warnung hat inzwischen geendet.",
  "{0} has taken note of it already.": "{0} hat sie schon zur Kenntnis genommen.",
  "This day was checked already.": "Dieser Tag wurde schon geprüft.",
  "Period: {0}": "Zeitraum: {0}",
  "All alerts: {0}/alerts": "Alle Warnungen: {0}/alerts",
  "You get this because you asked for alerts by mail. To stop: {0}/settings/account":
    "Sie bekommen dies, weil Sie Warnungen per E-Mail gewünscht haben. Zum Abbestellen: {0}/settings/account",
  "The agreed review of criteria version {0}, {1}":
    "Die vereinbarte Prüfung von Kriterienversion {0}, {1}",
  "Criteria version {0}, {1}, left what was agreed":
    "Kriterienversion {0}, {1}, verließ das Vereinbarte",
  "The goal’s last day is over.": "Der letzte Tag des Ziels ist vorbei.",
  "The goal was deleted.": "Das Ziel wurde gelöscht.",
  "Another version of the criteria is in force.": "Eine andere Version der Kriterien ist in Kraft.",
  "What was agreed is no longer missed.": "Was vereinbart war, wird nicht mehr verfehlt.",
  "{0} figures need a look": "{0} Kennzahlen brauchen einen Blick",
};
