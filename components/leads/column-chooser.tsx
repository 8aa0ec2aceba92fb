"use client";

import { Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { ListColumn } from "@/lib/leads/schema/columns";
import { type ListState, listAddress } from "./list-address";
import { listTexts } from "./list-texts";

const ColumnFields = later(async () => (await import("./column-fields")).default);

export interface NamedColumn {
  id: ListColumn;
  heading: string;
}

interface ColumnChooserProps {
  state: ListState;
  /** Those shown, in their order. */
  columns: readonly NamedColumn[];
  /** Those that could be shown. */
  others: readonly NamedColumn[];
}

/** Chooses the list's columns and their order; they become part of its address. */
export function ColumnChooser({ state, columns, others }: ColumnChooserProps) {
  const router = useRouter();
  return (
    <Popover
      label={listTexts.columnsTitle}
      trigger={
        <Button
          icon={<Columns3 aria-hidden="true" className="max-lg:hidden" />}
          aria-label={listTexts.columnsTitle}
        >
          {listTexts.columnsButton}
        </Button>
      }
    >
      <ColumnFields
        columns={columns}
        others={others}
        onChange={(chosen) =>
          router.replace(listAddress({ ...state, columns: chosen }), { scroll: false })
        }
      />
    </Popover>
  );
}
