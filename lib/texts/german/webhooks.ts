import type { Catalogue } from "@/lib/language";

export const webhooks: Catalogue = {
  "Other programs are told of what happens here, as it happens: a signed message for each event.":
    "Andere Programme erfahren, was hier geschieht, sobald es geschieht: eine unterschriebene Nachricht für jedes Ereignis.",
  "No webhooks yet": "Noch keine Webhooks",
  "Tell a CRM of new SQLs, or a channel of every MQL.":
    "Melden Sie einem CRM neue SQLs, oder einem Kanal jedes MQL.",
  "New webhook": "Neuer Webhook",
  "It is told of what happens from now on.": "Er erfährt, was von jetzt an geschieht.",
  "Change the webhook": "Webhook ändern",
  "It is shown only this once. The receiver checks with it that messages come from here: docs/webhooks.md says how.":
    "Es wird nur dieses eine Mal gezeigt. Der Empfänger prüft damit, dass Nachrichten von hier kommen: docs/webhooks.md sagt, wie.",
  "What it is told of": "Was er erfährt",
  "Switched on": "Eingeschaltet",
  "A signed message that programs read.": "Eine unterschriebene Nachricht, die Programme lesen.",
  "One sentence for a channel, as Slack, Mattermost and Teams workflows take it.":
    "Ein Satz für einen Kanal, wie Slack, Mattermost und Teams-Workflows ihn annehmen.",
  "Told of": "Erfährt von",
  Delivered: "Zugestellt",
  "1 event": "1 Ereignis",
  "{0} events": "{0} Ereignisse",
  On: "Ein",
  "Switched off": "Ausgeschaltet",
  "Nothing gets through since {0}": "Nichts kommt durch seit {0}",
  "Send a test": "Test senden",
  "Written. What became of it is in the list in a moment.":
    "Geschrieben. Was daraus wurde, steht gleich in der Liste.",
  "Messages are signed with it at once. The receiver refuses them until it knows it.":
    "Nachrichten werden sofort damit unterschrieben. Der Empfänger lehnt sie ab, bis er es kennt.",
  "Delete “{0}”?": "„{0}“ löschen?",
  "Its messages go with it, also those that wait. This cannot be undone.":
    "Seine Nachrichten gehen mit, auch die wartenden. Das kann nicht rückgängig gemacht werden.",
  "The webhook is gone": "Der Webhook ist weg",
  "It goes out in a moment.": "Sie geht gleich hinaus.",
  "Send all given up again": "Alle aufgegebenen erneut senden",
  "1 message goes out again.": "1 Nachricht geht erneut hinaus.",
  "{0} messages go out again.": "{0} Nachrichten gehen erneut hinaus.",
  "All webhooks": "Alle Webhooks",
  Messages: "Nachrichten",
  "Kept for {0} after they ended.": "Aufbewahrt für {0} nach ihrem Ende.",
  "No messages": "Keine Nachrichten",
  "They are listed here with what became of them.": "Sie stehen hier mit dem, was aus ihnen wurde.",
  Event: "Ereignis",
  Answer: "Antwort",
  Message: "Nachricht",
  "next {0}": "als Nächstes {0}",
  "By state": "Nach Zustand",
};
