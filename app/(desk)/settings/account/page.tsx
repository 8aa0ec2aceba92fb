import type { Metadata } from "next";
import { ChoiceList } from "@/components/notifications/choice-list";
import { notificationTexts } from "@/components/notifications/notification-texts";
import { NameForm, PasswordForm } from "@/components/people/account-forms";
import { Section } from "@/components/people/section";
import { SessionTable } from "@/components/people/session-table";
import { ROLE_INFO } from "@/lib/engine/roles";
import { getChoices } from "@/lib/notifications/queries";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";
import { getAccount, listSessions } from "@/lib/users/queries";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const [account, sessions, { choices, isMailSetUp }, { workspace }] = await Promise.all([
    load(getAccount, {}),
    load(listSessions, {}),
    load(getChoices, {}),
    load(getWorkspace, {}),
  ]);
  return (
    <div className="flex flex-col gap-8">
      <Section title="You">
        <NameForm name={account.name} email={account.email} role={ROLE_INFO[account.role].name} />
      </Section>
      <Section
        title="Password"
        description={
          account.hasPassword
            ? "Changing it signs you out of all other browsers."
            : "You sign in without a password. An admin can give you a link to set one."
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
      <Section title="Where you are signed in">
        <SessionTable sessions={sessions} now={Date.now()} timeZone={workspace.timeZone} />
      </Section>
    </div>
  );
}
