"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { clockOptions, WEEKDAYS } from "@/components/people/time-of-day";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ComboBox } from "@/components/ui/combo-box";
import { FormError } from "@/components/ui/form-error";
import { MultiSelect } from "@/components/ui/multi-select";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import type { Option } from "@/components/ui/options";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TagField } from "@/components/ui/tag-field";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { isoDayOf, isoDayText } from "@/lib/engine/locale";
import { updateWorkspaceAction } from "@/lib/settings/actions";
import type { Workspace } from "@/lib/settings/schema";

export interface WorkspaceFormProps {
  workspace: Workspace;
  version: number;
  zones: readonly Option[];
  currencies: readonly Option[];
  isReadOnly: boolean;
}

const DEFAULT_RETURN_HOURS = 24;

/** Name, clock, money and the terms of the queue. */
export function WorkspaceForm(props: WorkspaceFormProps) {
  const { version, zones, currencies, isReadOnly } = props;
  const router = useRouter();
  const { run, isPending, fields, message } = useAction(updateWorkspaceAction);
  const [draft, setDraft] = useState(props.workspace);
  const hours = draft.businessHours;
  const change = (part: Partial<Workspace>) => setDraft((now) => ({ ...now, ...part }));
  const changeHours = (part: Partial<Workspace["businessHours"]>) =>
    change({ businessHours: { ...hours, ...part } });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const outcome = await run({ ...draft, version });
    if (!outcome.ok) return;
    toast({ title: "Settings saved", tone: "good" });
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      {isReadOnly ? <Notice>Only an admin can change these settings.</Notice> : null}
      <FormError message={message} />
      <fieldset disabled={isReadOnly} className="flex min-w-0 flex-col gap-5">
        <Card title="Workspace">
          <Fields>
            <TextField
              label="Name"
              value={draft.name}
              onChange={(name) => change({ name })}
              error={fields.name}
              isDisabled={isReadOnly}
              isRequired
            />
            <ComboBox
              label="Currency"
              options={currencies}
              value={draft.currency}
              onChange={(currency) => change({ currency: currency ?? "" })}
              description="Costs and CAC are shown in it."
              error={fields.currency}
              isDisabled={isReadOnly}
              isRequired
            />
          </Fields>
        </Card>
        <Card
          title="Time"
          description="Days in reports and response times of sales count by these."
        >
          <Fields>
            <ComboBox
              label="Time zone"
              options={zones}
              value={draft.timeZone}
              onChange={(timeZone) => change({ timeZone: timeZone ?? "" })}
              error={fields.timeZone}
              isDisabled={isReadOnly}
              isRequired
            />
            <MultiSelect
              label="Working days"
              options={WEEKDAYS}
              value={hours.days.map(String)}
              onChange={(days) => changeHours({ days: days.map(Number) })}
              error={fields["businessHours.days"]}
              isDisabled={isReadOnly}
              isRequired
            />
            <Select
              label="Day begins"
              options={clockOptions(hours.fromMinute)}
              value={String(hours.fromMinute)}
              onChange={(minute) => changeHours({ fromMinute: Number(minute) })}
              isDisabled={isReadOnly}
            />
            <Select
              label="Day ends"
              options={clockOptions(hours.toMinute)}
              value={String(hours.toMinute)}
              onChange={(minute) => changeHours({ toMinute: Number(minute) })}
              error={fields["businessHours.toMinute"]}
              isDisabled={isReadOnly}
            />
            <TagField
              label="Holidays"
              value={draft.holidays}
              onChange={(days) => change({ holidays: days.map(isoDayOf) })}
              nameOf={isoDayText}
              placeholder="25/12/2026"
              description="Days without work, as day/month/year. Enter adds one."
              error={holidayError(fields)}
              className="sm:col-span-2"
            />
          </Fields>
        </Card>
        <Card title="Working leads">
          <Fields>
            <NumberField
              label="Conversion window"
              value={draft.conversionWindowDays}
              onChange={(days) => change({ conversionWindowDays: days ?? 0 })}
              suffix="days"
              description="An MQL that has not become an SQL within it counts as not converted."
              error={fields.conversionWindowDays}
              isDisabled={isReadOnly}
            />
            <NumberField
              label="A claim holds for"
              value={draft.claimMinutes}
              onChange={(minutes) => change({ claimMinutes: minutes ?? 0 })}
              suffix="minutes"
              description="Then a claimed lead is free for others in the queue."
              error={fields.claimMinutes}
              isDisabled={isReadOnly}
            />
            <div className="flex flex-col gap-3 sm:col-span-2">
              <Switch
                label="Give accepted leads back to the pool when nobody touches them"
                isSelected={draft.autoReturnHours !== null}
                onChange={(isOn) => change({ autoReturnHours: isOn ? DEFAULT_RETURN_HOURS : null })}
                isDisabled={isReadOnly}
              />
              {draft.autoReturnHours === null ? null : (
                <NumberField
                  label="After"
                  value={draft.autoReturnHours}
                  onChange={(count) => change({ autoReturnHours: count ?? 0 })}
                  suffix="hours"
                  error={fields.autoReturnHours}
                  isDisabled={isReadOnly}
                  className="max-w-60"
                />
              )}
            </div>
          </Fields>
        </Card>
      </fieldset>
      {isReadOnly ? null : (
        <div>
          <Button type="submit" variant="primary" isPending={isPending}>
            Save settings
          </Button>
        </div>
      )}
    </form>
  );
}

function Fields({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2">{children}</div>;
}

/** A single holiday is refused under its place in the list. */
function holidayError(fields: Record<string, string>): string | undefined {
  return Object.entries(fields).find(([path]) => path.startsWith("holidays"))?.[1];
}
