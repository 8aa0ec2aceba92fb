"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { languageTexts } from "@/components/people/language-texts";
import { settingsTexts as texts } from "@/components/people/settings-texts";
import { clockOptions, WEEKDAYS } from "@/components/people/time-of-day";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ComboBox } from "@/components/ui/combo-box";
import { MultiSelect } from "@/components/ui/multi-select";
import { NumberField } from "@/components/ui/number-field";
import type { Option } from "@/components/ui/options";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TagField } from "@/components/ui/tag-field";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { useUnsavedFields } from "@/components/ui/use-unsaved-warning";
import { isoDayOf, isoDayText } from "@/lib/engine/locale";
import { minorToDecimal, toMinor } from "@/lib/engine/money";
import { LANGUAGE_NAMES, LANGUAGES, parseLanguage, t } from "@/lib/language";
import { updateWorkspaceAction } from "@/lib/settings/actions";
import type { Workspace } from "@/lib/settings/schema";
import { zoneToday } from "./zone-today";

export interface WorkspaceFormProps {
  workspace: Workspace;
  version: number;
  zones: readonly Option[];
  currencies: readonly Option[];
}

const DEFAULT_RETURN_HOURS = 24;

/** Name, clock, money and the terms of the queue. */
export function WorkspaceForm(props: WorkspaceFormProps) {
  const { version, zones, currencies } = props;
  const router = useRouter();
  const { run, isPending, fields, failure } = useAction(updateWorkspaceAction);
  const [draft, setDraft] = useState(() => ({
    ...props.workspace,
    timeZone: zoneToday(props.workspace.timeZone),
  }));
  // In whole units, so that the amount stays what it is when the currency changes.
  const [revenue, setRevenue] = useState(revenueOf(props.workspace));
  const unsaved = useUnsavedFields({ ...draft, revenue });
  const hours = draft.businessHours;
  const change = (part: Partial<Workspace>) => setDraft((now) => ({ ...now, ...part }));
  const changeHours = (part: Partial<Workspace["businessHours"]>) =>
    change({ businessHours: { ...hours, ...part } });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { currency } = draft;
    const monthlyRevenueMinor =
      revenue === null || currency === "" ? null : toMinor(revenue, currency);
    const outcome = await run({ ...draft, monthlyRevenueMinor, version });
    if (!outcome.ok) return;
    unsaved.saved();
    toast({ title: t("Settings saved"), tone: "good" });
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Refusal failure={failure} />
      <Card title={texts.workspace}>
        <Fields>
          <TextField
            label={texts.name}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={fields.name}
            isRequired
          />
          <ComboBox
            label={texts.currency}
            options={currencies}
            value={draft.currency}
            onChange={(currency) => change({ currency: currency ?? "" })}
            description={t("Costs and CAC are shown in it.")}
            error={fields.currency}
            isRequired
          />
          <Select
            label={languageTexts.title}
            value={draft.language ?? "browser"}
            options={[
              { value: "browser", label: languageTexts.eachBrowser },
              ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
            ]}
            onChange={(value) => change({ language: parseLanguage(value) })}
            description={languageTexts.ofWorkspace}
          />
        </Fields>
      </Card>
      <Card title={texts.time} description={texts.timeHint}>
        <Fields>
          <ComboBox
            label={texts.timeZone}
            options={zones}
            value={draft.timeZone}
            onChange={(timeZone) => change({ timeZone: timeZone ?? "" })}
            error={fields.timeZone}
            isRequired
          />
          <MultiSelect
            label={texts.workingDays}
            options={WEEKDAYS}
            value={hours.days.map(String)}
            onChange={(days) => changeHours({ days: days.map(Number) })}
            error={fields["businessHours.days"]}
            isRequired
          />
          <Select
            label={texts.begins}
            options={clockOptions(hours.fromMinute)}
            value={String(hours.fromMinute)}
            onChange={(minute) => changeHours({ fromMinute: Number(minute) })}
          />
          <Select
            label={texts.ends}
            options={clockOptions(hours.toMinute)}
            value={String(hours.toMinute)}
            onChange={(minute) => changeHours({ toMinute: Number(minute) })}
            error={fields["businessHours.toMinute"]}
          />
          <TagField
            label={texts.holidays}
            value={draft.holidays}
            onChange={(days) => change({ holidays: days.map(isoDayOf) })}
            nameOf={isoDayText}
            placeholder="25/12/2026"
            description={t("Days without work, as day/month/year. Enter adds one.")}
            error={holidayError(fields)}
            className="sm:col-span-2"
          />
        </Fields>
      </Card>
      <Card title={texts.leads}>
        <Fields>
          <NumberField
            label={texts.window}
            value={draft.conversionWindowDays}
            onNumber={(days) => change({ conversionWindowDays: days })}
            suffix={t("days")}
            description={texts.windowHint}
            error={fields.conversionWindowDays}
          />
          <NumberField
            label={texts.claim}
            value={draft.claimMinutes}
            onNumber={(minutes) => change({ claimMinutes: minutes })}
            suffix={t("minutes")}
            description={texts.claimHint}
            error={fields.claimMinutes}
          />
          <div className="flex flex-col gap-3 sm:col-span-2">
            <Switch
              label={t("Give accepted leads back to the pool when nobody touches them")}
              isSelected={draft.autoReturnHours !== null}
              onChange={(isOn) => change({ autoReturnHours: isOn ? DEFAULT_RETURN_HOURS : null })}
            />
            {draft.autoReturnHours === null ? null : (
              <NumberField
                label={t("After")}
                value={draft.autoReturnHours}
                onNumber={(count) => change({ autoReturnHours: count })}
                suffix={t("hours")}
                error={fields.autoReturnHours}
                className="max-w-60"
              />
            )}
          </div>
        </Fields>
      </Card>
      <Card title={texts.customers} description={texts.customersHint}>
        <Fields>
          <NumberField
            label={texts.revenue}
            value={revenue}
            onChange={setRevenue}
            suffix={draft.currency}
            formatOptions={{ maximumFractionDigits: 2 }}
            error={fields.monthlyRevenueMinor}
          />
          <NumberField
            label={texts.margin}
            value={draft.grossMarginPercent}
            onChange={(grossMarginPercent) => change({ grossMarginPercent })}
            suffix="%"
            formatOptions={{ maximumFractionDigits: 2 }}
            error={fields.grossMarginPercent}
          />
          <NumberField
            label={texts.churn}
            value={draft.monthlyChurnPercent}
            onChange={(monthlyChurnPercent) => change({ monthlyChurnPercent })}
            suffix="%"
            formatOptions={{ maximumFractionDigits: 2 }}
            error={fields.monthlyChurnPercent}
          />
        </Fields>
      </Card>
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t("Save settings")}
        </Button>
      </div>
    </form>
  );
}

function revenueOf({ monthlyRevenueMinor, currency }: Workspace): number | null {
  return monthlyRevenueMinor === null
    ? null
    : Number(minorToDecimal(monthlyRevenueMinor, currency));
}

function Fields({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2">{children}</div>;
}

/** A single holiday is refused under its place in the list. */
function holidayError(fields: Record<string, string>): string | undefined {
  return Object.entries(fields).find(([path]) => path.startsWith("holidays"))?.[1];
}
