import { z } from "zod";
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_KINDS,
  type NotificationChannel,
  type NotificationKind,
} from "@/lib/engine/notifications";
import { t } from "@/lib/language";
import { can, type Permission } from "@/lib/operations/policy";
import { MOST_COUNTED } from "./schema/limits";

export const noInput = z.object({});

/** What people choose by, and who can come to be told of it at all. */
export const KIND_INFO: Record<NotificationKind, { label: string; needs: Permission }> = {
  leadAssigned: {
    get label() {
      return t("Somebody gives you a lead");
    },
    needs: "lead:work",
  },
  mentioned: {
    get label() {
      return t("Somebody mentions you in a note");
    },
    needs: "lead:read",
  },
  slaSoon: {
    get label() {
      return t("The agreed time for your lead is over within the hour");
    },
    needs: "lead:work",
  },
  slaPassed: {
    get label() {
      return t("The agreed time for your lead is over");
    },
    needs: "lead:work",
  },
  callbackDue: {
    get label() {
      return t("It is time to call a lead of yours back");
    },
    needs: "lead:work",
  },
  leadRejected: {
    get label() {
      return t("Somebody rejects a lead that you own or made an MQL");
    },
    needs: "lead:write",
  },
  disputeRaised: {
    get label() {
      return t("Marketing disputes a rejection that is yours, or that you may decide about");
    },
    needs: "lead:work",
  },
  disputeDecided: {
    get label() {
      return t("A dispute that you are part of is decided");
    },
    needs: "lead:write",
  },
  criteriaProposed: {
    get label() {
      return t("Criteria wait for your signature");
    },
    needs: "criteria:sign",
  },
  criteriaAnswered: {
    get label() {
      return t("Sales answers criteria that you proposed");
    },
    needs: "criteria:write",
  },
  alertRaised: {
    get label() {
      return t("An alert is raised");
    },
    needs: "report:read",
  },
  importEnded: {
    get label() {
      return t("Your import ends or fails");
    },
    needs: "import:run",
  },
  webhookFailed: {
    get label() {
      return t("Messages of a webhook are given up");
    },
    needs: "webhook:manage",
  },
};

export const CHANNEL_NAMES: Record<NotificationChannel, string> = {
  get app() {
    return t("In the app");
  },
  get mail() {
    return t("And by mail");
  },
  get off() {
    return t("Off");
  },
};
/** Where somebody has not chosen. */
export const DEFAULT_CHANNEL: NotificationChannel = "app";

/** The kinds that somebody can come to be told of. */
export function kindsFor(actor: Parameters<typeof can>[0]): NotificationKind[] {
  return NOTIFICATION_KINDS.filter((kind) => can(actor, KIND_INFO[kind].needs));
}

export const chooseInput = z.object({
  kind: z.enum(NOTIFICATION_KINDS),
  channel: z.enum(NOTIFICATION_CHANNELS),
});

/** How somebody is told of one kind of thing. */
export interface NotificationChoice {
  kind: NotificationKind;
  channel: NotificationChannel;
}

/** Entries of the audit log that are looked through at once. */
export const ENTRIES_AT_ONCE = 5000;
/** So long before a deadline somebody is warned of it. */
export const SLA_SOON_MS = 3_600_000;
/** Deadlines and calls that were due longer ago are no news, such as after Handoff stood still. */
export const SLA_LATE_MS = 86_400_000;

export const newsInput = z.object({
  /** Entries of the audit log up to here are no news. */
  after: z.number().int().min(0),
});
const id = z.string().min(1).max(64);
export const readInput = z.strictObject({ ids: z.array(id).min(1).max(MOST_COUNTED) });
export const readAllInput = z.strictObject({
  /** Epoch ms: what came later was not seen. */
  until: z.number().int().min(0).max(8.64e15),
});
export const listInput = z.object({
  /** Where the page begins: after this one. */
  after: z.string().max(100).optional(),
});

/** What the words of a notification are made of. */
export interface NotificationFacts {
  id: string;
  userId: string;
  kind: NotificationKind;
  leadId: string | null;
  aboutId: string | null;
  dueAt: number | null;
  count: number;
  at: number;
  readAt: number | null;
  leadName: string | null;
  company: string | null;
  /** Of the log's entry. */
  by: string | null;
  action: string | null;
  after: unknown;
  /** Number and name of a version of the criteria. */
  version: number | null;
  versionName: string | null;
  fileName: string | null;
  webhookName: string | null;
}

/** An unread notification, and the page on which it counts as read. */
export interface UnreadPlace {
  id: string;
  place: string;
}

/** What waits for somebody, as every page shows it beside its navigation. */
export interface Waiting {
  /** One's own notifications, at most `MOST_COUNTED`. */
  unread: UnreadPlace[];
  /** Alerts that nobody has taken note of. */
  alerts: number;
  /** Disputed rejections that one may decide about. */
  disputes: number;
}

/** A notification as the list shows it. */
export interface NotificationItem extends UnreadPlace {
  title: string;
  at: number;
  isNew: boolean;
}
