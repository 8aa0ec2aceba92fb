"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { LOST_CONNECTION } from "@/components/people/use-action";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import { NOTIFICATION_CHANNELS } from "@/lib/engine/notifications";
import { t } from "@/lib/language";
import { chooseNotificationAction } from "@/lib/notifications/actions";
import { CHANNEL_NAMES, KIND_INFO, type NotificationChoice } from "@/lib/notifications/schema";

const options = NOTIFICATION_CHANNELS.map((value) => ({
  value,
  get label() {
    return CHANNEL_NAMES[value];
  },
}));

/** How one is told of each kind of thing; a choice holds at once. */
export function ChoiceList({ choices }: { choices: readonly NotificationChoice[] }) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(choices, (all, next: NotificationChoice) =>
    all.map((one) => (one.kind === next.kind ? next : one)),
  );
  const choose = (next: NotificationChoice) =>
    startTransition(async () => {
      show(next);
      const outcome = await chooseNotificationAction(next).catch(() => null);
      if (!outcome?.ok) toast({ title: outcome?.message ?? t(LOST_CONNECTION), tone: "bad" });
      router.refresh();
    });
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {shown.map(({ kind, channel }) => {
        const { label } = KIND_INFO[kind];
        return (
          <li
            key={kind}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5"
          >
            <span>{label}</span>
            <Segmented
              label={label}
              size="sm"
              options={options}
              value={channel}
              onChange={(chosen) => choose({ kind, channel: chosen })}
            />
          </li>
        );
      })}
    </ul>
  );
}
