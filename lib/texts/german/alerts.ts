import type { Catalogue } from "@/lib/language";

export const alerts: Catalogue = {
  Alerts: "Warnungen",
  "Goals and what marketing and sales agreed on are checked once a day. What is missed stands here until it is back. Rejections that marketing disputes wait here, too, until a manager decides.":
    "Ziele und was Marketing und Vertrieb vereinbart haben, werden einmal am Tag geprüft. Was verfehlt wird, steht hier, bis es wieder stimmt. Auch Ablehnungen, denen Marketing widerspricht, warten hier, bis ein Manager entscheidet.",
  Now: "Jetzt",
  "Nothing is missed": "Nichts ist verfehlt",
  "Goals that are missed, and criteria that no longer do what was agreed, show up here.":
    "Verfehlte Ziele und Kriterien, die nicht mehr leisten, was vereinbart war, erscheinen hier.",
  "Set a goal on a report": "Ziel in einem Bericht setzen",
  Ended: "Beendet",
  "Since {0}": "Seit {0}",
  "Noted by {0} on {1}": "Zur Kenntnis genommen von {0} am {1}",
  "Take note": "Zur Kenntnis nehmen",
  "Take note: {0}": "Zur Kenntnis nehmen: {0}",
  Noted: "Zur Kenntnis genommen",
  "Open the report": "Bericht öffnen",
  "Open the criteria": "Kriterien öffnen",
  What: "Was",
  From: "Von",
  To: "Bis",
  "Why it ended": "Warum es endete",
  Goals: "Ziele",
  "No goals yet. Open a report and choose “Set a goal”.":
    "Noch keine Ziele. Öffnen Sie einen Bericht und wählen Sie „Ziel setzen“.",
  "1 goal is missed": "1 Ziel ist verfehlt",
  "{0} goals are missed": "{0} Ziele sind verfehlt",
  "All alerts": "Alle Warnungen",
  "Get them by mail": "Per E-Mail erhalten",
};
