"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { CopyField } from "@/components/people/copy-field";
import { roleOptions } from "@/components/people/role-options";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { KEY_SCOPES, type KeyScope } from "@/lib/engine/key-scopes";
import type { Role } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import { can } from "@/lib/operations/policy";
import { createKeyAction } from "@/lib/users/actions";

const FORM = "key-form";
const SCOPES = Object.keys(KEY_SCOPES) as KeyScope[];

function scopesOf(role: Role): [KeyScope, string][] {
  return SCOPES.filter((scope) => can({ kind: "key", role }, scope)).map((scope) => [
    scope,
    KEY_SCOPES[scope],
  ]);
}

/** Makes an API key and shows it, once. */
export function KeyDialog() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("marketer");
  /** Null while the key may do all that its role may. */
  const [scopes, setScopes] = useState<readonly KeyScope[] | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const { run, isPending, fields, message, clear } = useAction(createKeyAction);

  function change(next: boolean) {
    setOpen(next);
    if (next) return;
    setKey(null);
    setScopes(null);
    clear();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), "name");
    const held = scopesOf(role).map(([scope]) => scope);
    const chosen = scopes && { scopes: scopes.filter((scope) => held.includes(scope)) };
    const outcome = await run({ name, role, ...chosen });
    if (!outcome.ok) return;
    setKey(outcome.value.token);
    router.refresh();
  }

  return (
    <>
      <Button
        variant="primary"
        icon={<KeyRound aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {t("New key")}
      </Button>
      <Dialog
        title={key ? t("Copy the key now") : t("New API key")}
        description={
          key
            ? t("It is shown only this once. Keep it like a password.")
            : t(
                "For a program that sends or reads leads, costs and reports: see API for what it can do.",
              )
        }
        isOpen={isOpen}
        onOpenChange={change}
        isDismissable={key === null}
        footer={(close) =>
          key ? (
            <Button variant="primary" onPress={close}>
              {t("Done")}
            </Button>
          ) : (
            <>
              <Button onPress={close}>{t("Cancel")}</Button>
              <Button type="submit" form={FORM} variant="primary" isPending={isPending}>
                {t("Make the key")}
              </Button>
            </>
          )
        }
      >
        {key ? (
          <CopyField label={t("API key")} value={key} />
        ) : (
          <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
            <FormError message={message} />
            <TextField
              label={t("What is it for?")}
              name="name"
              placeholder={t("Weekly report")}
              error={fields.name}
              autoComplete="off"
              autoFocus
              isRequired
            />
            <Select
              label={t("It may do what this role may")}
              options={roleOptions}
              value={role}
              onChange={setRole}
            />
            <Checkbox
              label={t("Narrow it to what it needs")}
              description={t("A key that only sends activity cannot read anybody’s data.")}
              isSelected={scopes !== null}
              onChange={(narrow) => setScopes(narrow ? [] : null)}
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
                      setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope))
                    }
                  />
                ))}
                <FormError message={fields.scopes} />
              </fieldset>
            )}
          </form>
        )}
      </Dialog>
    </>
  );
}
