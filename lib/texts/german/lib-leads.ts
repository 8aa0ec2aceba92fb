import type { Catalogue } from "@/lib/language";

export const libLeads: Catalogue = {
  "Only people who are signed in claim leads.": "Nur angemeldete Personen reservieren Leads.",
  "You are out of office until {0}. Say that you are back to take leads.":
    "Sie sind bis {0} abwesend. Sagen Sie, dass Sie zurück sind, um Leads zu nehmen.",
  "This lead is not offered to sales any more. Take another one.":
    "Dieser Lead wird dem Vertrieb nicht mehr angeboten. Nehmen Sie einen anderen.",
  "A colleague": "Ein Kollege",
  "{0} has this lead already. Take another one.":
    "{0} hat diesen Lead schon. Nehmen Sie einen anderen.",
  "You do not hold this lead any more.": "Sie halten diesen Lead nicht mehr.",
  "Your role does not give leads to other people.": "Ihre Rolle gibt Leads nicht an andere.",
  "A lead cannot be merged with itself. Choose another.":
    "Ein Lead kann nicht mit sich selbst zusammengeführt werden. Wählen Sie einen anderen.",
  "One of these leads does not exist any more.": "Einen dieser Leads gibt es nicht mehr.",
  "This merge was taken back already, or its lead is no longer there.":
    "Diese Zusammenführung wurde schon zurückgenommen, oder ihr Lead ist nicht mehr da.",
  "This lead was changed": "Dieser Lead wurde geändert",
  "{0}. Taking the merge back would lose that.":
    "{0}. Das Zurücknehmen der Zusammenführung würde das verlieren.",
  "An opportunity was opened for this lead since.":
    "Seither wurde für diesen Lead eine Opportunity eröffnet.",
  "{0} With the merge taken back nobody could close it.":
    "{0} Ohne die Zusammenführung könnte niemand sie schließen.",
  "None of these {0} leads was moved.": "Keiner dieser {0} Leads wurde verschoben.",
  "The email addresses and the external id belong to different leads.":
    "Die E-Mail-Adressen und die externe Id gehören zu verschiedenen Leads.",
  "This lead was merged or deleted just now. Try again.":
    "Dieser Lead wurde gerade zusammengeführt oder gelöscht. Versuchen Sie es erneut.",
  "Only people work leads.": "Nur Personen bearbeiten Leads.",
  "Use the three letters of a currency, like EUR.":
    "Verwenden Sie die drei Buchstaben einer Währung, wie EUR.",
  "Fit points": "Fit-Punkte",
  "Engagement points": "Engagement-Punkte",
  "Created on": "Angelegt am",
  "Last active on": "Zuletzt aktiv am",
  "In this stage since": "In dieser Phase seit",
  "These are too many conditions for an address. Make a segment of them.":
    "Das sind zu viele Bedingungen für eine Adresse. Machen Sie daraus ein Segment.",
  "These conditions are no JSON.": "Diese Bedingungen sind kein JSON.",
  "Lists ask for what is known of a lead. What leads did is for criteria to ask.":
    "Listen fragen nach dem, was von einem Lead bekannt ist. Was Leads getan haben, ist Sache der Kriterien.",
  "{0}: give a day, like 2026-03-31.": "{0}: Geben Sie einen Tag an, wie 2026-03-31.",
  "This is not an email address.": "Das ist keine E-Mail-Adresse.",
  "A lead has at most 20 further addresses.": "Ein Lead hat höchstens 20 weitere Adressen.",
  "A lead needs a name.": "Ein Lead braucht einen Namen.",
  "There is no such lead.": "Diesen Lead gibt es nicht.",
  "Say who this is: email or externalId.": "Sagen Sie, wer das ist: email oder externalId.",
  "Choose at least one lead.": "Wählen Sie mindestens einen Lead.",
  "At most {0} leads are moved at once.": "Höchstens {0} Leads werden auf einmal verschoben.",
  "Name each lead once.": "Nennen Sie jeden Lead einmal.",
  "Say what is to be changed.": "Sagen Sie, was geändert werden soll.",
  "The person asked for it": "Die Person hat darum gebeten",
  "Added by mistake": "Versehentlich hinzugefügt",
  "Made for a test": "Für einen Test angelegt",
  "Kept for as long as we may": "So lange aufbewahrt, wie wir dürfen",
  "There is a lead with the email address {0} already.":
    "Es gibt schon einen Lead mit der E-Mail-Adresse {0}.",
  "Leads can only be given to people who can work them.":
    "Leads können nur Personen gegeben werden, die sie bearbeiten können.",
  "Choose somebody else.": "Wählen Sie jemand anderen.",
  "{0} is working on this lead right now. Take another one.":
    "{0} bearbeitet diesen Lead gerade. Nehmen Sie einen anderen.",
  "This lead was merged into another one. Go on with that one.":
    "Dieser Lead wurde mit einem anderen zusammengeführt. Machen Sie mit jenem weiter.",
  "{0} is dated in the future.": "{0} liegt in der Zukunft.",
  "Say why this lead is reopened.": "Sagen Sie, warum dieser Lead wieder eröffnet wird.",
  "Needed.": "Erforderlich.",
  recycled: "zurückgestellt",
  disqualified: "disqualifiziert",
  "Choose why this lead is {0}.": "Wählen Sie, warum dieser Lead {0} wird.",
  '"{0}" needs {1} calls by our agreement; {2} {3} logged.':
    "„{0}“ braucht nach unserer Vereinbarung {1} Anrufe; erfasst: {2}.",
  "More attempts are needed.": "Es sind mehr Versuche nötig.",
  "Choose a day in the future on which this lead comes back.":
    "Wählen Sie einen Tag in der Zukunft, an dem dieser Lead wiederkommt.",
  "Choose a day in the future.": "Wählen Sie einen Tag in der Zukunft.",
  "Not an SQL yet by our agreement. {0}": "Nach unserer Vereinbarung noch kein SQL. {0}",
  "Becoming an SQL opens an opportunity: say what it may be worth and when.":
    "Ein SQL eröffnet eine Opportunity: Sagen Sie, was sie wert sein kann und wann.",
  "Say why this lead is made an MQL by hand.":
    "Sagen Sie, warum dieser Lead von Hand zum MQL wird.",
  "Your role does not move leads from {0} to {1}.":
    "Ihre Rolle verschiebt Leads nicht von {0} nach {1}.",
  "An arrival cannot be taken back.": "Eine Ankunft kann nicht zurückgenommen werden.",
  "This was taken back already; move the lead again.":
    "Das wurde schon zurückgenommen; verschieben Sie den Lead erneut.",
  "A move can be taken back for 24 hours. Move the lead instead.":
    "Ein Schritt kann 24 Stunden lang zurückgenommen werden. Verschieben Sie stattdessen den Lead.",
  "{0} made this move; they or a manager can take it back.":
    "{0} hat diesen Schritt gemacht; diese Person oder ein Manager kann ihn zurücknehmen.",
  "The move to {0} is dated before the lead's previous move.":
    "Der Schritt nach {0} liegt vor dem vorigen Schritt des Leads.",
  "a moment ago": "gerade eben",
  "{0} minutes ago": "vor {0} Minuten",
  "{0} hours ago": "vor {0} Stunden",
  "{0} days ago": "vor {0} Tagen",
  "moved this lead to {0}": "hat diesen Lead nach {0} verschoben",
  "took this lead back to {0}": "hat diesen Lead nach {0} zurückgenommen",
  "changed this lead": "hat diesen Lead geändert",
  "reassigned this lead": "hat diesen Lead neu zugewiesen",
  "merged another lead into this one": "hat einen anderen Lead mit diesem zusammengeführt",
  "This lead has changed meanwhile. Look at it again first.":
    "Dieser Lead hat sich inzwischen geändert. Sehen Sie ihn zuerst noch einmal an.",
  "{0} {1}. Look at it again before you go on.":
    "{0} {1}. Sehen Sie ihn noch einmal an, bevor Sie weitermachen.",
  "There is a lead with this external id already.":
    "Es gibt schon einen Lead mit dieser externen Id.",
  "There is a lead with this email address or external id already.":
    "Es gibt schon einen Lead mit dieser E-Mail-Adresse oder externen Id.",
  "This is no place in the list. Load the list again from its beginning.":
    "Das ist keine Stelle in der Liste. Laden Sie die Liste neu von Anfang an.",
  "There is no such attribute: criteria and lists would never see it.":
    "Ein solches Attribut gibt es nicht: Kriterien und Listen würden es nie sehen.",
  "{0} must be {1}.": "{0} muss {1} sein.",
  "true or false": "wahr oder falsch",
  "a day, like 2026-03-31": "ein Tag, wie 2026-03-31",
  "does not meet": "erfüllt nicht",
  "The lead {0} criteria version {1}.": "Der Lead {0} Kriterienversion {1}.",
  "Leads are moved to Inquiry and SQL one by one: an SQL needs its own BANT and opportunity.":
    "Leads werden einzeln nach Anfrage und SQL verschoben: Ein SQL braucht eigene BANT-Antworten und eine eigene Opportunity.",
};
