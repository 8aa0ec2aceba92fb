import type { Metadata } from "next";
import { ChoiceList } from "@/components/notifications/choice-list";
import { notificationTexts } from "@/components/notifications/notification-texts";
import { NameForm, PasswordForm } from "@/components/people/account-forms";
import { AwayForm } from "@/components/people/away-form";
import { awayTexts } from "@/components/people/away-texts";
import { LanguageForm } from "@/components/people/language-form";
import { languageTexts } from "@/components/people/language-texts";
import { Section } from "@/components/people/section";
import { SessionTable } from "@/components/people/session-table";
import { periodKey } from "@/lib/engine/calendar";
import { ROLE_INFO } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import { getChoices } from "@/lib/notifications/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";
import { getAccount, listSessions } from "@/lib/users/queries";

export function generateMetadata(): Metadata {
  return { title: t("Your account") };
}

export default async function AccountPage() {
  const actor = await requireActor();
  const now = Date.now();
  const [account, sessions, { choices, isMailSetUp }, { workspace }] = await Promise.all([
    load(getAccount, {}),
    load(listSessions, {}),
    load(getChoices, {}),
    load(getWorkspace, {}),
  ]);
  return (
    <div className="flex flex-col gap-8">
      <Section title={t("You")}>
        <NameForm name={account.name} email={account.email} role={ROLE_INFO[account.role].name} />
      </Section>
      <Section id="language" title={languageTexts.title} description={languageTexts.about}>
        <LanguageForm language={account.language} />
      </Section>
      {can(actor, "lead:write") ? (
        <Section id="away" title={awayTexts.title} description={awayTexts.about}>
          <AwayForm
            id={account.id}
            away={account.away}
            today={periodKey(now, "day", workspace.timeZone)}
          />
        </Section>
      ) : null}
      <Section
        title={t("Password")}
        description={
          account.hasPassword
            ? t("Changing it signs you out of all other browsers.")
            : t("You sign in without a password. An admin can give you a link to set one.")
        }
      >
        {account.hasPassword ? <PasswordForm email={account.email} /> : null}
      </Section>
      <Section
        id="told"
        title={notificationTexts.choices}
        description={notificationTexts.choicesHint}
      >
        <ChoiceList choices={choices} />
        {isMailSetUp ? null : <p className="text-ink-muted text-xs">{notificationTexts.mailOff}</p>}
      </Section>
      <Section title={t("Where you are signed in")}>
        <SessionTable sessions={sessions} now={now} timeZone={workspace.timeZone} />
      </Section>
    </div>
  );
}
