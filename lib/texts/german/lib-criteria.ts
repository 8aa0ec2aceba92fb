import type { Catalogue } from "@/lib/language";

export const libCriteria: Catalogue = {
  "The version to start from does not exist any more.":
    "Die Version, von der ausgegangen werden soll, gibt es nicht mehr.",
  "There is no such template. Choose one from the list.":
    "Diese Vorlage gibt es nicht. Wählen Sie eine aus der Liste.",
  "{0} is already waiting for sales. Only one proposal can be open: have it answered or withdraw it first.":
    "{0} wartet schon auf den Vertrieb. Es kann nur ein Vorschlag offen sein: Lassen Sie ihn zuerst beantworten, oder ziehen Sie ihn zurück.",
  "The draft changed just now. Please try again.":
    "Der Entwurf hat sich gerade geändert. Bitte versuchen Sie es erneut.",
  "sent back": "zurückgegeben",
  "You worked on this version for marketing. Withdraw it to change it.":
    "Sie haben für das Marketing an dieser Version gearbeitet. Ziehen Sie sie zurück, um sie zu ändern.",
  "put in force": "in Kraft gesetzt",
  "The version changed just now. Please try again.":
    "Die Version hat sich gerade geändert. Bitte versuchen Sie es erneut.",
  'There is already an attribute "{0}".': "Es gibt schon ein Attribut „{0}“.",
  "This label is too close to another attribute's. Choose another one.":
    "Diese Bezeichnung ist der eines anderen Attributs zu ähnlich. Wählen Sie eine andere.",
  "An attribute's type cannot change. Add a new attribute instead.":
    "Der Typ eines Attributs kann sich nicht ändern. Fügen Sie stattdessen ein neues hinzu.",
  "There is no such attribute of your own.": "Ein solches eigenes Attribut gibt es nicht.",
  "Version {0} was agreed, so comments on it are closed. Comment on a draft instead.":
    "Version {0} wurde vereinbart, daher sind Kommentare dazu geschlossen. Kommentieren Sie stattdessen einen Entwurf.",
  "Comments are written by people, not by a key.":
    "Kommentare schreiben Personen, nicht Schlüssel.",
  "This rule is not in the saved draft. Save the draft first.":
    "Diese Regel steht nicht im gespeicherten Entwurf. Speichern Sie zuerst den Entwurf.",
  "Nobody commented on this yet.": "Noch hat dies niemand kommentiert.",
  resolved: "erledigt",
  reopened: "wieder geöffnet",
  "{0} {1} this already. Reload the page to see it as it is now.":
    "{0} hat dies schon {1}. Laden Sie die Seite neu, um es zu sehen, wie es jetzt ist.",
  "There is no such proposal of this version.":
    "Einen solchen Vorschlag dieser Version gibt es nicht.",
  "There is no evidence of such a proposal.": "Zu einem solchen Vorschlag gibt es keine Belege.",
  "No version is in force any more.": "Keine Version ist mehr in Kraft.",
  "The version that this was compared with does not exist any more.":
    "Die Version, mit der verglichen wurde, gibt es nicht mehr.",
  "The lead had not arrived by then.": "Der Lead war bis dahin nicht angekommen.",
  "Give the version a name.": "Geben Sie der Version einen Namen.",
  "Keep the name under 80 characters.": "Halten Sie den Namen unter 80 Zeichen.",
  "Keep the comment under 2,000 characters.": "Halten Sie den Kommentar unter 2.000 Zeichen.",
  "Give it a label.": "Geben Sie ihm eine Bezeichnung.",
  "Keep the label under 60 characters.": "Halten Sie die Bezeichnung unter 60 Zeichen.",
  "Say which rule it is about.": "Sagen Sie, um welche Regel es geht.",
  change: "Änderung",
  changes: "Änderungen",
  "Another version came into force just now. Please try again.":
    "Gerade eben trat eine andere Version in Kraft. Bitte versuchen Sie es erneut.",
  "a draft": "ein Entwurf",
  "proposed and waiting for sales": "vorgeschlagen und wartet auf den Vertrieb",
  "in force": "in Kraft",
  "version {0} ({1})": "Version {0} ({1})",
  "A version is signed by a person who is signed in, not by a key.":
    "Eine Version unterschreibt eine angemeldete Person, kein Schlüssel.",
  "Version {0} is {1}, so it cannot be {2}. Reload the page to see it as it is now.":
    "Version {0} ist {1} und kann daher nicht {2} werden. Laden Sie die Seite neu, um sie zu sehen, wie sie jetzt ist.",
  "{0} changed version {1} since you opened it. Nothing of yours was saved: compare with the newer one before you go on.":
    "{0} hat Version {1} geändert, seit Sie sie geöffnet haben. Nichts von Ihnen wurde gespeichert: Vergleichen Sie mit der neueren, bevor Sie weitermachen.",
  "One thing needs": "Eines braucht",
  "{0} things need": "{0} Dinge brauchen",
  "{0} attention before this draft can be proposed.":
    "{0} Aufmerksamkeit, bevor dieser Entwurf vorgeschlagen werden kann.",
  marketing: "Marketing",
  sales: "Vertrieb",
};
