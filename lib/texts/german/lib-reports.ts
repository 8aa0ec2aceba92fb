import type { Catalogue } from "@/lib/language";

export const libReports: Catalogue = {
  "Which companies respond, who of them is engaged, and how far do they get?":
    "Welche Firmen melden sich, wer daraus ist engagiert, und wie weit kommen sie?",
  "(no company domain)": "(keine Firmendomain)",
  "{0} more companies with fewer leads are in the total only.":
    "{0} weitere Firmen mit weniger Leads sind nur in der Summe.",
  "No lead was created in this period.": "In diesem Zeitraum wurde kein Lead angelegt.",
  Engaged: "Engagiert",
  "With a point of engagement or more now": "Mit mindestens einem Engagement-Punkt jetzt",
  Customers: "Kunden",
  "Seniority known": "Seniorität bekannt",
  "Customer since": "Kunde seit",
  "By {0}": "Nach {0}",
  "With a known domain; opens to all leads of the row":
    "Mit bekannter Domain; öffnet alle Leads der Zeile",
  "What is known begins only after the first day of the period compared with: it may lack some.":
    "Was bekannt ist, beginnt erst nach dem ersten Tag des Vergleichszeitraums: Ihm kann einiges fehlen.",
  "There is no period before all time, so nothing is compared. Choose another period to compare.":
    "Vor der gesamten Zeit gibt es keinen Zeitraum, also wird nichts verglichen. Wählen Sie einen anderen Zeitraum zum Vergleichen.",
  "This report shows costs, which your role does not see.":
    "Dieser Bericht zeigt Kosten, die Ihre Rolle nicht sieht.",
  "{0} cannot be split further.": "{0} kann nicht weiter aufgeteilt werden.",
  "{0} cannot be split by {1}. Choose one of: {2}.":
    "{0} kann nicht nach {1} aufgeteilt werden. Wählen Sie eines von: {2}.",
  "{0} cannot be filtered by {1}.": "{0} kann nicht nach {1} gefiltert werden.",
  "{0} cannot be compared with another period.":
    "{0} kann nicht mit einem anderen Zeitraum verglichen werden.",
  "Choose two different models to compare.":
    "Wählen Sie zwei verschiedene Modelle zum Vergleichen.",
  "(no known touch)": "(kein bekannter Touchpoint)",
  credit: "Anteil",
  "{0} by {1}": "{0} nach {1}",
  "What the leads answered to “How did you hear of us?”; without a known touch: those that answered nothing":
    "Was die Leads auf „Wie haben Sie von uns gehört?“ antworteten; ohne bekannten Touchpoint: die ohne Antwort",
  "No lead became {0} in this period.": "In diesem Zeitraum wurde kein Lead {0}.",
  "an MQL": "ein MQL",
  "an SQL": "ein SQL",
  "a customer": "ein Kunde",
  "per MQL": "je MQL",
  "per SQL": "je SQL",
  "CAC by {0}": "CAC nach {0}",
  "Cost {0} by {1}": "Kosten {0} nach {1}",
  "All costs": "Alle Kosten",
  "Paid {0}, {1}": "Bezahlt {0}, {1}",
  "Loaded {0}, {1}": "Voll {0}, {1}",
  "There are neither costs nor touches in this period.":
    "In diesem Zeitraum gibt es weder Kosten noch Touchpoints.",
  "less than one": "weniger als einer",
  "Revenue by {0}": "Umsatz nach {0}",
  "None of these leads has won anything yet.": "Keiner dieser Leads hat bisher etwas gewonnen.",
  "Which sources and campaigns bring MQLs, SQLs and customers, by which model?":
    "Welche Quellen und Kampagnen bringen MQLs, SQLs und Kunden, nach welchem Modell?",
  "{0} won opportunities are in other currencies than {1}, for which no rate is stored: left out.":
    "{0} gewonnene Opportunitys sind in anderen Währungen als {1}, für die kein Kurs gespeichert ist: weggelassen.",
  "Costs without a source are in the total, in no row.":
    "Kosten ohne Quelle sind in der Summe, in keiner Zeile.",
  "Costs without a campaign are in the total, in no row.":
    "Kosten ohne Kampagne sind in der Summe, in keiner Zeile.",
  "By {0}, under two attribution models": "Nach {0}, unter zwei Attributionsmodellen",
  "Months that are over": "Monate, die vorbei sind",
  "No month is over": "Kein Monat ist vorbei",
  "Lag-matched, fully loaded": "Zeitversetzt, voll",
  "Cost of the month": "Kosten des Monats",
  "Customers first reached in it": "Kunden, in ihm zuerst erreicht",
  "Customers whose first touch by marketing was in the month, whenever they were won":
    "Kunden, die das Marketing in diesem Monat zuerst erreichte, wann immer sie gewonnen wurden",
  "There are neither costs nor customers in this period.":
    "In diesem Zeitraum gibt es weder Kosten noch Kunden.",
  "Media only": "Nur Media",
  "Fully loaded": "Voll",
  Payback: "Amortisation",
  "Months to pay back": "Monate bis zur Amortisation",
  "What a customer brings before they are lost, over what winning them cost":
    "Was ein Kunde einbringt, bevor er verloren geht, geteilt durch das, was er gekostet hat",
  "Without both costs and new customers in this period there is nothing to pay back.":
    "Ohne Kosten und neue Kunden in diesem Zeitraum gibt es nichts zu amortisieren.",
  "no CAC": "kein CAC",
  "not set": "nicht angegeben",
  "a customer's revenue per month": "der Umsatz eines Kunden pro Monat",
  "the gross margin": "die Bruttomarge",
  "the share of customers lost per month": "der Anteil der pro Monat verlorenen Kunden",
  "Payback and LTV need what an admin can set under Settings: {0}.":
    "Amortisation und LTV brauchen, was ein Admin unter Einstellungen angeben kann: {0}.",
  "(no {0})": "(ohne {0})",
  "New customers": "Neue Kunden",
  "Paid CAC": "Bezahlter CAC",
  "CAC with all costs": "CAC mit allen Kosten",
  "Customer acquisition cost": "Kundenakquisekosten",
  "What does a new customer cost, and what a lead, an MQL, an SQL?":
    "Was kostet ein neuer Kunde, und was ein Lead, ein MQL, ein SQL?",
  "CAC by month": "CAC nach Monat",
  "Costs by month": "Kosten nach Monat",
  "What one costs": "Was einer kostet",
  One: "Einer",
  "In the period": "Im Zeitraum",
  "Customer (CAC)": "Kunde (CAC)",
  "There are neither costs nor leads in this period. Enter costs under Spend.":
    "In diesem Zeitraum gibt es weder Kosten noch Leads. Tragen Sie Kosten unter Ausgaben ein.",
  "Planned for the whole month": "Geplant für den ganzen Monat",
  "Whole period": "Ganzer Zeitraum",
  "By month": "Nach Monat",
  Tools: "Werkzeuge",
  Salaries: "Gehälter",
  "Fully loaded CAC": "Voller CAC",
  "too early: day {0} of {1}": "zu früh: Tag {0} von {1}",
  "no costs": "keine Kosten",
  "Costs are known by source and campaign only: with another filter they would be those of all, divided by some leads, and are left out.":
    "Kosten sind nur nach Quelle und Kampagne bekannt: Mit einem anderen Filter wären es die von allen, geteilt durch einige Leads; sie fehlen deshalb.",
  "Under attribution models, costs without a source are in the total, in no row.":
    "Nach Attributionsmodellen stehen Kosten ohne Quelle in der Summe, in keiner Zeile.",
  "Under attribution models, costs without a campaign are in the total, in no row.":
    "Nach Attributionsmodellen stehen Kosten ohne Kampagne in der Summe, in keiner Zeile.",
  "cut month": "angeschnittener Monat",
  "The period begins on {0}: {1} that is written on earlier days of that month is not in it. A month’s cost stands on its first day: choose whole months to divide it by what they brought.":
    "Der Zeitraum beginnt am {0}: {1}, an früheren Tagen dieses Monats eingetragen, sind nicht darin. Die Kosten eines Monats stehen an seinem ersten Tag: Wählen Sie ganze Monate, um sie durch das zu teilen, was diese brachten.",
  "The period ends on {0}, before its month does: costs of the whole month, which stand on its first day, are in it, and what the month brought later is not.":
    "Der Zeitraum endet am {0}, vor seinem Monat: Die Kosten des ganzen Monats, die an dessen erstem Tag stehen, sind darin, was der Monat später brachte, nicht.",
  "Won share": "Gewinnquote",
  "Won of closed": "Gewonnen von geschlossenen",
  "Median days, won": "Median Tage, gewonnen",
  "Median days, lost": "Median Tage, verloren",
  "Won amount": "Gewonnener Betrag",
  "Average won": "Durchschnitt gewonnen",
  "By the time of closing": "Nach Zeitpunkt des Abschlusses",
  "No opportunity was closed in this period.":
    "In diesem Zeitraum wurde keine Opportunity geschlossen.",
  "Won share of closed opportunities by the time of closing, with 95 % interval":
    "Gewinnquote geschlossener Opportunitys nach Zeitpunkt des Abschlusses, mit 95-%-Intervall",
  "Average won by the time of closing": "Durchschnitt gewonnen nach Zeitpunkt des Abschlusses",
  "(no lead)": "(kein Lead)",
  "Of the leads that became MQL, how many did sales qualify?":
    "Wie viele der Leads, die MQL wurden, hat der Vertrieb qualifiziert?",
  "No lead became MQL in this period.": "In diesem Zeitraum wurde kein Lead MQL.",
  "By the time they became MQL": "Nach dem Zeitpunkt, zu dem sie MQL wurden",
  "Share that reached SQL within {0} days, by {1}, with 95 % interval":
    "Anteil, der innerhalb von {0} Tagen SQL erreichte, nach {1}, mit 95-%-Intervall",
  "SQL within {0} days": "SQL innerhalb von {0} Tagen",
  Conversion: "Konversion",
  Estimate: "Schätzung",
  "What the share will be when the window is over for all":
    "Was der Anteil sein wird, wenn das Fenster für alle vorbei ist",
  "Still open": "Noch offen",
  "Neither SQL nor disqualified, and inside the window":
    "Weder SQL noch disqualifiziert, und innerhalb des Fensters",
  "Criteria versions": "Kriterienversionen",
  "Did a change of the criteria make better MQLs?":
    "Hat eine Änderung der Kriterien bessere MQLs ergeben?",
  "Not answered": "Nicht beantwortet",
  "Neither accepted nor let go so far": "Bisher weder angenommen noch gehen gelassen",
  Acceptance: "Annahmequote",
  "Share that reached SQL within {0} days, with 95 % interval":
    "Anteil, der innerhalb von {0} Tagen SQL erreichte, mit 95-%-Intervall",
  "Disputed by marketing": "Vom Marketing bestritten",
  Disputed: "Widersprochen",
  "Not decided": "Nicht entschieden",
  "A manager has not decided so far, or the lead went on first":
    "Ein Manager hat bisher nicht entschieden, oder der Lead ging vorher weiter",
  "The rejection stands": "Die Ablehnung gilt",
  "The rejection was taken back": "Die Ablehnung wurde zurückgenommen",
  "Overturned of decided": "Aufgehoben von entschiedenen",
  "No rejection of these MQLs was disputed.": "Keiner Ablehnung dieser MQLs wurde widersprochen.",
  "How far did the leads of a period get?": "Wie weit kamen die Leads eines Zeitraums?",
  "Leads that reached each stage, and the share of the stage before":
    "Leads, die jede Phase erreichten, und der Anteil der Phase davor",
  "Some of these leads are younger than {0} days: the lower stages can still fill.":
    "Einige dieser Leads sind jünger als {0} Tage: Die unteren Phasen können sich noch füllen.",
  "Of all leads": "Von allen Leads",
  "(never MQL)": "(nie MQL)",
  "(removed user)": "(entfernte Person)",
  "(deleted version)": "(gelöschte Version)",
  "How many opportunities are won, and how long do they take?":
    "Wie viele Opportunitys werden gewonnen, und wie lange dauern sie?",
  "Closed, by {0}": "Geschlossen, nach {0}",
  "Open now": "Jetzt offen",
  "Won share of closed opportunities, with 95 % interval":
    "Gewinnquote geschlossener Opportunitys, mit 95-%-Intervall",
  "{0} opportunities are in other currencies than {1}, for which no rate is stored: they are counted, their amounts are not.":
    "{0} Opportunitys sind in anderen Währungen als {1}, für die kein Kurs gespeichert ist: Sie werden gezählt, ihre Beträge nicht.",
  "Write days as year-month-day, like 2026-03-31.":
    "Schreiben Sie Tage als Jahr-Monat-Tag, wie 2026-03-31.",
  "Reject and recycle reasons": "Gründe für Ablehnung und Zurückstellung",
  "Why do hand-offs end, and who must act on it?": "Warum enden Übergaben, und wer muss handeln?",
  "No hand-off of this period has ended.": "Keine Übergabe dieses Zeitraums hat geendet.",
  "By reason": "Nach Grund",
  "By {0} and reason": "Nach {0} und Grund",
  "Share of ended hand-offs, with 95 % interval":
    "Anteil der beendeten Übergaben, mit 95-%-Intervall",
  "Ended hand-offs by the {0} they became MQL":
    "Beendete Übergaben danach, wann sie MQL wurden: {0}",
  "Share of ended": "Anteil der beendeten",
  "Ended into nurture": "In Nurture geendet",
  "Never accepted": "Nie angenommen",
  "(no reason)": "(kein Grund)",
  "Other reasons": "Andere Gründe",
  "No cost of this period carries figures that a platform reported.":
    "Keine Kosten dieses Zeitraums enthalten von einer Plattform gemeldete Zahlen.",
  "Reported by the platforms": "Von den Plattformen gemeldet",
  "Of the rows with reported figures": "Der Zeilen mit gemeldeten Zahlen",
  Clicks: "Klicks",
  Revenue: "Umsatz",
  "Cost per lead": "Kosten je Lead",
  "SDR activity": "SDR-Aktivität",
  "How does everyone work the leads that they have?": "Wie bearbeitet jeder die eigenen Leads?",
  "Nobody was offered a lead or touched one in this period.":
    "In diesem Zeitraum wurde niemandem ein Lead angeboten, und niemand hat einen kontaktiert.",
  "What was offered, by {0}": "Was angeboten wurde, nach {0}",
  "Touches made": "Gemachte Kontakte",
  "Calls, emails and meetings": "Anrufe, E-Mails und Termine",
  "Calls made": "Gemachte Anrufe",
  "Leads touched": "Kontaktierte Leads",
  Offered: "Angeboten",
  "MQLs of the period that are theirs now": "MQLs des Zeitraums, für die sie jetzt zuständig sind",
  "Accepted, of those answered": "Angenommen, von den beantworteten",
  Worked: "Bearbeitet",
  "Of those offered, touched so far": "Von den angebotenen, bisher kontaktiert",
  "Of those offered, not touched yet": "Von den angebotenen, noch nicht kontaktiert",
  "A segment of this filter was deleted. Take it out, or choose another one.":
    "Ein Segment dieses Filters wurde gelöscht. Nehmen Sie es heraus, oder wählen Sie ein anderes.",
  "The leads of “{0}” are still being found. Try again in a minute.":
    "Die Leads von „{0}“ werden noch gesucht. Versuchen Sie es in einer Minute erneut.",
  "No segment is defined so far: an admin or marketer does so under Settings.":
    "Bisher ist kein Segment festgelegt: Ein Admin oder das Marketing tut das unter Einstellungen.",
  "A lead can be in several segments: rows overlap and do not add up, the last one has each lead once. Leads are in segments by what is known of them now.":
    "Ein Lead kann in mehreren Segmenten sein: Zeilen überschneiden sich und ergeben keine Summe, die letzte hat jeden Lead einmal. Leads sind in Segmenten durch das, was jetzt von ihnen bekannt ist.",
  "Left out, as their leads are still being found: {0}.":
    "Weggelassen, da ihre Leads noch gesucht werden: {0}.",
  "No version of the criteria was in force for a whole week of this period.":
    "Keine Version der Kriterien war eine ganze Woche dieses Zeitraums in Kraft.",
  "Marketing’s promise": "Zusage des Marketings",
  "Marketing’s promise, week by week": "Zusage des Marketings, Woche für Woche",
  "MQLs by week": "MQLs nach Woche",
  "The agreed number of MQLs is about all of them: it is not shown beside those of a filter.":
    "Die vereinbarte Zahl von MQLs betrifft alle: Neben denen eines Filters wird sie nicht gezeigt.",
  "Whole weeks": "Ganze Wochen",
  "Per week": "Pro Woche",
  "Agreed per week": "Vereinbart pro Woche",
  Volume: "Menge",
  "Agreed acceptance": "Vereinbarte Annahmequote",
  Quality: "Güte",
  "{0}, {1} to {2}": "{0}, {1} bis {2}",
  "nothing agreed": "nichts vereinbart",
  "less than agreed": "weniger als vereinbart",
  "more than agreed": "mehr als vereinbart",
  "too few weeks to tell": "zu wenige Wochen",
  "as agreed": "wie vereinbart",
  "too few leads to tell": "zu wenige Leads",
  "Service levels": "Service-Level",
  "Do sales and marketing keep what they agreed?":
    "Halten Vertrieb und Marketing, was sie vereinbart haben?",
  "All MQLs": "Alle MQLs",
  "Sales’ times": "Zeiten des Vertriebs",
  "Sales’ times, by {0}": "Zeiten des Vertriebs, nach {0}",
  "{0} within the agreed time, with 95 % interval":
    "{0} innerhalb der vereinbarten Zeit, mit 95-%-Intervall",
  Answered: "Beantwortet",
  "Answered in time": "Rechtzeitig beantwortet",
  "Accepted or let go within the agreed time":
    "Innerhalb der vereinbarten Zeit angenommen oder gehen gelassen",
  "Median to answer": "Median bis zur Antwort",
  "Nights and weekends included": "Nächte und Wochenenden eingeschlossen",
  "Answer overdue": "Antwort überfällig",
  "Touched in time": "Rechtzeitig kontaktiert",
  "Touch overdue": "Kontakt überfällig",
  "No times agreed": "Keine Zeiten vereinbart",
  "Imported, or handed off under no version": "Importiert, oder unter keiner Version übergeben",
  Sources: "Quellen",
  "Which sources and campaigns bring leads that sales can use?":
    "Welche Quellen und Kampagnen bringen Leads, die der Vertrieb brauchen kann?",
  "MQL to SQL by {0}, with 95 % interval": "MQL zu SQL nach {0}, mit 95-%-Intervall",
  Campaigns: "Kampagnen",
  "Days to SQL": "Tage bis SQL",
  "Median, of those that became SQL": "Median, derer, die SQL wurden",
  "Per lead": "Je Lead",
  "Per MQL": "Je MQL",
  "Per SAL": "Je SAL",
  "Per SQL": "Je SQL",
  "Per customer": "Je Kunde",
  "Speed to lead": "Reaktionszeit",
  "How soon after the hand-off does sales get in touch?":
    "Wie bald nach der Übergabe meldet sich der Vertrieb?",
  "Gone untouched": "Ohne Kontakt ausgeschieden",
  "9 of 10 within": "9 von 10 innerhalb",
  "Within SLA": "Im SLA",
  "Whose wait it was": "Bei wem die Wartezeit lag",
  "Not yet assigned": "Noch nicht zugewiesen",
  "Given to nobody so far, nor touched, nor gone":
    "Bisher niemandem gegeben, nicht kontaktiert, nicht ausgeschieden",
  "Unassigned: median": "Nicht zugewiesen: Median",
  "From the hand-off until somebody in particular had the lead, or touched it":
    "Von der Übergabe, bis jemand Bestimmtes den Lead hatte oder kontaktierte",
  Assigned: "Zugewiesen",
  "Rep: median (business hours)": "Vertrieb: Median (Arbeitsstunden)",
  "Of the assigned: from when somebody in particular had them to the first touch":
    "Der zugewiesenen: ab wann jemand Bestimmtes sie hatte, bis zum ersten Kontakt",
  "9 of 10 within (business hours)": "9 von 10 innerhalb (Arbeitsstunden)",
  "Share touched by how long after the hand-off, with 95 % interval":
    "Anteil kontaktiert, nach Zeit seit der Übergabe, mit 95-%-Intervall",
  "Share touched within the SLA, with 95 % interval":
    "Anteil im SLA kontaktiert, mit 95-%-Intervall",
  "Touched within": "Kontaktiert innerhalb",
  Within: "Innerhalb",
  "Of all hand-offs; those that still wait count up to now":
    "Von allen Übergaben; die noch wartenden zählen bis jetzt",
  "too early": "zu früh",
  "That would be more than {0} rows. Choose a shorter period, or months or quarters.":
    "Das wären mehr als {0} Zeilen. Wählen Sie einen kürzeren Zeitraum, oder Monate oder Quartale.",
  "Time to convert": "Zeit bis zur Konversion",
  "How long does it take from MQL to SQL?": "Wie lange dauert es von MQL bis SQL?",
  ", the {0} of {1} with the most MQLs": ", die {0} von {1} mit den meisten MQLs",
  Summary: "Zusammenfassung",
  "SQL so far": "SQL bisher",
  "Neither so far": "Bisher weder noch",
  "Not SQL and not disqualified, those in nurture among them":
    "Nicht SQL und nicht disqualifiziert, auch die in Nurture",
  "Median days": "Median Tage",
  "By day {0}": "Bis Tag {0}",
  "Reached SQL": "SQL erreicht",
  "Still followed": "Noch verfolgt",
  "Neither SQL nor disqualified before that day, and old enough for it":
    "Vor diesem Tag weder SQL noch disqualifiziert, und alt genug dafür",
  "Share that reached SQL by each day after becoming MQL, with 95 % interval":
    "Anteil, der bis zu jedem Tag nach dem MQL SQL erreichte, mit 95-%-Intervall",
  "Share that reached SQL by each day after becoming MQL, by {0}{1}":
    "Anteil, der bis zu jedem Tag nach dem MQL SQL erreichte, nach {0}{1}",
  "How much does the pipeline bring per day?": "Wie viel bringt die Pipeline pro Tag?",
  Velocity: "Geschwindigkeit",
  "Velocity per day": "Geschwindigkeit pro Tag",
  "Velocity per day by {0}": "Geschwindigkeit pro Tag nach {0}",
  "{0} open opportunities are in other currencies than {1}, for which no rate is stored: they count as much as an average one in {2}.":
    "{0} offene Opportunitys sind in anderen Währungen als {1}, für die kein Kurs gespeichert ist: Sie zählen so viel wie eine durchschnittliche in {2}.",
  "none closed": "keine geschlossen",
  "none won": "keine gewonnen",
  "no amount won": "kein Betrag gewonnen",
  "no opening days": "keine Eröffnungstage",
  "won in 0 days": "in 0 Tagen gewonnen",
  "beyond chance": "mehr als Zufall",
  "could be chance": "kann Zufall sein",
  "was {0}": "war {0}",
  "none before": "vorher keine",
  " ({0} to {1})": " ({0} bis {1})",
  "as before{0}": "wie vorher{0}",
  "Last 30 days": "Letzte 30 Tage",
  "Last 90 days": "Letzte 90 Tage",
  "Last 12 months": "Letzte 12 Monate",
  "This month": "Dieser Monat",
  "Last month": "Letzter Monat",
  "This quarter": "Dieses Quartal",
  "Last quarter": "Letztes Quartal",
  "This year": "Dieses Jahr",
  "Last year": "Letztes Jahr",
  "All time": "Gesamte Zeit",
  "Opportunity owner": "Zuständig für Opportunity",
  "Choose at most 200 values.": "Wählen Sie höchstens 200 Werte.",
  "Choose one of the models: {0}.": "Wählen Sie eines der Modelle: {0}.",
  "Choose one of the periods.": "Wählen Sie einen der Zeiträume.",
  "Choose what to split by.": "Wählen Sie, wonach aufgeteilt wird.",
  "Choose week, month or quarter.": "Wählen Sie Woche, Monat oder Quartal.",
  "Give the window as a number of days.": "Geben Sie das Fenster als Zahl von Tagen an.",
  "The window is at least 1 day.": "Das Fenster ist mindestens 1 Tag.",
  "The window is at most 730 days.": "Das Fenster ist höchstens 730 Tage.",
  "A period of your own needs both its first and its last day.":
    "Ein eigener Zeitraum braucht seinen ersten und letzten Tag.",
  "The last day of the period is before its first.":
    "Der letzte Tag des Zeitraums liegt vor seinem ersten.",
  "Choose previous or lastYear.": "Wählen Sie previous oder lastYear.",
  "Give the window in whole days.": "Geben Sie das Fenster in ganzen Tagen an.",
  "Choose own or reported.": "Wählen Sie own oder reported.",
  "Choose mql, sql or customer.": "Wählen Sie mql, sql oder customer.",
  "Choose from the labels: {0}.": "Wählen Sie aus den Labels: {0}.",
  "Choose from the paths: {0}.": "Wählen Sie aus den Wegen: {0}.",
};
