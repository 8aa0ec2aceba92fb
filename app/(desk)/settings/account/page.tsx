import type { Metadata } from "next";
import { alertTexts } from "@/components/alerts/alert-texts";
import { MailSwitch } from "@/components/alerts/mail-switch";
import { NameForm, PasswordForm } from "@/components/people/account-forms";
import { Section } from "@/components/people/section";
import { SessionTable } from "@/components/people/session-table";
import { getAlertMail } from "@/lib/alerts/queries";
import { ROLE_INFO } from "@/lib/engine/roles";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";
import { getAccount, listSessions } from "@/lib/users/queries";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const [account, sessions, mail, { workspace }] = await Promise.all([
    load(getAccount, {}),
    load(listSessions, {}),
    load(getAlertMail, {}),
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
      <Section title={alertTexts.mailTitle} description={alertTexts.mailHint}>
        <MailSwitch wanted={mail.wanted} />
        {mail.isSetUp ? null : <p className="text-ink-muted text-xs">{alertTexts.mailOff}</p>}
      </Section>
      <Section title="Where you are signed in">
        <SessionTable sessions={sessions} now={Date.now()} timeZone={workspace.timeZone} />
      </Section>
    </div>
  );
}
