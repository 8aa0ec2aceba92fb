import type { ReactNode } from "react";
import { DeskFrame } from "@/components/live/desk-frame";
import { accountLinks, deskNavigation } from "@/components/live/desk-navigation";
import { getDesk } from "@/lib/audit/queries";
import { ROLE_INFO } from "@/lib/engine/roles";
import { load, requireActor } from "@/lib/operations/load";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { workspaceName, seq } = await load(getDesk, {});
  return (
    <DeskFrame
      workspaceName={workspaceName}
      groups={deskNavigation(actor)}
      user={{ name: actor.name, role: ROLE_INFO[actor.role].name }}
      userLinks={accountLinks}
      seq={seq}
    >
      {children}
    </DeskFrame>
  );
}
