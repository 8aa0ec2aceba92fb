import type { ReactNode } from "react";
import { languageTexts } from "@/components/people/language-texts";
import { settingsTexts as texts } from "@/components/people/settings-texts";
import { Card } from "@/components/ui/card";
import { isoDayText } from "@/lib/engine/locale";
import { formatMoney } from "@/lib/engine/money";
import { minuteText, weekdayText, zoneText } from "@/lib/format";
import { LANGUAGE_NAMES } from "@/lib/language";
import type { Workspace } from "@/lib/settings/schema";

export interface WorkspaceFactsProps {
  workspace: Workspace;
  /** The currency with its name. */
  currency: string;
  /** Else what customers bring in is left out. */
  seesCosts: boolean;
}

/** The settings to read, for those who may not change them. */
export function WorkspaceFacts({ workspace, currency, seesCosts }: WorkspaceFactsProps) {
  const { businessHours, holidays, autoReturnHours } = workspace;
  const { monthlyRevenueMinor, grossMarginPercent, monthlyChurnPercent } = workspace;
  return (
    <>
      <p className="text-ink-muted">{texts.readOnly}</p>
      <Card title={texts.workspace}>
        <Facts>
          <Fact name={texts.name}>{workspace.name}</Fact>
          <Fact name={texts.currency}>{currency}</Fact>
          <Fact name={languageTexts.title} hint={languageTexts.ofWorkspace}>
            {workspace.language ? LANGUAGE_NAMES[workspace.language] : languageTexts.eachBrowser}
          </Fact>
        </Facts>
      </Card>
      <Card title={texts.time} description={texts.timeHint}>
        <Facts>
          <Fact name={texts.timeZone}>{zoneText(workspace.timeZone)}</Fact>
          <Fact name={texts.workingDays}>{businessHours.days.map(weekdayText).join(", ")}</Fact>
          <Fact name={texts.workingTime}>
            {texts.fromTo(minuteText(businessHours.fromMinute), minuteText(businessHours.toMinute))}
          </Fact>
          <Fact name={texts.holidays}>
            {holidays.length > 0 ? holidays.map(isoDayText).join(", ") : texts.noHolidays}
          </Fact>
        </Facts>
      </Card>
      <Card title={texts.leads}>
        <Facts>
          <Fact name={texts.window} hint={texts.windowHint}>
            {texts.days(workspace.conversionWindowDays)}
          </Fact>
          <Fact name={texts.claim} hint={texts.claimHint}>
            {texts.minutes(workspace.claimMinutes)}
          </Fact>
          <Fact name={texts.untouched}>
            {autoReturnHours === null ? texts.stay : texts.goBack(autoReturnHours)}
          </Fact>
        </Facts>
      </Card>
      {seesCosts ? (
        <Card title={texts.customers} description={texts.customersHint}>
          <Facts>
            <Fact name={texts.revenue}>
              {monthlyRevenueMinor === null
                ? texts.notSet
                : formatMoney(monthlyRevenueMinor, workspace.currency)}
            </Fact>
            <Fact name={texts.margin}>{percentText(grossMarginPercent)}</Fact>
            <Fact name={texts.churn}>{percentText(monthlyChurnPercent)}</Fact>
          </Facts>
        </Card>
      ) : null}
    </>
  );
}

function percentText(percent: number | null): string {
  return percent === null ? texts.notSet : texts.percent(percent);
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col gap-3">{children}</dl>;
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[14rem_1fr]">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0">
        {children}
        {hint ? <span className="block text-ink-muted text-xs">{hint}</span> : null}
      </dd>
    </div>
  );
}
