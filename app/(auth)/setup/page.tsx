import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/people/auth-card";
import { currencyOptions, zoneOptions } from "@/components/people/choices";
import { SetupForm } from "@/components/people/setup-form";
import { setupNeedsToken } from "@/lib/auth/setup-token";
import { VISITOR } from "@/lib/auth/visitor";
import { t } from "@/lib/language";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getDoorstep } from "@/lib/users/queries";

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export function generateMetadata(): Metadata {
  return { title: t("Set up") };
}

export default async function SetupPage({ searchParams }: SearchProps) {
  const { isSetUp } = unwrap(await ask(getDoorstep, VISITOR, {}));
  if (isSetUp) redirect("/sign-in");
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const isNeeded = setupNeedsToken((await headers()).get("host"));
  return (
    <AuthCard
      title={t("Set up your workspace")}
      description={t("You become its first admin and invite the others afterwards.")}
      isWide
    >
      <SetupForm
        token={isNeeded ? given : null}
        zones={zoneOptions()}
        currencies={currencyOptions()}
      />
    </AuthCard>
  );
}
