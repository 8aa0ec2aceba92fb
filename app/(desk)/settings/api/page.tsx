import type { Metadata } from "next";
import { Operation } from "@/components/api/operation";
import { Section } from "@/components/people/section";
import { Card } from "@/components/ui/card";
import { apiReference } from "@/lib/api/reference";
import { KEY_SCOPES } from "@/lib/engine/key-scopes";
import { t } from "@/lib/language";
import { requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";

export function generateMetadata(): Metadata {
  return { title: "API" };
}

const code = "font-mono text-xs";

/** What programs may do, from the same schemas as what answers them. */
export default async function ApiPage() {
  const mayMakeKeys = can(await requireActor(), "key:manage");
  return (
    <Section
      title="API"
      description={t("What a program may do here with a key, over HTTP and JSON.")}
      actions={
        <a href="/api/v1/openapi.json" className="link">
          {t("OpenAPI document")}
        </a>
      }
    >
      <Card title={t("Before you start")}>
        <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
          <li>
            {mayMakeKeys ? (
              <a href="/settings/keys" className="link">
                {t("Make a key")}
              </a>
            ) : (
              t("An admin makes a key")
            )}{" "}
            {t("and send it as")} <code className={code}>Authorization: Bearer hk_…</code>
            {t(". It may do what its role may, or less if it is narrowed to some of:")}{" "}
            <span className={code}>{Object.keys(KEY_SCOPES).join(", ")}</span>.
          </li>
          <li>
            {t("A POST with the header")} <code className={code}>Idempotency-Key</code>{" "}
            {t("may be sent again within a day: it is done once and answered as the first time.")}
          </li>
          <li>
            {t("Lists come in pages: follow")} <code className={code}>next</code>{" "}
            {t("until it is null.")}
          </li>
          <li>
            {t("What is refused comes as")} <code className={code}>application/problem+json</code>{" "}
            {t("with a")} <code className={code}>title</code> {t("for people, a")}{" "}
            <code className={code}>code</code> {t("and, per field,")}{" "}
            <code className={code}>errors</code>
            {t(". Nothing was changed then.")}
          </li>
          <li>
            {t("A key has 1,200 requests a minute;")} <code className={code}>RateLimit</code>{" "}
            {t("says how many are left,")} <code className={code}>Retry-After</code>{" "}
            {t("how many seconds to wait.")}
          </li>
        </ul>
      </Card>
      {apiReference().map(({ tag, description, operations }) => (
        <Card key={tag} title={tag} description={description}>
          <div className="flex flex-col gap-1">
            {operations.map((operation) => (
              <Operation key={operation.id} operation={operation} />
            ))}
          </div>
        </Card>
      ))}
    </Section>
  );
}
