import { t, translated } from "@/lib/language";

/** The words of the card about visitors who are signed in on a website. */
export const identityTexts = translated({
  title: "Visitors who are signed in",
  about:
    "A website where people sign in can say who its visitor is. What that browser did, and does from then on, becomes activities of the lead with that address. The site’s server signs it, so that nobody can speak for somebody else: docs/tracking.md says how.",
  none: "No secret yet: who is signed in cannot be told.",
  since: (moment: string, by: string) => t`Secret made on ${moment} by ${by}.`,
  call: "On a page where somebody is signed in",
  make: "Make a secret",
  renew: "New secret",
  renewTitle: "Make a new secret?",
  renewHint:
    "The one before stops to count at once. Websites that sign with it are not heard until they know the new one.",
  drop: "Take it away",
  dropTitle: "Take the secret away?",
  dropHint:
    "Websites can no longer say who is signed in. What became of visits until now stays as it is.",
  dropped: "The secret is gone",
  secretTitle: "Copy the secret now",
  secretHint:
    "It is shown only this once. Keep it on the website’s server, never in a page: whoever has it can say to be anybody.",
  secret: "Secret",
  done: "Done",
} as const);
