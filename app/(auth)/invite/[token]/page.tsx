import type { Metadata } from "next";
import { AuthCard } from "@/components/people/auth-card";
import { InviteForm } from "@/components/people/invite-form";
import { LinkEnded } from "@/components/people/link-ended";
import { VISITOR } from "@/lib/auth/visitor";
import { ROLE_INFO } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import { ask } from "@/lib/operations/query";
import { getInvite } from "@/lib/users/queries";

export function generateMetadata(): Metadata {
  return { title: t("Join"), referrer: "no-referrer" };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await ask(getInvite, VISITOR, { token });
  if (!found.ok || found.value.kind !== "invite" || !found.value.role) return <LinkEnded />;
  const { email, role, workspaceName } = found.value;
  return (
    <AuthCard
      title={t`Join ${workspaceName}`}
      description={t`You are invited as ${ROLE_INFO[role].name}. ${ROLE_INFO[role].meaning}`}
    >
      <InviteForm token={token} email={email} kind="invite" />
    </AuthCard>
  );
}
