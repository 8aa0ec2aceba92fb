"use client";

import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { NumberField } from "@/components/ui/number-field";
import { TagField } from "@/components/ui/tag-field";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { useUnsavedFields } from "@/components/ui/use-unsaved-warning";
import { t } from "@/lib/language";
import { saveTrackingAction } from "@/lib/tracking/actions";
import type { Tracking } from "@/lib/tracking/schema";

/** A rule with a key of its own, which stays when others are taken out. */
type Rule = Tracking["pages"][number] & { key: number };

/** Websites, the names of their pages, and how long strangers' visits are kept. */
export function TrackingForm({ tracking, version }: { tracking: Tracking; version: number }) {
  const router = useRouter();
  const { run, isPending, fields, failure } = useAction(saveTrackingAction);
  const [sites, setSites] = useState(tracking.sites);
  const [rules, setRules] = useState<Rule[]>(tracking.pages.map((rule, key) => ({ key, ...rule })));
  const [retentionDays, setDays] = useState(tracking.retentionDays);
  const unsaved = useUnsavedFields({ sites, rules, retentionDays });
  const change = (key: number, part: Partial<Rule>) =>
    setRules((all) => all.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const pages = rules.map(({ pattern, page }) => ({ pattern, page }));
    const outcome = await run({ sites, pages, retentionDays, version });
    if (!outcome.ok) return;
    unsaved.saved();
    toast({ title: t("Websites saved"), tone: "good" });
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Refusal failure={failure} />
      <Card
        title={t("Your websites")}
        description={t("Only these can show your forms and send visits.")}
      >
        <TagField
          label="Websites"
          hideLabel
          value={sites}
          onChange={setSites}
          placeholder="https://www.example.com"
          description={t(
            "Each with its name in full: www.example.com and example.com are two. Enter adds one.",
          )}
          error={errorBelow(fields, "sites")}
        />
      </Card>
      <Card
        title={t("Names of pages")}
        description={t(
          "Criteria ask for a page by its name. The first that matches counts; * stands for anything.",
        )}
        actions={
          <Button
            size="sm"
            icon={<Plus aria-hidden="true" />}
            onPress={() =>
              setRules((all) => [
                ...all,
                { key: Math.max(0, ...all.map(({ key }) => key)) + 1, pattern: "/", page: "" },
              ])
            }
          >
            {t("Add a name")}
          </Button>
        }
      >
        {rules.length === 0 ? (
          <p className="text-ink-muted">{t("Pages are known by their paths only.")}</p>
        ) : null}
        <ul className="flex flex-col gap-3">
          {rules.map(({ key, pattern, page }, place) => (
            <li key={key} className="flex items-start gap-2">
              <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
                <TextField
                  label={t("Path")}
                  value={pattern}
                  onChange={(text) => change(key, { pattern: text })}
                  error={fields[`pages.${place}.pattern`]}
                />
                <TextField
                  label="Name"
                  value={page}
                  onChange={(text) => change(key, { page: text })}
                  error={fields[`pages.${place}.page`]}
                />
              </div>
              <IconButton
                label={t`Take ${page || pattern} out`}
                icon={<Trash2 aria-hidden="true" />}
                onPress={() => setRules((all) => all.filter((rule) => rule.key !== key))}
                className="mt-5"
              />
            </li>
          ))}
        </ul>
      </Card>
      <Card
        title={t("Visits of strangers")}
        description={t(
          "What a visitor did before they told who they are is deleted after a while.",
        )}
      >
        <NumberField
          label={t("Kept for")}
          value={retentionDays}
          onNumber={setDays}
          suffix={t("days")}
          error={fields.retentionDays}
          className="max-w-60"
        />
      </Card>
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t("Save websites")}
        </Button>
      </div>
    </form>
  );
}

/** A single value is refused under its place in the list. */
function errorBelow(fields: Record<string, string>, list: string): string | undefined {
  return Object.entries(fields).find(([path]) => path.startsWith(list))?.[1];
}
