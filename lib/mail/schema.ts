import { z } from "zod";

export const noInput = z.object({});
export const mailIdInput = z.object({ id: z.string().min(1).max(64) });
export const takeMailInput = z.object({ limit: z.number().int().min(1).max(100) });

/** How a try to send ended. */
export const settleMailInput = z.object({
  id: z.string().min(1).max(64),
  /** Of the mail as it was taken: a slower try does not undo a later one. */
  tries: z.number().int(),
  /** What the mail server said, if it refused. */
  problem: z.string().max(500).nullable(),
  /** Whether it will never take this mail. */
  isFinal: z.boolean(),
});

/** kept: there was no mail server to send it by. */
export type MailState = "waiting" | "sent" | "failed" | "kept";

export interface MailRow {
  id: string;
  toName: string;
  toAddress: string;
  subject: string;
  body: string;
  createdAt: number;
  state: MailState;
  tries: number;
  /** When it is tried next, while it waits. */
  nextAt: number;
  endedAt: number | null;
  problem: string | null;
}
