import type { Metadata } from "next";
import { BoardLimitsForm } from "@/components/people/board-limits-form";
import { t } from "@/lib/language";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getBoardLimits } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: t("Limits of the board") };
}

export default async function BoardLimitsPage() {
  const actor = await requireActor();
  const { limits, version } = await load(getBoardLimits, {});
  return (
    <BoardLimitsForm
      key={version}
      limits={limits}
      version={version}
      mayChange={can(actor, "board:limit")}
    />
  );
}
