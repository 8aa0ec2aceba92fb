"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ComboBox } from "@/components/ui/combo-box";
import { IconButton } from "@/components/ui/icon-button";
import { MoveButtons } from "@/components/ui/move-buttons";
import type { ListColumn } from "@/lib/leads/schema/columns";
import type { NamedColumn } from "./column-chooser";
import { listTexts as texts } from "./list-texts";

interface ColumnFieldsProps {
  columns: readonly NamedColumn[];
  others: readonly NamedColumn[];
  /** An empty list stands for the first ones. */
  onChange: (columns: readonly ListColumn[]) => void;
}

/** Columns to move, take away and add. What is chosen shows here before the list has followed. */
export default function ColumnFields({ columns, others, onChange }: ColumnFieldsProps) {
  const [chosen, setChosen] = useState(columns);
  const all = [...columns, ...others];
  const change = (next: readonly NamedColumn[]) => {
    setChosen(next);
    onChange(next.map(({ id }) => id));
  };
  const move = (from: number, by: -1 | 1) => {
    const next = [...chosen];
    const [taken] = next.splice(from, 1);
    if (taken) next.splice(from + by, 0, taken);
    change(next);
  };
  const free = all.filter(({ id }) => !chosen.some((one) => one.id === id));
  return (
    <div className="flex w-80 max-w-full flex-col gap-3">
      <ol aria-label={texts.columnsTitle} className="flex flex-col">
        {chosen.map(({ id, heading }, at) => (
          <li key={id} className="flex items-center gap-1">
            <span className="min-w-0 flex-1 truncate">{heading}</span>
            <MoveButtons
              name={heading}
              isFirst={at === 0}
              isLast={at === chosen.length - 1}
              onMove={(by) => move(at, by)}
            />
            <IconButton
              label={texts.removeColumn(heading)}
              icon={<X aria-hidden="true" />}
              variant="ghost"
              isDisabled={chosen.length === 1}
              onPress={() => change(chosen.filter((one) => one.id !== id))}
            />
          </li>
        ))}
      </ol>
      <ComboBox
        key={chosen.length}
        label={texts.addColumn}
        options={free.map(({ id, heading }) => ({ value: id, label: heading }))}
        onChange={(id) => {
          const added = free.find((one) => one.id === id);
          if (added) change([...chosen, added]);
        }}
      />
      <Button variant="ghost" onPress={() => onChange([])}>
        {texts.firstColumns}
      </Button>
    </div>
  );
}
