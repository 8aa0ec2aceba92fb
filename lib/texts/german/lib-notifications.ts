import type { Catalogue } from "@/lib/language";

export const libNotifications: Catalogue = {
  "Only people are told of things.": "Nur Personen werden benachrichtigt.",
  "Your role is not told of this.": "Ihre Rolle wird hierüber nicht benachrichtigt.",
  "It is so already.": "Es ist schon so.",
  "Nothing of this is new.": "Nichts davon ist neu.",
  "There is no such page.": "Diese Seite gibt es nicht.",
  "Somebody gives you a lead": "Jemand gibt Ihnen einen Lead",
  "Somebody mentions you in a note": "Jemand erwähnt Sie in einer Notiz",
  "The agreed time for your lead is over within the hour":
    "Die vereinbarte Zeit für Ihren Lead ist innerhalb einer Stunde vorbei",
  "The agreed time for your lead is over": "Die vereinbarte Zeit für Ihren Lead ist vorbei",
  "It is time to call a lead of yours back": "Es ist Zeit, einen Ihrer Leads zurückzurufen",
  "Somebody rejects a lead that you own or made an MQL":
    "Jemand lehnt einen Lead ab, für den Sie zuständig sind oder den Sie zum MQL gemacht haben",
  "Marketing disputes a rejection that is yours, or that you may decide about":
    "Marketing widerspricht einer Ablehnung, die Ihre ist oder über die Sie entscheiden dürfen",
  "A dispute that you are part of is decided":
    "Ein Streitfall, an dem Sie beteiligt sind, ist entschieden",
  "Criteria wait for your signature": "Kriterien warten auf Ihre Unterschrift",
  "Sales answers criteria that you proposed":
    "Der Vertrieb antwortet auf Kriterien, die Sie vorgeschlagen haben",
  "An alert is raised": "Eine Warnung wird ausgelöst",
  "Your import ends or fails": "Ihr Import endet oder scheitert",
  "Messages of a webhook are given up": "Nachrichten eines Webhooks werden aufgegeben",
  "In the app": "In der App",
  "And by mail": "Und per E-Mail",
  Off: "Aus",
  "{0} notifications": "{0} Benachrichtigungen",
  "All of them: {0}/notifications": "Alle: {0}/notifications",
  "You get this because you chose so. To change it: {0}/settings/account":
    "Sie bekommen dies, weil Sie es so gewählt haben. Zum Ändern: {0}/settings/account",
  "a lead": "einen Lead",
  criteria: "Kriterien",
  "{0} gave you {1}": "{0} hat Ihnen {1} gegeben",
  "You were mentioned {0} times in notes on {1}": "Sie wurden {0}-mal in Notizen zu {1} erwähnt",
  "{0} mentioned you in a note on {1}": "{0} hat Sie in einer Notiz zu {1} erwähnt",
  "The agreed time for {0} is over at {1}": "Die vereinbarte Zeit für {0} ist um {1} vorbei",
  "The agreed time for {0} was over at {1}": "Die vereinbarte Zeit für {0} war um {1} vorbei",
  "{0} asked to be called back at {1}": "{0} bat um Rückruf um {1}",
  "{0} {1} the rejection of {2}": "{0} hat die Ablehnung von {2} {1}",
  overturned: "aufgehoben",
  upheld: "bestätigt",
  "{0} proposed {1} for your signature": "{0} hat {1} zu Ihrer Unterschrift vorgeschlagen",
  "{0} agreed to {1}": "{0} hat {1} zugestimmt",
  "{0} took {1} back to draft{2}": "{0} hat {1} zum Entwurf zurückgenommen{2}",
  "something left what was wanted": "etwas verließ das Gewünschte",
  "a file": "einer Datei",
  "The import of {0} failed{1}": "Der Import von {0} ist gescheitert{1}",
  "The import of {0} is done: {1} {2}": "Der Import von {0} ist fertig: {1} {2}",
  row: "Zeile",
  rows: "Zeilen",
  "A message": "Eine Nachricht",
  "{0} messages": "{0} Nachrichten",
  "{0} to {1} could not be delivered and {2} given up":
    "{0} an {1} konnten nicht zugestellt werden und {2} aufgegeben",
  "a webhook": "einen Webhook",
};
