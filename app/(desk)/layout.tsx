import type { ReactNode } from "react";
import { DeskFrame } from "@/components/live/desk-frame";
import { countAlerts } from "@/lib/alerts/queries";
import { getDesk } from "@/lib/audit/queries";
import { countDisputes } from "@/lib/disputes/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { name, role } = actor;
  const [{ workspaceName, seq }, alerts, disputes] = await Promise.all([
    load(getDesk, {}),
    load(countAlerts, {}),
    can(actor, "dispute:decide") ? load(countDisputes, {}) : 0,
  ]);
  const waiting = { alerts, disputes };
  return (
    <DeskFrame workspaceName={workspaceName} user={{ name, role }} seq={seq} waiting={waiting}>
      {children}
    </DeskFrame>
  );
}
