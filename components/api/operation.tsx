import { FieldTable } from "@/components/api/field-table";
import { Badge, type Tone } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { OperationWords } from "@/lib/api/reference";
import { t } from "@/lib/language";

const TONES: Record<string, Tone> = {
  GET: "info",
  POST: "good",
  PUT: "warn",
  PATCH: "warn",
  DELETE: "bad",
};

/** One thing that programs may ask: how, with what, and what comes back. */
export function Operation({ operation }: { operation: OperationWords }) {
  const { method, path, summary, description, permission, parameters, body, answers, curl } =
    operation;
  return (
    <Disclosure
      level={3}
      title={
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
          <Badge tone={TONES[method] ?? "neutral"} className="w-14 justify-center font-mono">
            {method}
          </Badge>
          <span className="break-all font-mono text-xs">{path}</span>
          <span className="font-normal text-ink-muted max-sm:w-full">{summary}</span>
        </span>
      }
    >
      <div className="flex flex-col gap-3 pb-3">
        {description && <p className="max-w-prose">{description}</p>}
        <p className="text-ink-muted text-xs">
          {t("Needs")} <code className="font-mono">{permission}</code>.
        </p>
        {/* Wide lines scroll by themselves, also by the keyboard. */}
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
          tabIndex={0}
          className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs"
        >
          {curl}
        </pre>
        <FieldTable title={t("Parameters")} fields={parameters} />
        <FieldTable title="Body" fields={body} />
        {answers.map(({ status, description: words, fields }) => (
          <div key={status} className="flex flex-col gap-1">
            <p>
              <span className="font-mono text-xs">{status}</span> {words}
            </p>
            <FieldTable title={t`Fields of ${status}`} fields={fields} />
          </div>
        ))}
      </div>
    </Disclosure>
  );
}
