"use client";

import { cn } from "@/components/ui/cn";
import { Disclosure } from "@/components/ui/disclosure";
import type { Option } from "@/components/ui/options";
import { Select } from "@/components/ui/select";
import { numberText } from "@/lib/format";
import type { ImportKind } from "@/lib/imports/schema";
import { fieldOf } from "@/lib/imports/schema/fields";
import {
  type ColumnMapping,
  DATE_ORDER_NAMES,
  DATE_ORDERS,
  type DateOrder,
} from "@/lib/imports/schema/mapping";
import type { ColumnView } from "@/lib/imports/schema/views";
import { WORD_READERS } from "@/lib/imports/schema/words";
import { t } from "@/lib/language";
import { IGNORE } from "./targets";
import { choicesOf } from "./words";

const ORDERS = DATE_ORDERS.map((order) => ({
  value: order,
  get label() {
    return DATE_ORDER_NAMES[order];
  },
}));
const MARKS = [
  {
    value: ".",
    get label() {
      return t("Point: 1,234.50");
    },
  },
  {
    value: ",",
    get label() {
      return t("Comma: 1.234,50");
    },
  },
] as const;

export interface ColumnRowProps {
  kind: ImportKind;
  column: ColumnView;
  mapping: ColumnMapping | undefined;
  options: readonly Option[];
  rows: number;
  onChange: (mapping: ColumnMapping) => void;
}

/** One column: what it holds, what it becomes, and how its values are read. */
export function ColumnRow({ kind, column, mapping, options, rows, onChange }: ColumnRowProps) {
  const to = mapping?.to ?? IGNORE;
  const isIgnored = to === IGNORE;
  const change = (part: Partial<ColumnMapping>) => onChange({ to, ...mapping, ...part });
  return (
    <li
      className={cn(
        "grid gap-x-4 gap-y-2 border-line border-b px-4 py-3 last:border-b-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_14rem_12rem]",
        isIgnored && "bg-sunken/50",
      )}
    >
      <div className="min-w-0">
        <p className="break-words font-medium">{column.header}</p>
        <p className="text-ink-muted text-xs">
          {column.filled === 0
            ? t("always blank")
            : t`${numberText(column.filled)} of ${numberText(rows)} filled`}
        </p>
      </div>
      <p className="line-clamp-2 min-w-0 break-words text-ink-muted text-xs md:pt-1">
        {column.samples.join(" · ") || "–"}
      </p>
      <Select
        label={t`${column.header} becomes`}
        hideLabel
        options={options}
        value={to}
        // Meanings and formats belong to what the column was before.
        onChange={(next) => onChange({ to: next })}
      />
      <Format {...{ kind, column, to, mapping, change }} />
      <Values {...{ kind, column, to, mapping, change }} />
    </li>
  );
}

interface PartProps {
  kind: ImportKind;
  column: ColumnView;
  to: string;
  mapping: ColumnMapping | undefined;
  change: (part: Partial<ColumnMapping>) => void;
}

function Format({ kind, column, to, mapping, change }: PartProps) {
  const type = fieldOf(kind, to)?.type ?? (to.startsWith("attribute:") ? column.type : null);
  const isDate = type === "instant" || type === "day" || type === "date";
  if (isDate && (column.dateOrder !== null || column.isAmbiguous)) {
    return (
      <Select<DateOrder>
        label={t`Order of dates in ${column.header}`}
        hideLabel
        options={ORDERS}
        placeholder={t("Found out from all rows")}
        value={mapping?.dateOrder ?? column.dateOrder}
        onChange={(dateOrder) => change({ dateOrder })}
      />
    );
  }
  if (type === "money" || type === "number") {
    return (
      <Select
        label={t`Decimals in ${column.header}`}
        hideLabel
        options={MARKS}
        placeholder={t("Found out from all rows")}
        value={mapping?.decimalMark ?? column.decimalMark ?? (column.openNumber ? null : ".")}
        onChange={(decimalMark) => change({ decimalMark })}
      />
    );
  }
  return null;
}

/** What the texts of a column with few of them stand for. */
function Values({ kind, column, to, mapping, change }: PartProps) {
  const type = fieldOf(kind, to)?.type;
  const choices = type ? choicesOf(type) : undefined;
  if (!choices || !column.values || column.values.length === 0) return null;
  const values = mapping?.values ?? {};
  const read = type ? WORD_READERS[type] : undefined;
  const meaning = (raw: string) => values[raw] ?? read?.(raw) ?? null;
  const open = column.values.filter((raw) => meaning(raw) === null).length;
  return (
    <div className="min-w-0 md:col-span-4">
      <Disclosure
        title={
          open > 0
            ? t`${numberText(open)} of ${numberText(column.values.length)} values have no meaning yet`
            : t`What its ${numberText(column.values.length)} values mean`
        }
        defaultExpanded={open > 0}
      >
        <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {column.values.map((raw) => (
            <li key={raw} className="grid grid-cols-2 items-center gap-2">
              <span className="min-w-0 truncate" title={raw}>
                {raw}
              </span>
              <Select
                label={t`“${raw}” means`}
                hideLabel
                options={choices}
                value={meaning(raw)}
                onChange={(value) => change({ values: { ...values, [raw]: value } })}
              />
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
