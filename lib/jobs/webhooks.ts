import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { type Outcome, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  queueWebhooks,
  settleDelivery,
  takeDeliveries,
  tidyDeliveries,
} from "@/lib/webhooks/commands/deliveries";
import { webhookNews, webhookWork } from "@/lib/webhooks/queries";
import type { TakenDelivery } from "@/lib/webhooks/schema";
import { addressProblem, lookUpOutside } from "@/lib/webhooks/steps/address";
import { signatureHeaders } from "@/lib/webhooks/steps/signature";

/** How often new messages are looked for while a webhook takes its time. */
const LOOK_MS = 1000;
const TIMEOUT_MS = 10_000;
/** So much of an answer is read to see what was wrong. */
const ANSWER_BYTES = 2000;
const LONGEST_PROBLEM = 300;

/** The value; null when another process was faster. */
function unlessLate<T>(outcome: Outcome<T>): T | null {
  return !outcome.ok && outcome.code === "conflict" ? null : unwrap(outcome);
}

interface Answer {
  status: number | null;
  /** What was wrong; null when it was taken. */
  problem: string | null;
  isGone: boolean;
  retryAfterMs: number | null;
}

/**
 * Looks for what webhooks are to be told, and sends what is due; remembers how far it looked. A
 * webhook that takes its time holds up no other: what is due to the others is sent meanwhile.
 */
export function webhookRounds(clock: () => number = Date.now, random: () => number = Math.random) {
  let looked = 0;

  async function queue(stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const news = unwrap(await ask(webhookNews, SWEEP, { after: looked }, clock()));
      if (news.any) {
        const queued = await execute(queueWebhooks, SWEEP, { after: looked }, clock());
        const done = unlessLate(queued);
        if (!done) return;
        looked = done.until;
      } else {
        looked = news.until;
        if (news.isWhole) return;
      }
    }
  }

  async function deliver({ delivery, url, secret }: TakenDelivery): Promise<void> {
    const start = performance.now();
    const { id, tries, body } = delivery;
    const headers = signatureHeaders(secret, { id, body }, clock());
    const answer = await post(url, body, headers);
    const tookMs = Math.round(performance.now() - start);
    const settled = { id, tries, tookMs, jitter: random(), ...answer };
    const outcome = await execute(settleDelivery, SWEEP, settled, clock());
    // Gone meanwhile with its webhook, or with the lead that it told of.
    if (!outcome.ok && outcome.code !== "not_found") unlessLate(outcome);
  }

  /** Takes what is due to webhooks that are not busy. */
  async function take(busy: string[]): Promise<TakenDelivery[]> {
    const { isDue, isOld } = unwrap(await ask(webhookWork, SWEEP, { busy }, clock()));
    if (isOld) unlessLate(await execute(tidyDeliveries, SWEEP, {}, clock()));
    if (!isDue) return [];
    return unlessLate(await execute(takeDeliveries, SWEEP, { busy }, clock())) ?? [];
  }

  return async (stopped: () => boolean = () => false): Promise<void> => {
    /** What is on its way, by webhook. */
    const lanes = new Map<string, Promise<void>>();
    let failure: unknown = null;
    for (;;) {
      await queue(stopped);
      const taken = stopped() ? [] : await take([...lanes.keys()]);
      for (const id of new Set(taken.map(({ delivery }) => delivery.webhookId))) {
        const messages = taken.filter(({ delivery }) => delivery.webhookId === id);
        lanes.set(
          id,
          Promise.all(messages.map(deliver))
            .then(() => {})
            .catch((error: unknown) => {
              failure = error;
            })
            .finally(() => lanes.delete(id)),
        );
      }
      if (lanes.size === 0) break;
      await Promise.race([...lanes.values(), sleep(LOOK_MS, undefined, { ref: false })]);
    }
    if (failure !== null) throw failure;
  };
}

/** Sends one message. An answer that leads elsewhere is not followed: it could lead inside. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const refused = { status: null, isGone: false, retryAfterMs: null };
  const problem = addressProblem(url);
  if (problem) return { ...refused, problem };
  try {
    return answerOf(await exchange(url, body, headers));
  } catch (error) {
    log.warn({ err: error }, "a webhook could not be reached");
    return { ...refused, problem: oneLine((error as Error).message || String(error)) };
  }
}

interface Exchanged {
  status: number;
  retryAfter: string | undefined;
  text: string;
}

function exchange(url: string, body: string, headers: Record<string, string>): Promise<Exchanged> {
  const send = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    let isAnswered = false;
    const asked = send(
      url,
      {
        method: "POST",
        lookup: lookUpOutside,
        // A connection of its own: one that was kept was looked up for another message.
        agent: false,
        signal,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "user-agent": "Handoff-Webhooks/1",
          ...headers,
        },
      },
      (response) => {
        isAnswered = true;
        beginningOf(response).then((text) =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers["retry-after"],
            text,
          }),
        );
      },
    );
    // An answer that wants to speak something else ends neither as an answer nor with an error.
    asked.on("upgrade", ({ statusCode = 0 }, socket) => {
      socket.destroy();
      resolve({ status: statusCode, retryAfter: undefined, text: "" });
    });
    asked.on("error", (error) => {
      if (isAnswered) return;
      reject(signal.aborted ? new Error(`No answer within ${TIMEOUT_MS / 1000} seconds.`) : error);
    });
    asked.end(body);
  });
}

/** What an answer says. Its status came before: what breaks off here changes nothing about it. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response) {
      parts.push(part);
      length += part.length;
      if (length >= ANSWER_BYTES) break;
    }
  } catch {
    // As much as came.
  }
  return Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString("utf8");
}

function answerOf({ status, retryAfter, text }: Exchanged): Answer {
  const isTaken = status >= 200 && status < 300;
  const said = oneLine(text);
  const problem =
    status >= 300 && status < 400
      ? `It answered ${status}: the address leads elsewhere. Write down the final address.`
      : `It answered ${status}${said ? `: ${said}` : "."}`;
  return {
    status,
    problem: isTaken ? null : problem.slice(0, LONGEST_PROBLEM),
    // "410 Gone" asks never to be told again.
    isGone: status === 410,
    retryAfterMs: waitOf(retryAfter),
  };
}

/** "Retry-After" in whole seconds; as a date it is not used. */
function waitOf(retryAfter: string | undefined): number | null {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST_PROBLEM);
}
