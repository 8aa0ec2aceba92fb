import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface Caught {
  from: string;
  to: string[];
  /** The message as it came in, head and body. */
  raw: string;
}

export interface MailServer {
  url: string;
  caught: Caught[];
  /** What the next recipients are answered; null takes them. */
  refusal: { code: number; message: string } | null;
  close(): Promise<void>;
}

/** A real SMTP server on a free port that keeps what it is sent. */
export async function openMailServer(): Promise<MailServer> {
  const server: MailServer = { url: "", caught: [], refusal: null, close: async () => {} };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo(_address, _session, done) {
      const { refusal } = server;
      if (!refusal) return done();
      done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    onData(stream, { envelope }, done) {
      text(stream).then((raw) => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        server.caught.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        done();
      }, done);
    },
  });
  const listening = smtp.listen(0, "127.0.0.1");
  await once(listening, "listening");
  server.url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  server.close = () => new Promise((resolve) => void smtp.close(resolve));
  return server;
}
