import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Received {
  headers: Record<string, string>;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What is answered; the last stays. */
  answer: {
    status: number;
    headers?: Record<string, string>;
    body?: string;
    /** The connection ends before what was announced of the body is there. */
    isCut?: boolean;
  };
  close(): Promise<void>;
}

/** A real HTTP server on a free port that keeps what it is sent. */
export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: "",
    received: [],
    answer: { status: 204 },
    close: async () => {},
  };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    receiver.received.push({ headers: request.headers as Record<string, string>, body });
    const { status, headers = {}, body: said, isCut } = receiver.answer;
    if (!isCut) return response.writeHead(status, headers).end(said);
    response.writeHead(status, { ...headers, "content-length": "1000" });
    response.write(said, () => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  receiver.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return receiver;
}
