import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/people/auth-card";
import { DemoPeople } from "@/components/people/demo-people";
import { LanguageLinks } from "@/components/people/language-links";
import { SignInForm } from "@/components/people/sign-in-form";
import { peopleTexts } from "@/components/people/texts";
import { currentActor } from "@/lib/auth/current-actor";
import { oidcName } from "@/lib/auth/oidc";
import { demoAllowed } from "@/lib/auth/request-origin";
import { safeTarget } from "@/lib/auth/target";
import { VISITOR } from "@/lib/auth/visitor";
import { t } from "@/lib/language";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getDoorstep, listDemoPeople } from "@/lib/users/queries";

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export function generateMetadata(): Metadata {
  return { title: t("Sign in") };
}

const PROBLEMS: Record<string, string> = {
  get NoAccount() {
    return peopleTexts.noAccount;
  },
  get throttled() {
    return peopleTexts.throttled;
  },
  get CredentialsSignin() {
    return peopleTexts.wrong;
  },
};

export default async function SignInPage({ searchParams }: SearchProps) {
  const { to, error } = await searchParams;
  const target = safeTarget(typeof to === "string" ? to : undefined);
  if (await currentActor()) redirect(target);
  const { name, isSetUp } = unwrap(await ask(getDoorstep, VISITOR, {}));
  if (!isSetUp) redirect("/setup");
  const people = (await demoAllowed()) ? unwrap(await ask(listDemoPeople, VISITOR, {})) : [];
  const failed = typeof error === "string" && error !== "SessionRequired";
  return (
    <AuthCard title={peopleTexts.signInTo(name)} isWide={people.length > 0}>
      {people.length > 0 ? <DemoPeople people={people} to={target} /> : null}
      <SignInForm
        to={target}
        oidc={oidcName()}
        problem={failed ? (PROBLEMS[error] ?? peopleTexts.oidcFailed) : null}
      />
      <LanguageLinks />
    </AuthCard>
  );
}
