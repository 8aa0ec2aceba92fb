import type { Catalogue } from "@/lib/language";

export const auth: Catalogue = {
  Join: "Beitreten",
  "Join {0}": "{0} beitreten",
  "You are invited as {0}. {1}": "Sie sind als {0} eingeladen. {1}",
  "New password": "Neues Passwort",
  "Set a new password": "Neues Passwort festlegen",
  "You will be signed out everywhere else.": "Überall sonst werden Sie abgemeldet.",
  "Set up": "Einrichten",
  "Set up your workspace": "Ihren Arbeitsbereich einrichten",
  "You become its first admin and invite the others afterwards.":
    "Sie werden dessen erster Admin und laden danach die anderen ein.",
  "Sign in": "Anmelden",
};
