import type { Catalogue } from "@/lib/language";

export const libSegments: Catalogue = {
  "Somebody else changed this segment meanwhile. Reload the page to see it as it is now.":
    "Jemand anderes hat dieses Segment inzwischen geändert. Laden Sie die Seite neu, um es zu sehen, wie es jetzt ist.",
  "There are {0} segments already. Delete one first.":
    "Es gibt schon {0} Segmente. Löschen Sie zuerst eines.",
  "This segment does not exist any more.": "Dieses Segment gibt es nicht mehr.",
  "There is a segment “{0}” already. Choose another name.":
    "Es gibt schon ein Segment „{0}“. Wählen Sie einen anderen Namen.",
  "A view of their own": "Eine eigene Ansicht von jemandem",
  "Give the segment a name.": "Geben Sie dem Segment einen Namen.",
  "Choose another name.": "Wählen Sie einen anderen Namen.",
  "{0} (still being found)": "{0} (wird noch gesucht)",
};
