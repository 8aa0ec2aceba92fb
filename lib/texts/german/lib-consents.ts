import type { Catalogue } from "@/lib/language";

export const libConsents: Catalogue = {
  "This is in the future.": "Das liegt in der Zukunft.",
  "Say whether it was given or withdrawn.": "Sagen Sie, ob sie gegeben oder widerrufen wurde.",
  "Use a moment from 1995 on, in milliseconds.":
    "Nehmen Sie einen Zeitpunkt ab 1995, in Millisekunden.",
  "Use a day from 1995 on.": "Nehmen Sie einen Tag ab 1995.",
  "Say how they said so, such as “On the phone”.":
    "Sagen Sie, wie es gesagt wurde, etwa „Am Telefon“.",
  "Write the text that they agreed to.": "Schreiben Sie den Text, in den eingewilligt wurde.",
  "Give the moment or the day, not both.": "Geben Sie den Zeitpunkt oder den Tag an, nicht beides.",
};
