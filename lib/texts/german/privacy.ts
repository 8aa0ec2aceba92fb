import type { Catalogue } from "@/lib/language";

export const privacy: Catalogue = {
  "People who are kept out": "Personen, die ferngehalten werden",
  "No import, form, program or colleague brings a lead with such an address in. Of the address itself only a hash is kept, so they cannot be listed: look one up.":
    "Kein Import, Formular, Programm oder Kollege bringt einen Lead mit einer solchen Adresse herein. Von der Adresse selbst wird nur ein Hash aufbewahrt, daher lassen sie sich nicht auflisten: Schlagen Sie eine nach.",
  "Nobody is kept out yet.": "Noch wird niemand ferngehalten.",
  "1 address is kept out.": "1 Adresse wird ferngehalten.",
  "{0} addresses are kept out.": "{0} Adressen werden ferngehalten.",
  "Email address": "E-Mail-Adresse",
  "Look up": "Nachschlagen",
  "{0} is kept out since {1}, by {2}.": "{0} wird seit {1} ferngehalten, durch {2}.",
  "{0} is not kept out.": "{0} wird nicht ferngehalten.",
  "Keep out": "Fernhalten",
  "What is kept of one person": "Was von einer Person aufbewahrt wird",
  "A lead’s page has, under More, everything that is kept of the person as a file to hand to them, and deletes it for good.":
    "Die Seite eines Leads hat unter „Mehr“ alles, was von der Person aufbewahrt wird, als Datei zum Aushändigen, und löscht es endgültig.",
  "Find the lead": "Lead finden",
};
