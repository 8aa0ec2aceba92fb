"use client";

import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { later } from "@/components/shell/later";
import type { Stage } from "@/lib/engine/stages";
import { STAGES } from "@/lib/engine/stages";
import type { LeadFilter } from "@/lib/leads/schema";
import type { BulkTools } from "./bulk-bar";
import type { ChosenLead } from "./bulk-work";

const BulkBar = later(async () => (await import("./bulk-bar")).default);

/**
 * Hears of every box of the table that it holds, which the server has drawn; with one or more chosen,
 * a bar offers what can be done with them. Shift chooses all between two boxes.
 */
export function ListSelection({
  filter,
  total,
  tools,
  children,
}: {
  filter: LeadFilter;
  /** How many leads the filter has, beyond this page. */
  total: number;
  tools: BulkTools;
  children: ReactNode;
}) {
  const [chosen, setChosen] = useState<readonly ChosenLead[]>([]);
  const table = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLInputElement>(null);

  const boxes = () => [
    ...(table.current?.querySelectorAll<HTMLInputElement>("input[data-lead]") ?? []),
  ];
  function settle() {
    const all = boxes();
    const checked = all.filter((box) => box.checked);
    const page = table.current?.querySelector<HTMLInputElement>("input[data-choose-page]");
    if (page) {
      page.checked = checked.length === all.length;
      page.indeterminate = checked.length > 0 && checked.length < all.length;
    }
    setChosen(checked.flatMap(leadOf));
  }
  // The rows are drawn anew when somebody changed them: what is chosen is what they are now.
  const hasChosen = chosen.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are new whenever these are
  useEffect(() => {
    if (hasChosen) settle();
  }, [children]);
  function change({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) {
    const all = boxes();
    if (target.dataset.choosePage !== undefined) {
      for (const box of all) box.checked = target.checked;
    } else if (last.current && nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) {
      const [from, to] = [all.indexOf(last.current), all.indexOf(target)].sort((a, b) => a - b);
      for (const box of all.slice(from, (to ?? 0) + 1)) box.checked = target.checked;
    }
    last.current = target.dataset.lead === undefined ? null : target;
    settle();
  }
  function clear(isOver: (id: string) => boolean) {
    for (const box of boxes()) if (isOver(box.dataset.lead ?? "")) box.checked = false;
    settle();
  }
  return (
    <>
      <div
        ref={table}
        onChange={(event) => change(event as unknown as ChangeEvent<HTMLInputElement>)}
        className="min-w-0"
      >
        {children}
      </div>
      {chosen.length > 0 ? (
        <BulkBar
          chosen={chosen}
          filter={filter}
          total={total}
          tools={tools}
          onClear={() => clear(() => true)}
          onDone={(stay) => clear((id) => !stay.has(id))}
        />
      ) : null}
    </>
  );
}

function leadOf({ dataset }: HTMLInputElement): ChosenLead[] {
  const stage: Stage | undefined = STAGES.find((one) => one === dataset.stage);
  const { lead: id, version, name = "" } = dataset;
  return id && stage ? [{ id, version: Number(version), name, stage }] : [];
}
