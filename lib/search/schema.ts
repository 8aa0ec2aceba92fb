import { z } from "zod";
import type { Stage } from "@/lib/engine/stages";

export const findAnythingInput = z.strictObject({ text: z.string().trim().min(1).max(200) });
export const listPlacesInput = z.strictObject({
  /** Leads that somebody went to before, newest first. */
  leadIds: z.array(z.string().min(1).max(100)).max(20).default([]),
});

export interface FoundLead {
  id: string;
  name: string;
  title: string | null;
  company: string | null;
  stage: Stage;
}

export interface FoundAccount {
  id: string;
  name: string;
  domain: string | null;
}

/** What a search finds in the workspace's data. */
export interface Found {
  leads: FoundLead[];
  /** Companies of leads that were found. */
  accounts: FoundAccount[];
  /** The words that were found: those typed, or what they were meant for. */
  words: string[];
}

/** Where somebody can go: saved views and reports that they see, and leads that they were at. */
export interface Places {
  views: { id: string; name: string; pageTitle: string }[];
  reports: { name: string; title: string }[];
  leads: FoundLead[];
}
