"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useState } from "react";
import { usePosted } from "@/components/criteria/use-posted";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { MultiSelect } from "@/components/ui/multi-select";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { useUnsavedFields } from "@/components/ui/use-unsaved-warning";
import { RETIRING_STAGES } from "@/lib/engine/retention";
import { STAGE_INFO } from "@/lib/engine/stages";
import { changeRetentionAction } from "@/lib/retention/actions";
import type { Retention } from "@/lib/retention/schema";
import { type Counted, RetiringCount } from "./retiring-count";
import { retentionTexts as texts } from "./texts";
import { WholeField, wholeOf } from "./whole-field";

const REFUSED = {
  get unfinished() {
    return texts.unfinished;
  },
  get failed() {
    return texts.uncounted;
  },
};
const stageOptions = RETIRING_STAGES.map((value) => ({
  value,
  get label() {
    return STAGE_INFO[value].name;
  },
}));

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
  const { run, isPending, fields, failure } = useAction(changeRetentionAction);
  const [erasesLeads, setErases] = useState(retention.erasesLeads);
  const [typedMonths, setMonths] = useState(String(retention.months));
  const [stages, setStages] = useState(retention.stages);
  const [deliveries, setDeliveries] = useState(String(retention.deliveriesDays));
  const [mail, setMail] = useState(String(retention.mailDays ?? ""));
  const [imports, setImports] = useState(String(retention.importDays));
  const [isAsking, setAsking] = useState(false);
  const unsaved = useUnsavedFields({ erasesLeads, typedMonths, stages, deliveries, mail, imports });
  const months = wholeOf(typedMonths);
  const question = useMemo(
    () => (months >= 1 && stages.length > 0 ? { months, stages } : null),
    [months, stages],
  );
  const posted = usePosted<Counted>("/api/retention/count", question, REFUSED);
  const counted = question === null ? texts.unfinished : posted;
  const leads = counted !== null && typeof counted === "object" ? counted.leads : 0;

  async function save(): Promise<boolean> {
    const numbers = {
      months,
      deliveriesDays: wholeOf(deliveries),
      mailDays: mail.trim() === "" ? null : wholeOf(mail),
      importDays: wholeOf(imports),
    };
    const outcome = await run({ erasesLeads, stages, ...numbers, version });
    if (!outcome.ok) return true;
    unsaved.saved();
    toast({ title: texts.saved, tone: "good" });
    router.refresh();
    return true;
  }

  const isWider =
    !retention.erasesLeads ||
    months < retention.months ||
    stages.some((stage) => !retention.stages.includes(stage));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (erasesLeads && isWider && leads > 0) setAsking(true);
    else void save();
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Refusal failure={failure} />
      <Card title={texts.leads} description={texts.leadsAbout}>
        <div className="flex flex-col gap-4">
          <Switch label={texts.erases} isSelected={erasesLeads} onChange={setErases} />
          <div className="grid gap-4 sm:grid-cols-2">
            <WholeField
              label={texts.months}
              value={typedMonths}
              onChange={setMonths}
              suffix={texts.monthsSuffix}
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
          <WholeField
            label={texts.deliveries}
            value={deliveries}
            onChange={setDeliveries}
            suffix={texts.days}
            description={texts.deliveriesHint}
            error={fields.deliveriesDays}
          />
          <WholeField
            label={texts.mail}
            value={mail}
            onChange={setMail}
            suffix={texts.days}
            description={texts.mailHint}
            error={fields.mailDays}
          />
          <WholeField
            label={texts.imports}
            value={imports}
            onChange={setImports}
            suffix={texts.days}
            description={texts.importsHint}
            error={fields.importDays}
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
