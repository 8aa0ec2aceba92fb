import type { Metadata } from "next";
import { Operation } from "@/components/api/operation";
import { Section } from "@/components/people/section";
import { Card } from "@/components/ui/card";
import { apiReference } from "@/lib/api/reference";
import { KEY_SCOPES } from "@/lib/engine/key-scopes";
import { requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";

export const metadata: Metadata = { title: "API" };

const code = "font-mono text-xs";

/** What programs may do, from the same schemas as what answers them. */
export default async function ApiPage() {
  const mayMakeKeys = can(await requireActor(), "key:manage");
  return (
    <Section
      title="API"
      description="What a program may do here with a key, over HTTP and JSON."
      actions={
        <a href="/api/v1/openapi.json" className="text-accent-ink underline">
          OpenAPI document
        </a>
      }
    >
      <Card title="Before you start">
        <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
          <li>
            {mayMakeKeys ? (
              <a href="/settings/keys" className="text-accent-ink underline">
                Make a key
              </a>
            ) : (
              "An admin makes a key"
            )}{" "}
            and send it as <code className={code}>Authorization: Bearer hk_…</code>. It may do what
            its role may, or less if it is narrowed to some of:{" "}
            <span className={code}>{Object.keys(KEY_SCOPES).join(", ")}</span>.
          </li>
          <li>
            A POST with the header <code className={code}>Idempotency-Key</code> may be sent again
            within a day: it is done once and answered as the first time.
          </li>
          <li>
            Lists come in pages: follow <code className={code}>next</code> until it is null.
          </li>
          <li>
            What is refused comes as <code className={code}>application/problem+json</code> with a{" "}
            <code className={code}>title</code> for people, a <code className={code}>code</code>{" "}
            and, per field, <code className={code}>errors</code>. Nothing was changed then.
          </li>
          <li>
            A key has 1,200 requests a minute; <code className={code}>RateLimit</code> says how many
            are left, <code className={code}>Retry-After</code> how many seconds to wait.
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
