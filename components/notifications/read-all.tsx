"use client";

import { CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { readAllNotificationsAction } from "@/lib/notifications/actions";
import { notificationTexts as texts } from "./notification-texts";

/** Marks everything as read that was there at `until` (epoch ms). */
export function ReadAll({ until }: { until: number }) {
  const router = useRouter();
  const { run, isPending } = useAction(readAllNotificationsAction);
  return (
    <Button
      size="sm"
      icon={<CheckCheck aria-hidden="true" />}
      isPending={isPending}
      onPress={async () => {
        const outcome = await run({ until });
        if (outcome.ok) toast({ title: texts.allRead, tone: "good" });
        else toast({ title: outcome.message, tone: "bad" });
        router.refresh();
      }}
    >
      {texts.readAll}
    </Button>
  );
}
