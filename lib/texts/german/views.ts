import type { Catalogue } from "@/lib/language";

export const views: Catalogue = {
  "Saved views of this page": "Gespeicherte Ansichten dieser Seite",
  "Shared with everybody": "Mit allen geteilt",
  "Shown now": "Jetzt gezeigt",
  "Cannot be shown as it was": "Kann nicht mehr wie zuvor gezeigt werden",
  "Save this view…": "Diese Ansicht speichern…",
  "Change “{0}”…": "„{0}“ ändern…",
  "Save this to “{0}”…": "In „{0}“ speichern…",
  "Save this view": "Diese Ansicht speichern",
  "Keeps the page as it is now, with its filters and settings, under a name.":
    "Bewahrt die Seite, wie sie jetzt ist, mit Filtern und Einstellungen, unter einem Namen.",
  "Change the view": "Ansicht ändern",
  "Share it with everybody in the workspace": "Mit allen im Arbeitsbereich teilen",
  "Let it show what the page shows now": "Zeigen lassen, was die Seite jetzt zeigt",
  "Delete the view “{0}”?": "Die Ansicht „{0}“ löschen?",
  "Its link stops working. Leads and reports are not touched.":
    "Ihr Link funktioniert dann nicht mehr. Leads und Berichte bleiben unberührt.",
  "View saved": "Ansicht gespeichert",
  "View changed": "Ansicht geändert",
  "View deleted": "Ansicht gelöscht",
  View: "Ansicht",
  Shows: "Zeigt",
  "Kept by": "Aufbewahrt von",
  "Seen by": "Zu sehen für",
  Everybody: "Alle",
  "Only you": "Nur Sie",
  "This view can no longer be shown as it was":
    "Diese Ansicht kann nicht mehr wie zuvor gezeigt werden",
  "{0} does not understand these of its settings any more: {1}. Open it without them, or delete the view.":
    "{0} versteht diese ihrer Einstellungen nicht mehr: {1}. Öffnen Sie sie ohne diese, oder löschen Sie die Ansicht.",
  "Open without them": "Ohne sie öffnen",
};
