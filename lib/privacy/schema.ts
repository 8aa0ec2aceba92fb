import { z } from "zod";
import { emailInput } from "@/lib/leads/schema/inputs";

export const noInput = z.object({});
export const addressInput = z.object({ email: emailInput });
export const personInput = z.object({ id: z.string().min(1).max(64) });

/** Whether an address is kept out, since when, and who said so. */
export interface Suppression {
  at: number;
  byName: string;
}

/** What is said of somebody who is kept out. */
export const KEPT_OUT =
  "This person asked not to be kept. An admin can let the address in again under Settings, Privacy.";
