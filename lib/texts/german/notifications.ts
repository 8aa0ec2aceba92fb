import type { Catalogue } from "@/lib/language";

export const notifications: Catalogue = {
  Notifications: "Benachrichtigungen",
  "What happened that concerns you. A line counts as read once you open what it is about; all of them go after {0} days.":
    "Was Sie betrifft. Eine Zeile zählt als gelesen, sobald Sie öffnen, worum es geht; alle verschwinden nach {0} Tagen.",
  "{0} new": "{0} neu",
  "{0} or more new": "{0} oder mehr neu",
  "A new notification": "Eine neue Benachrichtigung",
  "{0} new notifications": "{0} neue Benachrichtigungen",
  "New:": "Neu:",
  Today: "Heute",
  Yesterday: "Gestern",
  "Mark all as read": "Alle als gelesen markieren",
  "All are read": "Alle sind gelesen",
  "Nothing yet": "Noch nichts",
  "You are told here when somebody gives you a lead or mentions you with @ and your name in a note, when the agreed time for your lead runs out, and of what else you choose.":
    "Hier erfahren Sie, wenn Ihnen jemand einen Lead gibt oder Sie mit @ und Ihrem Namen in einer Notiz erwähnt, wenn die vereinbarte Zeit für Ihren Lead abläuft, und was Sie sonst wählen.",
  "What you are told of": "Worüber Sie benachrichtigt werden",
  "Mail about several things goes out together, five minutes after the first, and leaves out what you have read by then. Alerts come by mail once a day at most.":
    "E-Mails über mehreres gehen zusammen hinaus, fünf Minuten nach dem Ersten, ohne das, was Sie bis dahin gelesen haben. Warnungen kommen höchstens einmal am Tag per E-Mail.",
  "Mail is not set up on this server yet, so nothing is sent. An admin sees what would have been.":
    "E-Mail ist auf diesem Server noch nicht eingerichtet, also wird nichts gesendet. Ein Admin sieht, was gesendet worden wäre.",
};
