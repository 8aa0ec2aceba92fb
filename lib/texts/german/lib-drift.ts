import type { Catalogue } from "@/lib/language";

export const libDrift: Catalogue = {
  " {0} more {1} for an answer.": " {0} weitere {1} auf eine Antwort.",
  waits: "wartet",
  wait: "warten",
  "Sales accepted {0} of the {1} MQLs since {2} that it has answered ({3}); {4} was agreed.{5}":
    "Der Vertrieb nahm {0} der {1} MQLs seit {2} an, die er beantwortet hat ({3}); vereinbart waren {4}.{5}",
  "{0} of the {1} MQLs of {2} became SQL within {3} days ({4}); {5} was agreed. Younger MQLs are left out.":
    "{0} der {1} MQLs von {2} wurden innerhalb von {3} Tagen SQL ({4}); vereinbart waren {5}. Jüngere MQLs sind nicht dabei.",
  "{0} weeks of {1}": "{0} Wochen von {1}",
  "{0} that it was in force for": "{0}, in denen sie in Kraft war",
  "{0} MQLs a week in the {1} ({2}–{3})": "{0} MQLs pro Woche in den {1} ({2}–{3})",
  "more than the": "mehr als die",
  "fewer than the": "weniger als die",
  "Marketing delivered {0}, {1} {2} that were agreed.":
    "Marketing lieferte {0}, {1} {2}, die vereinbart waren.",
  "Both sides wanted to look at it again on {0}.": "Beide Seiten wollten am {0} erneut hinsehen.",
};
