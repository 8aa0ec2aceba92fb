import type { Catalogue } from "@/lib/language";

export const libActivities: Catalogue = {
  "this id": "diese Id",
  "the email address {0}": "die E-Mail-Adresse {0}",
  "There is no lead with {0}.": "Es gibt keinen Lead mit {0}.",
  "This is dated in the future.": "Das liegt in der Zukunft.",
  "Choose a time to call back that is still to come.":
    "Wählen Sie für den Rückruf einen Zeitpunkt, der noch kommt.",
  "This time is over.": "Dieser Zeitpunkt ist vorbei.",
  "At most {0} properties.": "Höchstens {0} Eigenschaften.",
  "Say whose activity this is: leadId or email.":
    "Sagen Sie, wessen Aktivität das ist: leadId oder email.",
  "Write something first.": "Schreiben Sie zuerst etwas.",
};
