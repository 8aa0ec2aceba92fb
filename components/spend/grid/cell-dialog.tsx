"use client";

import { useEffect, useId, useState } from "react";
import { Form } from "react-aria-components";
import { fetchJson } from "@/components/leads/fetch-json";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import { TextField } from "@/components/ui/text-field";
import type { CostKind } from "@/lib/engine/cost";
import { isoDayText } from "@/lib/engine/locale";
import { formatMoney, typedMoney } from "@/lib/engine/money";
import { quoted } from "@/lib/language";
import type { Outcome } from "@/lib/operations/outcome";
import { COST_KIND_NAMES, type CostRow } from "@/lib/spend/schema";
import { firstDayOf, type GridCell, type GridPlace, lastDayOf } from "@/lib/spend/schema/grid";
import { spendTexts } from "../spend-texts";
import { gridTexts as texts } from "./grid-texts";
import { editText } from "./use-cell-writes";

export interface CellDialogProps {
  place: GridPlace;
  title: string;
  cell: GridCell | undefined;
  currency: string;
  writes: CostKind | "budget" | null;
  mayWrite: boolean;
  onWrite: (amount: string) => void;
  onClose: () => void;
}

/** What is in a cell: its entries, how an edit would act on them, and a field to make it. */
export function CellDialog(props: CellDialogProps) {
  const { place, cell, currency, writes, mayWrite, onWrite, onClose } = props;
  const form = useId();
  const [amount, setAmount] = useState(editText(cell, currency));
  const [problem, setProblem] = useState<string>();
  const isCost = writes !== "budget";
  const search = isCost ? entrySearch(place, writes) : null;
  const entries = useEntries(search);
  const only = entries?.ok && entries.value.rows.length === 1 ? entries.value.rows[0] : null;
  const effect =
    cell === undefined || cell.count + cell.unconverted === 0
      ? texts.willAdd
      : only?.currency === currency
        ? texts.willChange
        : texts.willCorrect;
  const submit = () => {
    if (amount.trim() !== "" && typedMoney(amount, currency) === null) {
      setProblem(texts.notAmounts([quoted(amount.trim())], currency));
      return;
    }
    onWrite(amount);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? null : onClose())}
      title={props.title}
      footer={
        <>
          <Button onPress={onClose}>{mayWrite ? texts.cancel : texts.close}</Button>
          {mayWrite ? (
            <Button variant="primary" type="submit" form={form}>
              {texts.save}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {mayWrite ? (
          <Form
            id={form}
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <TextField
              label={texts.amount}
              prefix={currency}
              value={amount}
              onChange={setAmount}
              inputMode="decimal"
              error={problem}
              description={isCost ? `${texts.amountHint} ${effect}` : texts.amountHint}
              autoFocus
            />
          </Form>
        ) : null}
        {search === null ? null : <Entries {...{ entries, search, mayWrite }} />}
      </div>
    </Dialog>
  );
}

type Found = Outcome<{ rows: CostRow[]; next: string | null }>;

function Entries({
  entries,
  search,
  mayWrite,
}: {
  entries: Found | null;
  search: string;
  mayWrite: boolean;
}) {
  if (entries === null) return <Spinner />;
  if (!entries.ok) return <FormError message={entries.message} />;
  const { rows } = entries.value;
  if (rows.length === 0) return <p className="text-ink-muted">{texts.noEntries}</p>;
  return (
    <div className="flex flex-col items-start gap-2">
      <ul className="w-full divide-y divide-line rounded-md border border-line">
        {rows.map((cost) => (
          <li key={cost.id} className="flex flex-wrap justify-between gap-x-3 px-3 py-1.5">
            <span className="min-w-0 text-ink-muted">
              {[isoDayText(cost.day), cost.campaign, COST_KIND_NAMES[cost.kind], cost.note]
                .filter(Boolean)
                .join(" · ")}
            </span>
            <span className="tabular ml-auto whitespace-nowrap">
              {formatMoney(cost.amountMinor, cost.currency)}
            </span>
          </li>
        ))}
      </ul>
      <LinkButton size="sm" href={`/spend?${search}`}>
        {entries.value.next ? spendTexts.more : mayWrite ? texts.allEntries : texts.seeEntries}
      </LinkButton>
    </div>
  );
}

function entrySearch({ source, campaign, period }: GridPlace, kind: CostKind | null): string {
  return new URLSearchParams({
    from: firstDayOf(period),
    to: lastDayOf(period),
    source,
    ...(campaign === null ? {} : { campaign }),
    ...(kind === null ? {} : { kind }),
  }).toString();
}

function useEntries(search: string | null): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (search === null) return;
    const controller = new AbortController();
    void fetchJson<{ rows: CostRow[]; next: string | null }>(
      `/api/spend/entries?${search}`,
      controller.signal,
    ).then(setFound);
    return () => controller.abort();
  }, [search]);
  return found;
}
