import type { Catalogue } from "@/lib/language";

export const libViews: Catalogue = {
  Views: "Ansichten",
  "Somebody else changed this view meanwhile. Reload the page to see it as it is now.":
    "Jemand anderes hat diese Ansicht inzwischen geändert. Laden Sie die Seite neu, um sie zu sehen, wie sie jetzt ist.",
  "Only people keep views.": "Nur Personen bewahren Ansichten auf.",
  "You keep {0} views already. Delete some first.":
    "Sie haben schon {0} Ansichten. Löschen Sie zuerst einige.",
  "This view does not exist any more.": "Diese Ansicht gibt es nicht mehr.",
  "Only {0} or an admin may change this view.": "Nur {0} oder ein Admin darf diese Ansicht ändern.",
  "There is no report of that name.": "Einen Bericht dieses Namens gibt es nicht.",
  "Your role does not share views. Keep it for yourself.":
    "Ihre Rolle teilt keine Ansichten. Behalten Sie sie für sich.",
  "The page does not understand these settings: {0}.":
    "Die Seite versteht diese Einstellungen nicht: {0}.",
  "There is a view “{0}” of this page already. Choose another name.":
    "Es gibt schon eine Ansicht „{0}“ dieser Seite. Wählen Sie einen anderen Namen.",
  "There is no such view, or it is not shared with you.":
    "Diese Ansicht gibt es nicht, oder sie ist nicht mit Ihnen geteilt.",
  "Give the view a name.": "Geben Sie der Ansicht einen Namen.",
  "This view has too many settings to keep.":
    "Diese Ansicht hat zu viele Einstellungen zum Aufbewahren.",
  "A view of a report names it; others name none.":
    "Eine Ansicht eines Berichts nennt ihn; andere nennen keinen.",
};
