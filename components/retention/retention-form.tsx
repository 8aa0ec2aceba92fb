"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useState } from "react";
import { usePosted } from "@/components/criteria/use-posted";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FormError } from "@/components/ui/form-error";
import { MultiSelect } from "@/components/ui/multi-select";
import { NumberField } from "@/components/ui/number-field";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { RETIRING_STAGES } from "@/lib/engine/retention";
import { STAGE_INFO } from "@/lib/engine/stages";
import { changeRetentionAction } from "@/lib/retention/actions";
import type { Retention } from "@/lib/retention/schema";
import { type Counted, RetiringCount } from "./retiring-count";
import { retentionTexts as texts } from "./texts";

const REFUSED = { unfinished: texts.unfinished, failed: texts.uncounted };
const stageOptions = RETIRING_STAGES.map((value) => ({ value, label: STAGE_INFO[value].name }));

/** How long things are kept; what would be erased is counted and asked about before. */
export function RetentionForm({
  retention,
  version,
  timeZone,
}: {
  retention: Retention;
  version: number;
  timeZone: string;
}) {
  const router = useRouter();
  const { run, isPending, fields, message } = useAction(changeRetentionAction);
  const [erasesLeads, setErases] = useState(retention.erasesLeads);
  const [months, setMonths] = useState<number | null>(retention.months);
  const [stages, setStages] = useState(retention.stages);
  const [deliveriesDays, setDeliveries] = useState<number | null>(retention.deliveriesDays);
  const [mailDays, setMail] = useState(retention.mailDays);
  const [isAsking, setAsking] = useState(false);
  const question = useMemo(
    () => (months === null || stages.length === 0 ? null : { months, stages }),
    [months, stages],
  );
  const posted = usePosted<Counted>("/api/retention/count", question, REFUSED);
  const counted = question === null ? texts.unfinished : posted;
  const leads = counted !== null && typeof counted === "object" ? counted.leads : 0;

  async function save(): Promise<boolean> {
    const numbers = { months: months ?? 0, deliveriesDays: deliveriesDays ?? 0, mailDays };
    const outcome = await run({ erasesLeads, stages, ...numbers, version });
    if (!outcome.ok) return true;
    toast({ title: texts.saved, tone: "good" });
    router.refresh();
    return true;
  }

  const isWider =
    !retention.erasesLeads ||
    (months ?? 0) < retention.months ||
    stages.some((stage) => !retention.stages.includes(stage));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (erasesLeads && isWider && leads > 0) setAsking(true);
    else void save();
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <FormError message={message} />
      <Card title={texts.leads} description={texts.leadsAbout}>
        <div className="flex flex-col gap-4">
          <Switch label={texts.erases} isSelected={erasesLeads} onChange={setErases} />
          <div className="grid gap-4 sm:grid-cols-2">
            <NumberField
              label={texts.months}
              value={months}
              onChange={setMonths}
              suffix={texts.monthsSuffix}
              minValue={1}
              description={texts.monthsHint}
              error={fields.months}
            />
            <MultiSelect
              label={texts.stages}
              options={stageOptions}
              value={stages}
              onChange={setStages}
              error={fields.stages}
            />
          </div>
          <RetiringCount answer={counted} stages={stages} timeZone={timeZone} />
        </div>
      </Card>
      <Card title={texts.messages} description={texts.messagesAbout}>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={texts.deliveries}
            value={deliveriesDays}
            onChange={setDeliveries}
            suffix={texts.days}
            minValue={1}
            description={texts.deliveriesHint}
            error={fields.deliveriesDays}
          />
          <NumberField
            label={texts.mail}
            value={mailDays}
            onChange={setMail}
            suffix={texts.days}
            minValue={1}
            description={texts.mailHint}
            error={fields.mailDays}
          />
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {texts.save}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        tone="danger"
        title={texts.confirm(leads)}
        description={texts.confirmAbout}
        confirmLabel={texts.confirmYes}
        isPending={isPending}
        onConfirm={save}
      />
    </form>
  );
}
