import { mailSettings } from "@/lib/env";
import { defineQuery } from "@/lib/operations/query";
import { noInput } from "./schema";
import { anyDue, listMails } from "./store";

const MOST = 200;

/** Whether any mail is due to be sent. */
export const anyMailDue = defineQuery({
  name: "mail.due",
  permission: "system:run",
  input: noInput,
  run: ({ db, now }) => anyDue(db, now),
});

/** The latest mail, and by which server it goes out; null when there is none. */
export const getOutbox = defineQuery({
  name: "mail.list",
  permission: "mail:manage",
  input: noInput,
  async run({ db }) {
    const settings = mailSettings();
    return {
      server: settings && { host: new URL(settings.url).host, from: settings.from },
      mails: await listMails(db, MOST),
    };
  },
});
