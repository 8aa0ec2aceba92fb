import { AuthCard } from "@/components/people/auth-card";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language";

/** For links that no longer work: says why, and whom to ask. */
export function LinkEnded() {
  return (
    <AuthCard
      title={t("This link has ended")}
      description={t(
        "It was used already, taken back, or has run out. Ask an admin of your workspace for a new one.",
      )}
    >
      <LinkButton href="/sign-in">{t("Go to sign in")}</LinkButton>
    </AuthCard>
  );
}
