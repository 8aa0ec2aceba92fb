"use client";

import { SlidersHorizontal } from "lucide-react";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { BoardLook } from "@/lib/leads/schema/board-look";
import { boardTexts } from "./texts";

const LookFields = later(
  async () => (await import("./look-fields")).LookFields,
  <div className="h-96 w-60" />,
);

/** Groups the cards and chooses what they show; both become part of the address. */
export function LookButton({
  look,
  onChange,
}: {
  look: BoardLook;
  onChange: (look: BoardLook) => void;
}) {
  return (
    <Popover
      label={boardTexts.look}
      trigger={
        <Button
          icon={<SlidersHorizontal aria-hidden="true" className="max-lg:hidden" />}
          aria-label={boardTexts.look}
        >
          {look.group === null ? boardTexts.lookShort : boardTexts.groupedBy[look.group]}
        </Button>
      }
    >
      <LookFields look={look} onChange={onChange} />
    </Popover>
  );
}
