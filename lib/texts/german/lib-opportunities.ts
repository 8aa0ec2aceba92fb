import type { Catalogue } from "@/lib/language";

export const libOpportunities: Catalogue = {
  "Somebody changed this opportunity meanwhile. Look at it again before you go on.":
    "Jemand hat diese Opportunity inzwischen geändert. Sehen Sie sie noch einmal an, bevor Sie weitermachen.",
  "This opportunity does not exist any more.": "Diese Opportunity gibt es nicht mehr.",
  "The opportunity with this external id belongs to another lead.":
    "Die Opportunity mit dieser externen Id gehört zu einem anderen Lead.",
  "These belong to two different leads.": "Diese gehören zu zwei verschiedenen Leads.",
  "Say which version you are changing.": "Sagen Sie, welche Version Sie ändern.",
  "Say whose opportunity this is.": "Sagen Sie, wessen Opportunity das ist.",
  "Open it first.": "Eröffnen Sie sie zuerst.",
  "Say whether it was won or lost then.": "Sagen Sie dann, ob sie gewonnen oder verloren wurde.",
  "Give the id that you know it by.": "Geben Sie die Id an, unter der Sie sie kennen.",
  "This is before it was opened.": "Das liegt vor ihrer Eröffnung.",
  "Say the amount in the new currency as well.": "Nennen Sie auch den Betrag in der neuen Währung.",
};
