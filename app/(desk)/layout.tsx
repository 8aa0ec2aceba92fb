import type { ReactNode } from "react";
import { DeskFrame } from "@/components/live/desk-frame";
import { getDesk } from "@/lib/audit/queries";
import { load, requireActor } from "@/lib/operations/load";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireActor();
  const { workspaceName, seq, isStarting, isSample, density } = await load(getDesk, {});
  return (
    <DeskFrame
      workspaceName={workspaceName}
      user={{ name, role }}
      seq={seq}
      isStarting={isStarting}
      isSample={isSample}
      density={density}
    >
      {children}
    </DeskFrame>
  );
}
