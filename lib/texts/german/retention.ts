import type { Catalogue } from "@/lib/language";

export const retention: Catalogue = {
  leads: "Leads",
  "How long Handoff keeps what it knows. It goes through these rules once a day.":
    "Wie lange Handoff aufbewahrt, was es weiß. Diese Regeln werden einmal am Tag durchgegangen.",
  "People whom nothing has happened to for long are erased as if an admin deleted them: what is known of them goes for good, amounts that were won or lost stay without a name, and the log keeps who was erased when, without what was known.":
    "Personen, zu denen lange nichts geschah, werden gelöscht, als täte es ein Admin: Was von ihnen bekannt ist, verschwindet endgültig, gewonnene oder verlorene Beträge bleiben ohne Namen, und das Protokoll bewahrt, wer wann gelöscht wurde, ohne das, was bekannt war.",
  "Erase leads that nothing has happened to": "Leads löschen, zu denen nichts geschah",
  For: "Seit",
  "Counted from the latest of: when they came, what they or a colleague did, their last move, and the day on which they were to come back.":
    "Gezählt ab dem Letzten von: wann sie kamen, was sie oder Kollegen taten, ihr letzter Schritt und der Tag ihrer Wiedervorlage.",
  "In the stages": "In den Phasen",
  "Counting…": "Wird gezählt…",
  "Choose months and stages to see how many leads that is.":
    "Wählen Sie Monate und Phasen, um zu sehen, wie viele Leads das sind.",
  "The leads could not be counted. Please try again.":
    "Die Leads konnten nicht gezählt werden. Bitte versuchen Sie es erneut.",
  "{0} would be erased today": "{0} würden heute gelöscht",
  "No lead would be erased today": "Heute würde kein Lead gelöscht",
  "Nothing since {0}.": "Nichts seit {0}.",
  "Show them": "Anzeigen",
  "Messages and imports": "Nachrichten und Importe",
  "Kept so that you can see what was sent or refused, send it again, and take imports back.":
    "Aufbewahrt, damit Sie sehen, was gesendet oder abgelehnt wurde, es erneut senden und Importe zurücknehmen können.",
  "Messages of webhooks": "Nachrichten von Webhooks",
  "After they were delivered or given up.": "Nachdem sie zugestellt oder aufgegeben wurden.",
  "After it was sent or given up. Leave it empty to keep it for good.":
    "Nachdem sie gesendet oder aufgegeben wurde. Leer lassen, um sie für immer zu behalten.",
  "Rows of imports": "Zeilen von Importen",
  "Refused rows, and the values that an import replaced, after it ended. From then on it cannot be taken back.":
    "Abgelehnte Zeilen und die Werte, die ein Import ersetzt hat, nach seinem Ende. Von da an kann er nicht mehr zurückgenommen werden.",
  "Retention saved": "Aufbewahrung gespeichert",
  "Erase {0} today?": "Heute {0} löschen?",
  "They are erased within minutes, and from then on every day those that become old enough. It cannot be taken back.":
    "Sie werden innerhalb von Minuten gelöscht, und danach jeden Tag die, die alt genug werden. Das kann nicht zurückgenommen werden.",
  "Switch on": "Einschalten",
};
