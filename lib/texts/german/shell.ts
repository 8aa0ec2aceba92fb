import type { Catalogue } from "@/lib/language";

export const shell: Catalogue = {
  "Skip to content": "Zum Inhalt springen",
  Main: "Hauptnavigation",
  Appearance: "Darstellung",
  Light: "Hell",
  Dark: "Dunkel",
  "As the device": "Wie das Gerät",
  Density: "Dichte",
  Comfortable: "Luftig",
  Compact: "Kompakt",
  "This could not be loaded": "Das konnte nicht geladen werden",
  "Check your connection, then open it again. What you typed on this page is still here.":
    "Prüfen Sie Ihre Verbindung und öffnen Sie es dann erneut. Was Sie auf dieser Seite eingegeben haben, ist noch da.",
  "Check your connection.": "Prüfen Sie Ihre Verbindung.",
};
