import type { Catalogue } from "@/lib/language";

export const libChallengers: Catalogue = {
  "This version of the criteria does not exist any more.":
    "Diese Version der Kriterien gibt es nicht mehr.",
  "This version is in force, so there is nothing to compare it with.":
    "Diese Version ist in Kraft, also gibt es nichts, womit sie zu vergleichen wäre.",
  "This draft cannot run yet: {0} Save it when it is mended.":
    "Dieser Entwurf kann noch nicht laufen: {0} Speichern Sie ihn, wenn er berichtigt ist.",
  "This version runs as a challenger already. Stop that one first.":
    "Diese Version läuft schon als Challenger. Halten Sie den zuerst an.",
  "{0} challengers run already: {1}. Stop one first.":
    "Es laufen schon {0} Challenger: {1}. Halten Sie zuerst einen an.",
  "There is no such challenger.": "Diesen Challenger gibt es nicht.",
  "This challenger has ended already. Reload the page to see when.":
    "Dieser Challenger hat schon geendet. Laden Sie die Seite neu, um zu sehen, wann.",
  "The challenger could not have handed this lead off.":
    "Der Challenger hätte diesen Lead nicht übergeben können.",
};
