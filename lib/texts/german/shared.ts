import type { Catalogue } from "@/lib/language";

export const shared: Catalogue = {
  "30 % each to the first touch, the one that made the lead and the one before the opportunity, 10 % shared by the rest.":
    "Je 30 % dem ersten Touchpoint, dem, der zum Lead führte, und dem vor der Opportunity, 10 % verteilt auf die übrigen.",
  "22.5 % each to the first touch, the one that made the lead, the one before the opportunity and the one before the win, 10 % shared by the rest.":
    "Je 22,5 % dem ersten Touchpoint, dem, der zum Lead führte, dem vor der Opportunity und dem vor dem Gewinn, 10 % verteilt auf die übrigen.",
  "The leads created in the period by the email domain of their company, and how many of them have ever reached each stage. Engaged are those with a point of engagement or more now; seniority is that of the people who are known, as far as it is known. There are no shares: a company has too few leads for one. Listed are the {0} companies with the most leads; compared with another period are these.":
    "Die im Zeitraum angelegten Leads nach der E-Mail-Domain ihrer Firma, und wie viele davon je jede Phase erreicht haben. Engagiert sind die mit mindestens einem Engagement-Punkt jetzt; Seniorität ist die der bekannten Personen, soweit sie bekannt ist. Anteile gibt es nicht: Dafür hat eine Firma zu wenige Leads. Aufgelistet sind die {0} Firmen mit den meisten Leads; verglichen mit einem anderen Zeitraum werden diese.",
  "The leads that entered the stage in the period. Each is one conversion, shared by the marketing touches that its lead had before: ad clicks, events, clicks in emails, and visits with UTM tags or from a search engine or social network. What sales did is no touch. Where no touch is known up to the moment that the lead came in, the lead's own source stands for it. Costs are all costs of the source or campaign in the period; revenue is what the leads' opportunities have won.":
    "Die Leads, die im Zeitraum in die Phase kamen. Jeder ist eine Konversion, verteilt auf die Touchpoints des Marketings davor: Anzeigenklicks, Veranstaltungen, Klicks in E-Mails und Besuche mit UTM-Tags oder von einer Suchmaschine oder einem sozialen Netzwerk. Was der Vertrieb tat, ist kein Touchpoint. Wo bis zum Eintreffen des Leads keiner bekannt ist, steht seine eigene Quelle dafür. Kosten sind alle Kosten der Quelle oder Kampagne im Zeitraum; Umsatz ist, was die Opportunitys der Leads gewonnen haben.",
  "Costs of the period divided by the new customers of the period; costs and customers are summed first and divided once. Paid CAC contains media only, fully loaded CAC also tools and salaries. Cost per lead, MQL, SAL and SQL divide the same costs by the leads that entered the stage in the period. Lag-matched CAC divides the costs of a month by the customers whose first touch was in that month, whenever they were won; where no touch before a lead came in is known, its coming in counts as the first. By attribution, a customer counts for the sources or campaigns of the touches before, as two models share it out. Costs are written down by source and campaign: filters and a split by anything else would divide the costs of all by the customers of some. Payback is CAC divided by a customer's monthly revenue times the gross margin; LTV is that margin divided by the share of customers lost per month.":
    "Kosten des Zeitraums geteilt durch die neuen Kunden des Zeitraums; Kosten und Kunden werden erst summiert und einmal geteilt. Der bezahlte CAC enthält nur Media, der volle CAC auch Werkzeuge und Gehälter. Kosten je Lead, MQL, SAL und SQL teilen dieselben Kosten durch die Leads, die im Zeitraum in die Phase kamen. Der zeitversetzte CAC teilt die Kosten eines Monats durch die Kunden, deren erster Touchpoint in diesem Monat war, wann immer sie gewonnen wurden; wo vor dem Eintreffen eines Leads keiner bekannt ist, gilt das Eintreffen als erster. Nach Attribution zählt ein Kunde für die Quellen oder Kampagnen der Touchpoints davor, wie zwei Modelle es verteilen. Kosten sind nach Quelle und Kampagne aufgeschrieben: Filter und eine Aufteilung nach anderem würden die Kosten aller durch die Kunden einiger teilen. Amortisation ist CAC geteilt durch den Monatsumsatz eines Kunden mal Bruttomarge; LTV ist diese Marge geteilt durch den Anteil der pro Monat verlorenen Kunden.",
  "Of the leads that became MQL in the period, the share that reached SQL within the window. A lead counts once per cohort, at its first hand-off in it. A cohort is maturing until the window is over for its last lead; until then the estimate (Aalen–Johansen, with disqualified leads as a competing exit) says what its share will be.":
    "Von den Leads, die im Zeitraum MQL wurden, der Anteil, der innerhalb des Fensters SQL erreichte. Ein Lead zählt je Kohorte einmal, bei seiner ersten Übergabe darin. Eine Kohorte reift, bis das Fenster für ihren letzten Lead vorbei ist; bis dahin sagt die Schätzung (Aalen–Johansen, mit disqualifizierten Leads als konkurrierendem Ausgang), was ihr Anteil sein wird.",
  "The leads that each version of the criteria made MQL in the period: the share that sales accepted of those it has answered, and the share that reached SQL within the window. A lead that was handed off again under a later version counts under its first in the period.":
    "Die Leads, die jede Version der Kriterien im Zeitraum zum MQL machte: der Anteil, den der Vertrieb von den beantworteten annahm, und der Anteil, der innerhalb des Fensters SQL erreichte. Ein Lead, der später unter einer anderen Version erneut übergeben wurde, zählt unter seiner ersten im Zeitraum.",
  "The leads created in the period and how many of them have ever reached each stage, up to now; a stage that was undone does not count. The same leads are followed all the way, so every step is a share of the one before. Leads that are younger than the window can still move on.":
    "Die im Zeitraum angelegten Leads, und wie viele davon bis jetzt je jede Phase erreicht haben; eine zurückgenommene Phase zählt nicht. Dieselben Leads werden den ganzen Weg verfolgt, jeder Schritt ist also ein Anteil des vorigen. Leads, die jünger als das Fenster sind, können noch weiterkommen.",
  "Opportunities closed in the period: the share of them that was won, and the median of days from opening to closing, to the nearest whole day. Open opportunities are not part of the share. Amounts in other currencies than the workspace's count at the rate stored for the day of closing, of open opportunities at the newest. Numbers open to the leads behind the opportunities: a lead may have several of them, and some belong to no lead.":
    "Im Zeitraum geschlossene Opportunitys: der Anteil der gewonnenen, und der Median der Tage von Eröffnung bis Abschluss, auf den nächsten ganzen Tag. Offene Opportunitys gehören nicht zum Anteil. Beträge in anderen Währungen als der des Arbeitsbereichs zählen zum Kurs, der für den Tag des Abschlusses gespeichert ist, die offener Opportunitys zum neuesten. Zahlen öffnen die Leads hinter den Opportunitys: Ein Lead kann mehrere haben, und manche gehören zu keinem Lead.",
  "Of the leads that became MQL in the period and whose hand-off has ended, the share that ended for each reason. A hand-off ends when the lead goes to nurture (recycled) or is disqualified; never accepted are those that sales has accepted neither then nor later. A lead counts once per cohort, at its first hand-off in it. Hand-offs that still run are not part of the shares, so that those of the latest MQLs can still change. A rejection that marketing disputes counts until it is overturned; then it counts no more, and the hand-off runs again.":
    "Von den Leads, die im Zeitraum MQL wurden und deren Übergabe geendet hat, der Anteil, der aus jedem Grund endete. Eine Übergabe endet, wenn der Lead nach Nurture geht (zurückgestellt) oder disqualifiziert wird; nie angenommen sind die, die der Vertrieb weder damals noch später annahm. Ein Lead zählt je Kohorte einmal, bei seiner ersten Übergabe darin. Noch laufende Übergaben gehören nicht zu den Anteilen, daher können sich die der neuesten MQLs noch ändern. Eine Ablehnung, der Marketing widerspricht, zählt, bis sie aufgehoben wird; dann zählt sie nicht mehr, und die Übergabe läuft wieder.",
  "By owner: the leads that became MQL in the period and are theirs now, the share that was accepted of those answered, how many have been touched or still wait for it, and the share that reached SQL within the window. By person: the touches (calls, emails and meetings) that they made in the period, on whosever leads. Split by something else is what was offered: touches are told by who made them only. People are in order of their names: with few leads most of what differs between them is chance.":
    "Nach Zuständigen: die Leads, die im Zeitraum MQL wurden und jetzt die ihren sind, der angenommene Anteil der beantworteten, wie viele kontaktiert sind oder noch darauf warten, und der Anteil, der innerhalb des Fensters SQL erreichte. Nach Person: die Kontakte (Anrufe, E-Mails und Termine), die sie im Zeitraum machten, bei wessen Leads auch immer. Aufgeteilt nach anderem ist, was angeboten wurde: Kontakte sind nur danach unterschieden, wer sie machte. Personen stehen in der Reihenfolge ihrer Namen: Bei wenigen Leads ist das meiste, worin sie sich unterscheiden, Zufall.",
  "Sales promises times: of the leads that became MQL in the period, the share that sales answered (accepted, or let go) and the share that a rep touched within the agreed business hours, among those for which that is decided. A lead that was let go in time needs no touch. Where a manager overturned sales' rejection, the times start again at that decision. Marketing promises a number of MQLs per week and the share of them that sales accepts: both are counted over the whole weeks of the period in which one version of the criteria was in force, on the MQLs that it made. Acceptance is of those that sales has answered.":
    "Der Vertrieb sagt Zeiten zu: von den Leads, die im Zeitraum MQL wurden, der Anteil, den der Vertrieb innerhalb der vereinbarten Arbeitsstunden beantwortet (angenommen oder gehen gelassen) und kontaktiert hat, unter denen, bei denen das entschieden ist. Ein rechtzeitig gehen gelassener Lead braucht keinen Kontakt. Wo ein Manager die Ablehnung des Vertriebs aufhob, beginnen die Zeiten mit dieser Entscheidung neu. Marketing sagt eine Zahl von MQLs pro Woche zu und den Anteil, den der Vertrieb davon annimmt: Beide werden über die ganzen Wochen des Zeitraums gezählt, in denen eine Version der Kriterien in Kraft war, an den MQLs, die sie machte. Die Annahmequote ist die der beantworteten.",
  "The leads created in the period, by source (or what else they are split by), and how far they got up to now. Days are the median from MQL to SQL of those that became SQL. Costs are all costs of the source or campaign in the period, divided by its leads of the period; costs without one are in the total only. Nothing else is known of costs: split by anything else they are left out. Revenue is what these leads' opportunities won.":
    "Die im Zeitraum angelegten Leads, nach Quelle (oder wonach sonst aufgeteilt ist), und wie weit sie bis jetzt kamen. Tage sind der Median von MQL bis SQL derer, die SQL wurden. Kosten sind alle Kosten der Quelle oder Kampagne im Zeitraum, geteilt durch ihre Leads des Zeitraums; Kosten ohne eine sind nur in der Summe. Sonst ist von Kosten nichts bekannt: Nach anderem aufgeteilt, fehlen sie. Umsatz ist, was die Opportunitys dieser Leads gewannen.",
  "Time from becoming MQL to the first touch by a rep, nights and weekends included. Leads that still wait count with their wait up to now, so that a slow team does not look fast. Within SLA is the share of hand-offs touched within the agreed business hours, among those for which that is decided. Unassigned is the part of the wait in which nobody in particular had the lead: until it was given to somebody, claimed, accepted or touched. Rep is what came after, for leads that were given to somebody: from then to the first touch, in business hours; 0 for those touched before.":
    "Zeit vom MQL bis zum ersten Kontakt durch den Vertrieb, Nächte und Wochenenden eingeschlossen. Noch wartende Leads zählen mit ihrer bisherigen Wartezeit, damit ein langsames Team nicht schnell aussieht. Im SLA ist der Anteil der Übergaben, die innerhalb der vereinbarten Arbeitsstunden kontaktiert wurden, unter denen, bei denen das entschieden ist. Nicht zugewiesen ist der Teil der Wartezeit, in dem niemand Bestimmtes den Lead hatte: bis er jemandem gegeben, reserviert, angenommen oder kontaktiert wurde. Vertrieb ist, was danach kam, für Leads, die jemandem gegeben wurden: von da bis zum ersten Kontakt, in Arbeitsstunden; 0 für vorher kontaktierte.",
  "Share of the leads that became MQL in the period which reached SQL by each day after it (Aalen–Johansen). Disqualified leads are a competing exit; leads that are still open count up to now, so that young ones do not pull the curve down. The median is the day by which half of all have reached SQL; it is not reached where fewer than half do.":
    "Anteil der Leads, die im Zeitraum MQL wurden, der bis zu jedem Tag danach SQL erreichte (Aalen–Johansen). Disqualifizierte Leads sind ein konkurrierender Ausgang; noch offene Leads zählen bis jetzt, damit junge die Kurve nicht herunterziehen. Der Median ist der Tag, bis zu dem die Hälfte SQL erreicht hat; er wird nicht erreicht, wo es weniger als die Hälfte tut.",
  "Open opportunities × won share × average won amount / median days from opening to winning. Open are those of now; the other three are of opportunities closed in the period, amounts of those in the workspace's currency or with a stored rate to it. What rests on the opportunities that are open now is not compared with another period. A part has a share and days of its own, so that parts need not add up to the whole. Numbers open to the leads behind the opportunities: a lead may have several of them, and some belong to no lead.":
    "Offene Opportunitys × Gewinnquote × durchschnittlich gewonnener Betrag / Median der Tage von Eröffnung bis Gewinn. Offen sind die von jetzt; die anderen drei sind von im Zeitraum geschlossenen Opportunitys, Beträge derer in der Währung des Arbeitsbereichs oder mit einem gespeicherten Kurs dazu. Was auf den jetzt offenen Opportunitys beruht, wird nicht mit einem anderen Zeitraum verglichen. Ein Teil hat einen eigenen Anteil und eigene Tage, daher müssen Teile nicht das Ganze ergeben. Zahlen öffnen die Leads hinter den Opportunitys: Ein Lead kann mehrere haben, und manche gehören zu keinem Lead.",
  "The shared lead board of marketing and sales.":
    "Das gemeinsame Lead-Board von Marketing und Vertrieb.",
  closed: "zu",
  and: "und",
  "A lead becomes an MQL when": "Ein Lead wird MQL, wenn",
  "A lead counts as SQL with": "Ein Lead zählt als SQL mit",
  "Go to the start page": "Zur Startseite",
  is: "ist",
  are: "sind",
  contains: "enthält",
  "There is too much history for the memory that the replay may use: it needs about {0} MB and may use {1} MB. Whoever runs Handoff can raise HANDOFF_ANALYST_MEMORY_MB.":
    "Die Historie ist zu groß für den Speicher, den die Nachrechnung nutzen darf: Sie braucht etwa {0} MB und darf {1} MB nutzen. Wer Handoff betreibt, kann HANDOFF_ANALYST_MEMORY_MB erhöhen.",
  "The replay stopped and is starting again.": "Die Nachrechnung ist abgebrochen und startet neu.",
  "The counting for reports stopped and is starting again.":
    "Das Zählen für Berichte ist abgebrochen und startet neu.",
  " and ": " und ",
  " or ": " oder ",
  or: "oder",
  yes: "ja",
  no: "nein",
  " to ": " bis ",
  point: "Punkt",
  points: "Punkte",
  "(unknown)": "(unbekannt)",
  "(nobody)": "(niemand)",
  " days": " Tage",
  " points": " Prozentpunkte",
  "up {0}": "{0} mehr",
  "down {0}": "{0} weniger",
  months: "Monate",
  "business hours": "Arbeitsstunden",
  attempt: "Versuch",
  attempts: "Versuche",
  "95 % interval": "95-%-Intervall",
  "Hand-off": "Übergabe",
  "SQL → customer": "SQL → Kunde",
  now: "jetzt",
  "newest:": "neueste:",
  within: "eingehalten",
  crossed: "überschritten",
  minutes: "Minuten",
  accepted: "angenommen",
  from: "von",
  all: "alle",
  where: "wobei",
  pts: "Pkt.",
  activities: "Aktivitäten",
  activity: "Aktivität",
};
