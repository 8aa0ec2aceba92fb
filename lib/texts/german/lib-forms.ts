import type { Catalogue } from "@/lib/language";

export const libForms: Catalogue = {
  "Work email": "Geschäftliche E-Mail-Adresse",
  Send: "Absenden",
  "Thank you. We will get back to you soon.": "Vielen Dank. Wir melden uns bald.",
  "This form does not exist any more.": "Dieses Formular gibt es nicht mehr.",
  "Somebody else changed this form meanwhile. Reload the page to see theirs, then change yours.":
    "Jemand anderes hat dieses Formular inzwischen geändert. Laden Sie die Seite neu, um dessen Fassung zu sehen, und ändern Sie dann Ihre.",
  "Too many forms have this name. Choose another one.":
    "Zu viele Formulare haben diesen Namen. Wählen Sie einen anderen.",
  "Another form has this address.": "Ein anderes Formular hat diese Adresse.",
  "There is no such attribute any more. Choose another one.":
    "Dieses Attribut gibt es nicht mehr. Wählen Sie ein anderes.",
  "Nothing has run out.": "Nichts ist abgelaufen.",
  "Give the form a name.": "Geben Sie dem Formular einen Namen.",
  "Use at most 80 characters.": "Verwenden Sie höchstens 80 Zeichen.",
  "Use small letters, digits and single hyphens, like demo-request.":
    "Verwenden Sie Kleinbuchstaben, Ziffern und einzelne Bindestriche, wie demo-request.",
  "Use at most 60 characters.": "Verwenden Sie höchstens 60 Zeichen.",
  "Say what is asked.": "Sagen Sie, was gefragt wird.",
  "Use at most 120 characters.": "Verwenden Sie höchstens 120 Zeichen.",
  "Use at most 300 characters.": "Verwenden Sie höchstens 300 Zeichen.",
  "Use at most 120 characters an answer.": "Verwenden Sie höchstens 120 Zeichen je Antwort.",
  "Offer at most 100 answers.": "Bieten Sie höchstens 100 Antworten an.",
  "Use at most 1,000 characters.": "Verwenden Sie höchstens 1.000 Zeichen.",
  "Ask at most 30 questions.": "Stellen Sie höchstens 30 Fragen.",
  "Say what the button does.": "Sagen Sie, was die Schaltfläche tut.",
  "Write what people agree to.": "Schreiben Sie, worin eingewilligt wird.",
  "Write what people see after sending.": "Schreiben Sie, was nach dem Senden zu sehen ist.",
  "Write a whole address, like https://example.com/thanks.":
    "Schreiben Sie eine vollständige Adresse, wie https://example.com/thanks.",
  "This is asked twice.": "Danach wird zweimal gefragt.",
  "This is taken from the visit and not asked.": "Das wird dem Besuch entnommen und nicht gefragt.",
  "A form must ask for the email address: leads are known by it.":
    "Ein Formular muss nach der E-Mail-Adresse fragen: An ihr sind Leads zu erkennen.",
  submissions: "Einsendungen",
};
