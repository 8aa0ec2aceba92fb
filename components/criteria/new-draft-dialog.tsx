"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button, type ButtonProps } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKept } from "@/components/ui/kept";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import { createDraft } from "@/lib/criteria/actions";
import type { VersionSummary } from "@/lib/criteria/schema";
import { CRITERIA_TEMPLATES } from "@/lib/engine/templates";
import { t } from "@/lib/language";
import { useOperation } from "./use-operation";

const EMPTY = "empty";
const FROM = "from:";

/** Starts a draft from a version, a template or nothing, and opens it. */
export function NewDraftDialog({
  from,
  variant = "secondary",
}: {
  /** The version that is offered first. */
  from: Pick<VersionSummary, "id" | "number" | "name" | "state"> | null;
  variant?: NonNullable<ButtonProps["variant"]>;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [name, setName, clearName] = useKept("new criteria", "");
  const [source, setSource] = useState(
    from ? FROM + from.id : (CRITERIA_TEMPLATES[0]?.id ?? EMPTY),
  );
  const { run, isPending, failure, clear } = useOperation();
  const sources = [
    ...(from
      ? [
          {
            value: FROM + from.id,
            label: `Version ${from.number}: ${from.name}`,
            description: from.state === "active" ? t("What is in force now.") : t("As it stands."),
          },
        ]
      : []),
    ...CRITERIA_TEMPLATES.map(({ id, name: label, description }) => ({
      value: id,
      label,
      description,
    })),
    { value: EMPTY, label: t("Nothing"), description: t("No rules at all.") },
  ];

  async function create() {
    const chosen = source.startsWith(FROM)
      ? { fromId: source.slice(FROM.length) }
      : source === EMPTY
        ? {}
        : { template: source };
    await run(
      () => createDraft({ name, ...chosen }),
      ({ id }) => {
        clearName();
        setOpen(false);
        router.push(`/criteria/${id}`);
        return undefined;
      },
      { leaves: true },
    );
  }

  return (
    <>
      <Button
        variant={variant}
        icon={<Plus aria-hidden="true" />}
        onPress={() => {
          clear();
          setOpen(true);
        }}
      >
        {t("New draft")}
      </Button>
      {isOpen ? (
        <FormDialog
          title={t("New draft")}
          description={t("A draft changes nothing until both sides agree and it is put in force.")}
          action={t("Create draft")}
          isPending={isPending}
          onSubmit={() => void create()}
          onClose={() => setOpen(false)}
        >
          <Refusal failure={failure?.fields?.name ? undefined : (failure ?? undefined)} />
          <TextField
            label="Name"
            placeholder={t("What it is about, e.g. Larger companies")}
            autoFocus
            isRequired
            value={name}
            maxLength={80}
            onChange={setName}
            error={failure?.fields?.name}
          />
          <RadioGroup
            label={t("Start from")}
            options={sources}
            value={source}
            onChange={setSource}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
