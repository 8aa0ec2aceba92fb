"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { Spinner } from "@/components/ui/spinner";
import { activateVersion } from "@/lib/criteria/actions";
import type { ActivationPreview, ExistingChoice, VersionView } from "@/lib/criteria/schema";
import { namesOf } from "@/lib/engine/conditions/contract";
import { diffCriteria } from "@/lib/engine/diff";
import { utcDayText } from "@/lib/engine/locale";
import { clockText } from "@/lib/format";
import { t } from "@/lib/language";
import { DifferenceList } from "./difference-list";
import { QualifyingLeads } from "./qualifying-leads";
import { useOperation } from "./use-operation";
import { countText } from "./words";

/** Puts an agreed version in force, and asks first what happens to leads that already meet it. */
export function ActivateDialog({ view, timeZone }: { view: VersionView; timeZone: string }) {
  const [isOpen, setOpen] = useState(false);
  const [existing, setExisting] = useState<ExistingChoice>("leave");
  const { preview, problem } = usePreview(view.id, isOpen);
  const { run, isPending, failure, clear } = useOperation();
  const isRevert = view.state === "retired";
  const label = isRevert ? t("Go back to this version") : t("Put in force");

  async function activate() {
    const went = await run(
      () => activateVersion({ id: view.id, version: view.version, existing }),
      ({ handedOff, held }) => ({
        title: t`Version ${view.number} is in force`,
        description:
          handedOff > 0
            ? t`${countText(handedOff, "lead")} went to sales.`
            : t`${countText(held, "lead")} stayed where they were. Scores are brought up to date in the background.`,
      }),
    );
    if (went) setOpen(false);
  }

  return (
    <>
      <Button
        variant={isRevert ? "secondary" : "primary"}
        onPress={() => {
          clear();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        size="lg"
        title={t`${isRevert ? t("Go back to") : t("Put in force:")} version ${view.number} (${view.name})`}
        description={
          isRevert
            ? t(
                "It was agreed before, so it needs no new signatures. The version in force now is retired.",
              )
            : t("From now on it decides which leads go to sales. The version before it is retired.")
        }
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{t("Cancel")}</Button>
            <Button
              variant="primary"
              isPending={isPending}
              isDisabled={preview === null}
              onPress={() => void activate()}
            >
              {label}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {failure ? <Refusal failure={failure} /> : <FormError message={problem ?? undefined} />}
          <EffectiveDate view={view} />
          <WhatGoesBack view={view} />
          {preview === null && !problem ? (
            <p role="status" className="flex items-center gap-2 text-ink-muted">
              <Spinner /> {t("Counting which leads meet it now…")}
            </p>
          ) : null}
          {preview ? (
            <Existing
              view={view}
              preview={preview}
              timeZone={timeZone}
              value={existing}
              onChange={setExisting}
            />
          ) : null}
        </div>
      </Dialog>
    </>
  );
}

/** Counts anew every time the dialog opens. */
function usePreview(id: string, isOpen: boolean) {
  const [preview, setPreview] = useState<ActivationPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const controller = new AbortController();
    setPreview(null);
    setProblem(null);
    fetch(`/api/criteria/${id}/preview`, { signal: controller.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error();
        setPreview((await response.json()) as ActivationPreview);
      })
      .catch(() => {
        if (controller.signal.aborted) return;
        setProblem(t("The leads could not be counted. Close this and try again."));
      });
    return () => controller.abort();
  }, [id, isOpen]);
  return { preview, problem };
}

/** The agreed day is a promise, not a lock: whoever activates earlier should know. */
function EffectiveDate({ view }: { view: VersionView }) {
  const { effectiveAt } = view.body;
  if (effectiveAt === null || effectiveAt <= Date.now()) return null;
  return (
    <Notice tone="warn">
      {t("It was agreed to take effect on")} {utcDayText(effectiveAt)}
      {t(". That day has not come yet.")}
    </Notice>
  );
}

/** Going back is signed already; what it changes against today should be known all the same. */
function WhatGoesBack({ view: { inForce, body, attributes } }: { view: VersionView }) {
  if (!inForce) return null;
  const differences = diffCriteria(inForce.body, body, namesOf(attributes));
  return (
    <section aria-label={t`Changes against version ${inForce.number}`}>
      <h3 className="mb-1 font-medium">
        {t("Changes against version")} {inForce.number}
        {t(", in force now")}
      </h3>
      {differences.length === 0 ? (
        <p className="text-ink-muted">
          {t("Nothing is different: it scores and promises the same.")}
        </p>
      ) : (
        <DifferenceList differences={differences} />
      )}
    </section>
  );
}

function Existing({
  view,
  preview,
  timeZone,
  value,
  onChange,
}: {
  view: VersionView;
  preview: ActivationPreview;
  timeZone: string;
  value: ExistingChoice;
  onChange: (value: ExistingChoice) => void;
}) {
  const { wouldQualify, inquiries, leads } = preview;
  const looked = countText(inquiries, "inquiry or nurtured lead");
  if (wouldQualify === 0) {
    return (
      <p>
        {t("None of the")} {looked}{" "}
        {t("meets it now, so nobody is handed to sales by this step alone.")}
      </p>
    );
  }
  const rest = wouldQualify - leads.length;
  return (
    <>
      <p>
        <strong>{countText(wouldQualify, "lead")}</strong> {t("of")} {looked}{" "}
        {wouldQualify === 1 ? t("meets it already.") : t("meet it already.")}
      </p>
      <RadioGroup<ExistingChoice>
        label={t("What should happen to them?")}
        options={[
          {
            value: "leave",
            label: t("Leave them: only new activity hands a lead to sales"),
            description: t("They stay where they are until they do something new."),
          },
          {
            value: "handOff",
            label: t`Hand ${wouldQualify === 1 ? t("this lead") : t`these ${wouldQualify}`} to sales now`,
            description: t(
              "They become MQL at once, and the promised times of sales start to run.",
            ),
          },
        ]}
        value={value}
        onChange={onChange}
      />
      <QualifyingLeads leads={leads} />
      {rest > 0 ? (
        <p>
          <Link className="link" href={`/criteria/${view.id}/leads`} target="_blank">
            {t`See ${rest} more`}
          </Link>
        </p>
      ) : null}
      <p className="text-ink-muted text-xs">
        {t("Counted at")} {clockText(preview.at, timeZone)}
        {t("; leads that change until you confirm are counted again.")}
      </p>
    </>
  );
}
