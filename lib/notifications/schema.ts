import { z } from "zod";
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_KINDS,
  type NotificationChannel,
  type NotificationKind,
} from "@/lib/engine/notifications";
import { can, type Permission } from "@/lib/operations/policy";

export const noInput = z.object({});

/** What people choose by, and who can come to be told of it at all. */
export const KIND_INFO: Record<NotificationKind, { label: string; needs: Permission }> = {
  "lead.assigned": { label: "Somebody gives you a lead", needs: "lead:work" },
  "lead.mentioned": { label: "Somebody mentions you in a note", needs: "lead:read" },
  "sla.soon": {
    label: "The agreed time for your lead is over within the hour",
    needs: "lead:work",
  },
  "sla.passed": { label: "The agreed time for your lead is over", needs: "lead:work" },
  "lead.rejected": {
    label: "Somebody rejects a lead that you own or made an MQL",
    needs: "lead:write",
  },
  "dispute.raised": {
    label: "Marketing disputes a rejection that is yours, or that you may decide about",
    needs: "lead:work",
  },
  "dispute.decided": { label: "A dispute that you are part of is decided", needs: "lead:write" },
  "criteria.proposed": { label: "Criteria wait for your signature", needs: "criteria:sign" },
  "criteria.answered": {
    label: "Sales answers criteria that you proposed",
    needs: "criteria:write",
  },
  "alert.raised": { label: "An alert is raised", needs: "report:read" },
  "import.ended": { label: "Your import ends or fails", needs: "import:run" },
  "webhook.failed": { label: "Messages of a webhook are given up", needs: "webhook:manage" },
};

export const CHANNEL_NAMES: Record<NotificationChannel, string> = {
  app: "In the app",
  mail: "And by mail",
  off: "Off",
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
