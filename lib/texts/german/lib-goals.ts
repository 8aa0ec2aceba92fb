import type { Catalogue } from "@/lib/language";

export const libGoals: Catalogue = {
  "This goal does not exist any more.": "Dieses Ziel gibt es nicht mehr.",
  "Somebody else changed this goal meanwhile. Reload the page to see it as it is now.":
    "Jemand anderes hat dieses Ziel inzwischen geändert. Laden Sie die Seite neu, um es zu sehen, wie es jetzt ist.",
  "The report does not understand these settings: {0}.":
    "Der Bericht versteht diese Einstellungen nicht: {0}.",
  "The report does not have this figure any more. Reload the page.":
    "Der Bericht hat diese Kennzahl nicht mehr. Laden Sie die Seite neu.",
  "There are {0} goals already. Delete some first.":
    "Es gibt schon {0} Ziele. Löschen Sie zuerst einige.",
  "This figure has such a goal already. Change that one.":
    "Diese Kennzahl hat schon ein solches Ziel. Ändern Sie jenes.",
  "This day is over. Choose today or a later day.":
    "Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren Tag.",
  "The report does not understand this goal’s settings any more: delete it.":
    "Der Bericht versteht die Einstellungen dieses Ziels nicht mehr: Löschen Sie es.",
  "Choose at least or at most.": "Wählen Sie mindestens oder höchstens.",
  "Choose a goal or a threshold.": "Wählen Sie ein Ziel oder einen Schwellenwert.",
  "Write the day as year-month-day, like 2026-03-31.":
    "Schreiben Sie den Tag als Jahr-Monat-Tag, wie 2026-03-31.",
  "This report has too many settings for a goal.":
    "Dieser Bericht hat zu viele Einstellungen für ein Ziel.",
  "Give a goal that is not below 0.": "Geben Sie ein Ziel an, das nicht unter 0 liegt.",
  "Give a share from 0 to 100 %.": "Geben Sie einen Anteil von 0 bis 100 % an.",
  "Give a whole number.": "Geben Sie eine ganze Zahl an.",
  "Give an amount that the currency has.": "Geben Sie einen Betrag an, den die Währung hat.",
  "not reached, above {0}": "nicht erreicht, über {0}",
  " of {0}": " von {0}",
  "not distinguishable from the goal": "nicht vom Ziel zu unterscheiden",
  "within the threshold": "innerhalb des Schwellenwerts",
  "threshold crossed": "Schwellenwert überschritten",
};
