import type { Metadata } from "next";
import { InviteDialog } from "@/components/people/invite-dialog";
import { InviteTable } from "@/components/people/invite-table";
import { Section } from "@/components/people/section";
import { SessionTable } from "@/components/people/session-table";
import { UserTable } from "@/components/people/user-table";
import { periodKey } from "@/lib/engine/calendar";
import { t } from "@/lib/language";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";
import { listInvites, listSessions, listUsers } from "@/lib/users/queries";

export function generateMetadata(): Metadata {
  return { title: t("People") };
}

export default async function PeoplePage() {
  const actor = await requireActor();
  const mayManage = can(actor, "user:manage");
  const [users, { workspace }, invites, sessions] = await Promise.all([
    load(listUsers, {}),
    load(getWorkspace, {}),
    mayManage ? load(listInvites, {}) : [],
    mayManage ? load(listSessions, { userId: "all" }) : [],
  ]);
  const time = { now: Date.now(), timeZone: workspace.timeZone };
  return (
    <div className="flex flex-col gap-8">
      <Section
        title={t("People")}
        description={mayManage ? undefined : t("Only an admin can invite people or change roles.")}
        actions={mayManage ? <InviteDialog /> : undefined}
      >
        <UserTable
          users={users}
          selfId={actor.id}
          mayManage={mayManage}
          mayAssign={can(actor, "lead:assign")}
          today={periodKey(time.now, "day", time.timeZone)}
          {...time}
        />
      </Section>
      {invites.length > 0 ? (
        <Section
          title={t("Open links")}
          description={t("Invitations and links for a new password that nobody has used yet.")}
        >
          <InviteTable invites={invites} {...time} />
        </Section>
      ) : null}
      {mayManage ? (
        <Section
          title={t("Signed in")}
          description={t("Every browser that can use this workspace now.")}
        >
          <SessionTable sessions={sessions} hasNames {...time} />
        </Section>
      ) : null}
    </div>
  );
}
