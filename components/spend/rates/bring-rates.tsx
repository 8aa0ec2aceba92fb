"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { FormError } from "@/components/ui/form-error";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { bringRatesAction } from "@/lib/spend/actions";
import { MOST_RATE_TEXT } from "@/lib/spend/schema/rates";
import { spendTexts as texts } from "../spend-texts";

/** Brings in many rates, pasted from a spreadsheet or out of a CSV file. */
export function BringRates() {
  const router = useRouter();
  const form = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const bring = () =>
    startTransition(async () => {
      const outcome = await bringRatesAction({ text });
      if (!outcome.ok) {
        setProblem(outcome.message);
        return;
      }
      const { added, changed } = outcome.value;
      toast({ title: texts.brought(added, changed), tone: "good" });
      setText("");
      setProblem(undefined);
      setIsOpen(false);
      router.refresh();
    });
  const read = async ([file]: File[]) => {
    if (!file) return;
    if (file.size > MOST_RATE_TEXT) setProblem(texts.tooLarge);
    else setText(await file.text());
  };
  return (
    <Dialog
      title={texts.bringRates}
      description={texts.bringRatesHint}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button size="sm">{texts.bringRates}</Button>}
      footer={(close) => (
        <>
          <Button onPress={close}>{texts.cancel}</Button>
          <Button variant="primary" type="submit" form={form} isPending={isPending}>
            {texts.bring}
          </Button>
        </>
      )}
    >
      <Form
        id={form}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          bring();
        }}
      >
        <FormError message={problem} />
        <TextArea
          label={texts.lines}
          value={text}
          onChange={setText}
          placeholder={texts.bringRatesExample}
          rows={8}
          isRequired
        />
        <FileDrop label={texts.file} accept={[".csv", "text/csv"]} onFiles={read} />
      </Form>
    </Dialog>
  );
}
