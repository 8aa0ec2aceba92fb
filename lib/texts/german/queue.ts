import type { Catalogue } from "@/lib/language";

export const queue: Catalogue = {
  "Ctrl ↵": "Strg ↵",
  "Whose leads": "Wessen Leads",
  "All sources": "Alle Quellen",
  "Search the queue": "Queue durchsuchen",
  Keys: "Tasten",
  "{0} offered{1}": "{0} angeboten{1}",
  ", {0} past the promise": ", {0} zu spät",
  "1 lead in nurture is due to come back": "1 Lead in Nurture ist zur Wiedervorlage fällig",
  "{0} leads in nurture are due": "{0} Leads in Nurture sind fällig",
  "You are out of office until {0}: nothing new is offered to you.":
    "Sie sind bis {0} abwesend: Ihnen wird nichts Neues angeboten.",
  "Change it": "Ändern",
  "1 lead is due while its owner is away: give it to somebody.":
    "1 Lead ist fällig, während die zuständige Person abwesend ist: Geben Sie ihn jemandem.",
  "{0} leads are due while their owners are away: give them to somebody.":
    "{0} Leads sind fällig, während die zuständigen Personen abwesend sind: Geben Sie sie jemandem.",
  "Leads in order: calls that are due, fast track, then what is due first, then score":
    "Leads der Reihe nach: fällige Anrufe, Fast Track, dann was zuerst fällig ist, dann Punkte",
  "{0}, {1} of {2}": "{0}, {1} von {2}",
  Yours: "Ihre",
  "Remove from the list": "Aus der Liste nehmen",
  "Choose a lead": "Wählen Sie einen Lead",
  "Press J for the next one, or choose one in the list.":
    "Drücken Sie J für den nächsten, oder wählen Sie einen aus der Liste.",
  "No lead to show": "Kein Lead anzuzeigen",
  "A lead that you choose in the list opens here.":
    "Ein Lead, den Sie in der Liste wählen, öffnet sich hier.",
  "Nothing waits": "Nichts wartet",
  "New MQLs appear here the moment they meet the criteria.":
    "Neue MQLs erscheinen hier, sobald sie die Kriterien erfüllen.",
  "See the criteria": "Kriterien ansehen",
  "Open the board": "Board öffnen",
  "Nothing here matches": "Hier passt nichts",
  "Other leads may wait: show all of them.": "Andere Leads warten vielleicht: Zeigen Sie alle an.",
  "You hold no leads": "Sie haben keine Leads",
  "Accept one that is offered, and it stays here until it is qualified or out.":
    "Nehmen Sie einen angebotenen an, und er bleibt hier, bis er qualifiziert oder ausgeschieden ist.",
  "Show all": "Alle anzeigen",
  Claim: "Reservieren",
  Release: "Freigeben",
  "More actions": "Weitere Aktionen",
  "This lead is accepted already.": "Dieser Lead ist schon angenommen.",
  "Accept the lead first: only an accepted lead is qualified.":
    "Nehmen Sie den Lead zuerst an: Nur ein angenommener Lead wird qualifiziert.",
  "You can read the queue. SDRs, managers and admins work it.":
    "Sie können die Queue lesen. SDRs, Manager und Admins bearbeiten sie.",
  "{0} is free for others": "{0} ist für andere frei",
  "{0} was not accepted": "{0} wurde nicht angenommen",
  "{0} was not released": "{0} wurde nicht freigegeben",
  "Go back to it": "Dorthin zurück",
  "It left the queue": "Er hat die Queue verlassen",
  "New in the queue: {0}": "Neu in der Queue: {0}",
  "Your day": "Ihr Tag",
  "Done today": "Heute erledigt",
  "Left for today": "Heute noch offen",
  Emails: "E-Mails",
  Meetings: "Termine",
  Qualified: "Qualifiziert",
  Recycled: "Zurückgestellt",
  Disqualified: "Disqualifiziert",
  "to 1 lead": "an 1 Lead",
  "to {0} leads": "an {0} Leads",
  "Call back": "Zurückrufen",
  "Past the agreed time": "Über der vereinbarten Zeit",
  "since {0}": "seit {0}",
  "They work everywhere on this page except while you type.":
    "Sie wirken überall auf dieser Seite, außer während Sie tippen.",
  "Next lead": "Nächster Lead",
  "Previous lead": "Voriger Lead",
  "Open and claim the lead": "Lead öffnen und reservieren",
  "Accept, and go to the next lead": "Annehmen und zum nächsten Lead gehen",
  "Write and log an email": "E-Mail schreiben und erfassen",
  "Recycle into nurture": "In Nurture zurückstellen",
  "Your day: what is done, and what is left": "Ihr Tag: was erledigt ist und was noch offen ist",
  "This list": "Diese Liste",
  "Send the form that is open, from any of its fields":
    "Das offene Formular senden, aus jedem seiner Felder",
  "Undo, as long as it is offered": "Rückgängig, solange es angeboten wird",
  "Next part of the page: navigation, page, messages":
    "Nächster Teil der Seite: Navigation, Seite, Meldungen",
  "Close what is open; back to the list": "Offenes schließen; zurück zur Liste",
};
