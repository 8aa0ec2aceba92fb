import type { Catalogue } from "@/lib/language";

export const desk: Catalogue = {
  "Audit log": "Protokoll",
  "Every change in this workspace: who made it, what it was before and after.":
    "Jede Änderung in diesem Arbeitsbereich: von wem, wie es vorher war und wie danach.",
  "Export CSV": "CSV exportieren",
  "Nothing here": "Nichts vorhanden",
  "No entry matches these filters.": "Kein Eintrag passt zu diesen Filtern.",
  "No entry matches in this stretch of the log; older ones may.":
    "In diesem Abschnitt des Protokolls passt kein Eintrag; ältere vielleicht.",
  Pages: "Seiten",
  Newest: "Neueste",
  Older: "Ältere",
  "Leads that would qualify": "Leads, die sich qualifizieren würden",
  "{0} would qualify": "{0} würden sich qualifizieren",
  "Of {0}, as of {1}.": "Von {0}, Stand {1}.",
  "inquiry or nurtured lead": "Anfrage oder Lead in Nurture",
  "inquiries and nurtured leads": "Anfragen und Leads in Nurture",
  "The first": "Die ersten",
  "are shown.": "werden angezeigt.",
  Nobody: "Niemand",
  "No inquiry and no nurtured lead meets this version now.":
    "Derzeit erfüllt keine Anfrage und kein Lead in Nurture diese Version.",
  "Criteria {0}": "Kriterien {0}",
  Criteria: "Kriterien",
  Proposal: "Vorschlag",
  "What marketing and sales agreed makes a lead qualified. Marketing proposes, sales agrees.":
    "Was einen Lead laut Vereinbarung von Marketing und Vertrieb qualifiziert. Marketing schlägt vor, der Vertrieb stimmt zu.",
  "No agreement yet": "Noch keine Vereinbarung",
  "Criteria say which leads marketing hands to sales: points for who they are (fit), points for what they did (engagement), and a threshold for each.":
    "Kriterien sagen, welche Leads Marketing an den Vertrieb übergibt: Punkte dafür, wer sie sind (Fit), Punkte dafür, was sie getan haben (Engagement), und je einen Schwellenwert.",
  "Start a draft from a template, propose it, and have a manager agree for sales. Until a version is in force, no lead becomes an MQL by itself.":
    "Beginnen Sie einen Entwurf aus einer Vorlage, schlagen Sie ihn vor und lassen Sie einen Manager für den Vertrieb zustimmen. Solange keine Version gilt, wird kein Lead von selbst zum MQL.",
  "Somebody from marketing starts a draft and proposes it. Until a version is in force, no lead becomes an MQL by itself.":
    "Jemand aus dem Marketing beginnt einen Entwurf und schlägt ihn vor. Solange keine Version gilt, wird kein Lead von selbst zum MQL.",
  "In force:": "In Kraft:",
  version: "Version",
  Since: "Seit",
  "No version is in force": "Keine Version ist in Kraft",
  "A version takes effect after marketing proposed it, sales agreed, and somebody put it in force. Until then no lead becomes an MQL by itself.":
    "Eine Version gilt, nachdem Marketing sie vorgeschlagen, der Vertrieb zugestimmt und jemand sie in Kraft gesetzt hat. Bis dahin wird kein Lead von selbst zum MQL.",
  "Not for your role": "Nicht für Ihre Rolle",
  "Your role does not include this page. Ask an admin of your workspace if you need it.":
    "Ihre Rolle umfasst diese Seite nicht. Fragen Sie einen Admin Ihres Arbeitsbereichs, wenn Sie sie brauchen.",
  Form: "Formular",
  Preview: "Vorschau",
  "As visitors see it, as it was last saved.":
    "Wie Besucher es sehen, so wie es zuletzt gespeichert wurde.",
  "Preview of {0}": "Vorschau von {0}",
  Archived: "Archiviert",
  "{0} of {1}": "{0} von {1}",
  "Which submissions": "Welche Einsendungen",
  All: "Alle",
  "Became MQL": "Wurde MQL",
  "Became SQL": "Wurde SQL",
  "Nothing here yet": "Noch nichts vorhanden",
  "Nobody who sent this form has come so far since.":
    "Niemand, der dieses Formular gesendet hat, ist seither so weit gekommen.",
  "What people send appears here, with the lead that it became.":
    "Was gesendet wird, erscheint hier mit dem Lead, der daraus wurde.",
  "Show older submissions": "Ältere Einsendungen anzeigen",
  Imports: "Importe",
  "Import another file": "Weitere Datei importieren",
  "Import a file": "Datei importieren",
  "Nothing is written before you have seen what would happen.":
    "Es wird nichts geschrieben, bevor Sie gesehen haben, was geschehen würde.",
  "Leads, activities, opportunities and costs from CSV files. The same file twice changes nothing.":
    "Leads, Aktivitäten, Opportunitys und Kosten aus CSV-Dateien. Dieselbe Datei ein zweites Mal ändert nichts.",
  "Nothing was imported yet": "Noch nichts importiert",
  "Export your leads from the system that you use now as CSV. Headings of HubSpot, Salesforce and Zoho are recognised, and nothing is written before you have seen what would happen.":
    "Exportieren Sie Ihre Leads aus Ihrem jetzigen System als CSV. Überschriften von HubSpot, Salesforce und Zoho werden erkannt, und es wird nichts geschrieben, bevor Sie gesehen haben, was geschehen würde.",
  "Show older imports": "Ältere Importe anzeigen",
  "Not found": "Nicht gefunden",
  "There is nothing at this address. It may have been removed, or the link is not complete.":
    "Unter dieser Adresse ist nichts. Vielleicht wurde es entfernt, oder der Link ist unvollständig.",
  "This goal is not there": "Dieses Ziel ist nicht da",
  "It may have been deleted, or the link is not complete. Alerts that it raised are kept.":
    "Vielleicht wurde es gelöscht, oder der Link ist unvollständig. Warnungen, die es ausgelöst hat, bleiben.",
  "These criteria are not there": "Diese Kriterien sind nicht da",
  "Drafts can be deleted. What was in force once stays: look among all versions.":
    "Entwürfe lassen sich löschen. Was einmal in Kraft war, bleibt: Sehen Sie unter allen Versionen nach.",
  "All versions": "Alle Versionen",
  "This view is not there": "Diese Ansicht ist nicht da",
  "Whoever saved it may have deleted it or does not share it any more, or the link is not complete.":
    "Wer sie gespeichert hat, hat sie vielleicht gelöscht oder teilt sie nicht mehr, oder der Link ist unvollständig.",
  "Your account": "Ihr Konto",
  You: "Sie",
  Password: "Passwort",
  "Changing it signs you out of all other browsers.":
    "Wenn Sie es ändern, werden Sie in allen anderen Browsern abgemeldet.",
  "You sign in without a password. An admin can give you a link to set one.":
    "Sie melden sich ohne Passwort an. Ein Admin kann Ihnen einen Link geben, um eines festzulegen.",
  "Where you are signed in": "Wo Sie angemeldet sind",
  "What a program may do here with a key, over HTTP and JSON.":
    "Was ein Programm hier mit einem Schlüssel über HTTP und JSON tun kann.",
  "OpenAPI document": "OpenAPI-Dokument",
  "Before you start": "Bevor Sie beginnen",
  "Make a key": "Schlüssel erstellen",
  "An admin makes a key": "Ein Admin erstellt einen Schlüssel",
  "and send it as": "und Sie senden ihn als",
  ". It may do what its role may, or less if it is narrowed to some of:":
    ". Er darf, was seine Rolle darf, oder weniger, wenn er eingeschränkt ist auf einige von:",
  "A POST with the header": "Ein POST mit dem Header",
  "may be sent again within a day: it is done once and answered as the first time.":
    "darf innerhalb eines Tages noch einmal gesendet werden: Es wird einmal ausgeführt und wie beim ersten Mal beantwortet.",
  "Lists come in pages: follow": "Listen kommen in Seiten: Folgen Sie",
  "until it is null.": "bis es null ist.",
  "What is refused comes as": "Was abgelehnt wird, kommt als",
  "with a": "mit einem",
  "for people, a": "für Menschen, einem",
  "and, per field,": "und, je Feld,",
  ". Nothing was changed then.": ". Dann wurde nichts geändert.",
  "A key has 1,200 requests a minute;": "Ein Schlüssel hat 1.200 Anfragen pro Minute;",
  "says how many are left,": "sagt, wie viele übrig sind,",
  "how many seconds to wait.": "wie viele Sekunden zu warten ist.",
  "Limits of the board": "Limits des Boards",
  "API keys": "API-Schlüssel",
  "A key lets a program send and read leads, costs and reports. It is shown once and kept only as a hash. Its last use is noted once an hour.":
    "Mit einem Schlüssel kann ein Programm Leads, Kosten und Berichte senden und lesen. Er wird einmal angezeigt und nur als Hash aufbewahrt. Seine letzte Verwendung wird einmal in der Stunde vermerkt.",
  "No keys yet": "Noch keine Schlüssel",
  "Make one for each program, so that you can revoke it without stopping the others.":
    "Erstellen Sie für jedes Programm einen, damit Sie ihn widerrufen können, ohne die anderen anzuhalten.",
  Workspace: "Arbeitsbereich",
  People: "Personen",
  "Exit reasons": "Ablehnungsgründe",
  Segments: "Segmente",
  "Mail templates": "E-Mail-Vorlagen",
  Mail: "E-Mail",
  Privacy: "Datenschutz",
  Retention: "Aufbewahrung",
  Settings: "Einstellungen",
  "Only an admin can invite people or change roles.":
    "Nur ein Admin kann Personen einladen oder Rollen ändern.",
  "Open links": "Offene Links",
  "Invitations and links for a new password that nobody has used yet.":
    "Einladungen und Links für ein neues Passwort, die noch niemand benutzt hat.",
  "Signed in": "Angemeldet",
  "Every browser that can use this workspace now.":
    "Jeder Browser, der diesen Arbeitsbereich jetzt nutzen kann.",
  "One is asked for whenever a lead is recycled or disqualified. Reports and suggestions read them.":
    "Danach wird gefragt, wenn ein Lead zurückgestellt oder disqualifiziert wird. Berichte und Vorschläge werten sie aus.",
  "Where your forms stand, and whose visits become activities once people tell who they are.":
    "Wo Ihre Formulare stehen, und wessen Besuche zu Aktivitäten werden, sobald die Leute sagen, wer sie sind.",
  "Workspace settings": "Einstellungen des Arbeitsbereichs",
};
