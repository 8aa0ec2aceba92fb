"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { ComboBox } from "@/components/ui/combo-box";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import type { GridRow } from "@/lib/spend/schema/grid";
import { spendTexts } from "../spend-texts";
import { gridTexts as texts } from "./grid-texts";

/** Begins a row of the grid for a source or campaign that it does not show yet. */
export function AddRow({
  by,
  sources,
  onAdd,
}: {
  by: "source" | "campaign";
  sources: readonly string[];
  onAdd: (row: GridRow) => void;
}) {
  const form = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [source, setSource] = useState("");
  const [campaign, setCampaign] = useState("");
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      title={texts.addRow}
      description={texts.addRowHint}
      size="sm"
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          {texts.addRow}
        </Button>
      }
      footer={(close) => (
        <>
          <Button onPress={close}>{texts.cancel}</Button>
          <Button variant="primary" type="submit" form={form}>
            {texts.add}
          </Button>
        </>
      )}
    >
      <Form
        id={form}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onAdd({ source: source.trim(), campaign: by === "source" ? null : campaign.trim() });
          setSource("");
          setCampaign("");
          setIsOpen(false);
        }}
      >
        <ComboBox
          label={texts.source}
          description={spendTexts.sourceHint}
          options={sources.filter(Boolean).map((value) => ({ value, label: value }))}
          allowsCustomValue
          inputValue={source}
          onInputChange={setSource}
        />
        {by === "campaign" ? (
          <TextField label={texts.campaign} value={campaign} onChange={setCampaign} />
        ) : null}
      </Form>
    </Dialog>
  );
}
