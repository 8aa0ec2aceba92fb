import type { ReactNode } from "react";
import { DeskFrame } from "@/components/live/desk-frame";
import { countAlerts } from "@/lib/alerts/queries";
import { getDesk } from "@/lib/audit/queries";
import { load, requireActor } from "@/lib/operations/load";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireActor();
  const [{ workspaceName, seq }, newAlerts] = await Promise.all([
    load(getDesk, {}),
    load(countAlerts, {}),
  ]);
  return (
    <DeskFrame workspaceName={workspaceName} user={{ name, role }} seq={seq} newAlerts={newAlerts}>
      {children}
    </DeskFrame>
  );
}
