import type { Catalogue } from "@/lib/language";

export const libUsers: Catalogue = {
  "This day is over already. Choose one that is to come.":
    "Dieser Tag ist schon vorbei. Wählen Sie einen, der noch kommt.",
  "{0} is not out of office.": "{0} ist nicht abwesend.",
  "Only a manager says when somebody else is out of office.":
    "Nur ein Manager sagt, wann jemand anderes abwesend ist.",
  "This person is not in the workspace any more.": "Diese Person ist nicht mehr im Arbeitsbereich.",
  "This workspace is already set up. Please sign in.":
    "Dieser Arbeitsbereich ist schon eingerichtet. Bitte melden Sie sich an.",
  "This link was used already or has run out. Ask an admin for a new one.":
    "Dieser Link wurde schon benutzt oder ist abgelaufen. Bitten Sie einen Admin um einen neuen.",
  "This link was used already or has run out.":
    "Dieser Link wurde schon benutzt oder ist abgelaufen.",
  "This person cannot sign in at present, so there is nothing to reset.":
    "Diese Person kann sich derzeit nicht anmelden, also gibt es nichts zurückzusetzen.",
  "This key does not exist or was revoked already.":
    "Diesen Schlüssel gibt es nicht, oder er wurde schon widerrufen.",
  "This key was revoked.": "Dieser Schlüssel wurde widerrufen.",
  "Only people have a password.": "Nur Personen haben ein Passwort.",
  "You sign in without a password. Ask an admin for a link to set one.":
    "Sie melden sich ohne Passwort an. Bitten Sie einen Admin um einen Link, um eines festzulegen.",
  "Too many wrong passwords. Please wait 15 minutes and try again.":
    "Zu viele falsche Passwörter. Bitte warten Sie 15 Minuten und versuchen Sie es erneut.",
  "This session has ended.": "Diese Sitzung hat geendet.",
  "This session has already ended.": "Diese Sitzung hat schon geendet.",
  "Only an admin may sign other people out.": "Nur ein Admin darf andere abmelden.",
  "Only people can sign out.": "Nur Personen können sich abmelden.",
  "This account cannot sign in.": "Dieses Konto kann sich nicht anmelden.",
  "This account exists already.": "Dieses Konto gibt es schon.",
  "Somebody with this email address already has an account.":
    "Jemand mit dieser E-Mail-Adresse hat schon ein Konto.",
  "This is the last admin. Make somebody else an admin first, so that the workspace keeps one.":
    "Das ist der letzte Admin. Machen Sie zuerst jemand anderen zum Admin, damit der Arbeitsbereich einen behält.",
  "{0} was changed by somebody else meanwhile. Please look again.":
    "{0} wurde inzwischen von jemand anderem geändert. Bitte sehen Sie noch einmal nach.",
  "Only people have an account to change.": "Nur Personen haben ein Konto, das zu ändern wäre.",
  "Your account was changed by somebody else meanwhile. Please try again.":
    "Ihr Konto wurde inzwischen von jemand anderem geändert. Bitte versuchen Sie es erneut.",
  "Only people have screens.": "Nur Personen haben Bildschirme.",
  "Only people have an account.": "Nur Personen haben ein Konto.",
  "Only an admin may see where other people are signed in.":
    "Nur ein Admin darf sehen, wo andere angemeldet sind.",
  "This email address is too long.": "Diese E-Mail-Adresse ist zu lang.",
  "Write a complete email address, like name@company.com.":
    "Schreiben Sie eine vollständige E-Mail-Adresse, wie name@company.com.",
  "Write a name.": "Schreiben Sie einen Namen.",
  "This is too short: use at least {0} characters.":
    "Das ist zu kurz: Verwenden Sie mindestens {0} Zeichen.",
  "Use at most 200 characters.": "Verwenden Sie höchstens 200 Zeichen.",
  "Use more than three different characters.": "Verwenden Sie mehr als drei verschiedene Zeichen.",
  "The password must not be the email address.": "Das Passwort darf nicht die E-Mail-Adresse sein.",
  "Choose a role.": "Wählen Sie eine Rolle.",
  "Write your current password.": "Schreiben Sie Ihr jetziges Passwort.",
  "The last day must not be before the first one.":
    "Der letzte Tag darf nicht vor dem ersten liegen.",
  "Say what the key is for.": "Sagen Sie, wofür der Schlüssel ist.",
  "Choose at least one thing that it may do.": "Wählen Sie mindestens etwas, das er darf.",
};
