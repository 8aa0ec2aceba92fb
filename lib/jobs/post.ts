import type { Transporter } from "nodemailer";
import { mailSettings } from "@/lib/env";
import { settleMail, takeMail } from "@/lib/mail/commands";
import { anyMailDue } from "@/lib/mail/queries";
import type { MailRow } from "@/lib/mail/schema";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";

const AT_ONCE = 10;
/** All of them together stay far below the time that taken mail is left alone. */
const TIMEOUTS = {
  dnsTimeout: 5000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};
const LONGEST_PROBLEM = 300;

/** Sends what is due, one after the other; with no mail server nothing is. Returns how many went out. */
export async function sendDueMail(
  stopped: () => boolean = () => false,
  clock: () => number = Date.now,
): Promise<number> {
  const settings = mailSettings();
  if (!settings) return 0;
  let sent = 0;
  while (!stopped() && unwrap(await ask(anyMailDue, SWEEP, {}, clock()))) {
    const taken = await execute(takeMail, SWEEP, { limit: AT_ONCE }, clock());
    // Another process was faster.
    if (!taken.ok && taken.code === "conflict") break;
    const transport = await connect(settings.url);
    try {
      for (const mail of unwrap(taken)) {
        const refusal = await send(transport, mail, settings.from);
        const { id, tries } = mail;
        const given = refusal ?? { problem: null, isFinal: false };
        const settled = await execute(settleMail, SWEEP, { id, tries, ...given }, clock());
        if (settled.ok && settled.value.state === "sent") sent += 1;
      }
    } finally {
      transport.close();
    }
  }
  return sent;
}

async function connect(address: string): Promise<Transporter> {
  // Only those who send mail pay for loading it.
  const { createTransport } = await import("nodemailer");
  const { protocol, username, hostname } = new URL(address);
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  // A password never crosses a network in the clear.
  const requireTLS = protocol === "smtp:" && username !== "" && !isHere;
  return createTransport({ url: address, ...TIMEOUTS, ...(requireTLS ? { requireTLS } : {}) });
}

type MailError = Error & { code?: string; responseCode?: number };

/** Sends one mail. Returns why it was not taken; null when it was. */
async function send(
  transport: Transporter,
  mail: MailRow,
  from: string,
): Promise<{ problem: string; isFinal: boolean } | null> {
  try {
    await transport.sendMail({
      from,
      to: { name: mail.toName, address: mail.toAddress },
      subject: mail.subject,
      text: mail.body,
      // The same at every try, so that a mail which arrives twice is seen to be one.
      messageId: `<${mail.id}@handoff>`,
      date: new Date(mail.createdAt),
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return null;
  } catch (error) {
    const { code, responseCode } = error as MailError;
    // Nothing of its words: servers name the address, and nobody erases it from a log.
    log.warn({ mail: mail.id, code, responseCode }, "mail could not be sent");
    return refusalOf(error as MailError);
  }
}

/** What the server said of it. Only a refused address or text is final; all else may pass. */
function refusalOf(error: MailError): { problem: string; isFinal: boolean } {
  const { message, code, responseCode = 0 } = error;
  const isOfMail = code === "EENVELOPE" || code === "EMESSAGE";
  const problem = String(message).replace(/\s+/g, " ").slice(0, LONGEST_PROBLEM);
  return { problem, isFinal: isOfMail && responseCode >= 500 };
}
