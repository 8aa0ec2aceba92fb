import type { Metadata } from "next";
import { AuthCard } from "@/components/people/auth-card";
import { InviteForm } from "@/components/people/invite-form";
import { LinkEnded } from "@/components/people/link-ended";
import { VISITOR } from "@/lib/auth/visitor";
import { t } from "@/lib/language";
import { ask } from "@/lib/operations/query";
import { getInvite } from "@/lib/users/queries";

export function generateMetadata(): Metadata {
  return { title: t("New password"), referrer: "no-referrer" };
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await ask(getInvite, VISITOR, { token });
  if (!found.ok || found.value.kind !== "reset") return <LinkEnded />;
  return (
    <AuthCard
      title={t("Set a new password")}
      description={t("You will be signed out everywhere else.")}
    >
      <InviteForm token={token} email={found.value.email} kind="reset" />
    </AuthCard>
  );
}
