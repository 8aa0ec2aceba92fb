"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { CopyField } from "@/components/people/copy-field";
import { roleOptions } from "@/components/people/role-options";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
import { FormError } from "@/components/ui/form-error";
import { useKeptFields } from "@/components/ui/kept";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { KEY_SCOPES, type KeyScope } from "@/lib/engine/key-scopes";
import type { Role } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import { can } from "@/lib/operations/policy";
import { createKeyAction } from "@/lib/users/actions";

const SCOPES = Object.keys(KEY_SCOPES) as KeyScope[];

function scopesOf(role: Role): [KeyScope, string][] {
  return SCOPES.filter((scope) => can({ kind: "key", role }, scope)).map((scope) => [
    scope,
    KEY_SCOPES[scope],
  ]);
}

interface Draft {
  name: string;
  role: Role;
  /** Null while the key may do all that its role may. */
  scopes: readonly KeyScope[] | null;
}

/** Makes an API key and shows it, once. */
export function KeyDialog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        icon={<KeyRound aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {t("New key")}
      </Button>
      {isOpen ? <KeyForm onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function KeyForm({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [draft, change, clearDraft] = useKeptFields<Draft>("key", {
    name: "",
    role: "marketer",
    scopes: null,
  });
  const { name, role, scopes } = draft;
  const [key, setKey] = useState<string | null>(null);
  const { run, isPending, fields, failure } = useAction(createKeyAction);

  async function submit() {
    const held = scopesOf(role).map(([scope]) => scope);
    const chosen = scopes && { scopes: scopes.filter((scope) => held.includes(scope)) };
    const outcome = await run({ name, role, ...chosen });
    if (!outcome.ok) return;
    clearDraft();
    setKey(outcome.value.token);
    router.refresh();
  }

  return (
    <FormDialog
      title={key ? t("Copy the key now") : t("New API key")}
      description={
        key
          ? t("It is shown only this once. Keep it like a password.")
          : t(
              "For a program that sends or reads leads, costs and reports: see API for what it can do.",
            )
      }
      action={t("Make the key")}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
      {...(key ? { result: <CopyField label={t("API key")} value={key} autoFocus /> } : {})}
    >
      <Refusal failure={failure} />
      <TextField
        label={t("What is it for?")}
        placeholder={t("Weekly report")}
        value={name}
        onChange={(next) => change({ name: next })}
        error={fields.name}
        autoComplete="off"
        autoFocus
        isRequired
      />
      <Select
        label={t("It may do what this role may")}
        options={roleOptions}
        value={role}
        onChange={(next) => change({ role: next })}
      />
      <Checkbox
        label={t("Narrow it to what it needs")}
        description={t("A key that only sends activity cannot read anybody’s data.")}
        isSelected={scopes !== null}
        onChange={(narrow) => change({ scopes: narrow ? [] : null })}
      />
      {scopes && (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-medium text-sm">{t("It may")}</legend>
          {scopesOf(role).map(([scope, meaning]) => (
            <Checkbox
              key={scope}
              label={meaning}
              isSelected={scopes.includes(scope)}
              onChange={(on) =>
                change({ scopes: on ? [...scopes, scope] : scopes.filter((one) => one !== scope) })
              }
            />
          ))}
          <FormError message={fields.scopes} />
        </fieldset>
      )}
    </FormDialog>
  );
}
