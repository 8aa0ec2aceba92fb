"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-styles";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { KeyHint } from "@/components/ui/key-hint";
import { LinkButton } from "@/components/ui/link-button";
import { Menu } from "@/components/ui/menu";
import { MoveButtons } from "@/components/ui/move-buttons";
import { Popover } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast";
import { Examples, Part } from "./example";

const VARIANTS: ButtonVariant[] = ["primary", "secondary", "ghost", "danger"];
const TONES = ["info", "good", "warn", "bad"] as const;

export function Actions() {
  return (
    <Part title="Actions">
      {VARIANTS.map((variant) => (
        <Examples key={variant} title={`Button, ${variant}`}>
          <Button variant={variant} size="sm">
            Small
          </Button>
          <Button variant={variant}>Medium</Button>
          <Button variant={variant} size="lg">
            Large
          </Button>
          <Button variant={variant} icon={<Plus aria-hidden="true" />}>
            With an icon
          </Button>
          <Button variant={variant} isDisabled>
            Disabled
          </Button>
          <Button variant={variant} isPending>
            Pending
          </Button>
        </Examples>
      ))}
      <Examples title="Icon and link">
        <IconButton label="Add" icon={<Plus aria-hidden="true" />} />
        <IconButton label="Delete" shortcut="D" icon={<Trash2 aria-hidden="true" />} />
        <IconButton label="Not now" icon={<Trash2 aria-hidden="true" />} isDisabled />
        <p>
          Words with{" "}
          <a href="/design" className="link">
            a link to this page
          </a>{" "}
          among them.
        </p>
        <LinkButton href="/design">A link</LinkButton>
        <LinkButton href="/design" variant="primary">
          A primary link
        </LinkButton>
        <MoveButtons name="Fit" isFirst={false} isLast={false} onMove={() => undefined} />
        <KeyHint keys="⌘ K" />
      </Examples>
      <Examples title="What opens">
        <Menu
          label="Example"
          trigger={<Button>Menu</Button>}
          groups={[
            {
              id: "acts",
              entries: [
                { id: "one", label: "Plain" },
                {
                  id: "two",
                  label: "With help and a key",
                  description: "What it does",
                  shortcut: "T",
                },
                { id: "off", label: "Disabled", isDisabled: true },
                { id: "bad", label: "Dangerous", tone: "danger" },
              ],
            },
            {
              id: "choice",
              title: "One of",
              selected: "a",
              entries: [
                { id: "a", label: "Chosen" },
                { id: "b", label: "Other" },
              ],
            },
          ]}
        />
        <Popover label="Example" trigger={<Button>Popover</Button>}>
          A small panel beside its button.
        </Popover>
        {(["modal", "sheet"] as const).map((variant) => (
          <Dialog
            key={variant}
            variant={variant}
            title={`A ${variant}`}
            description="What it is about."
            trigger={<Button>{variant}</Button>}
            footer={(close) => (
              <Button variant="primary" onPress={close}>
                Done
              </Button>
            )}
          >
            What it holds.
          </Dialog>
        ))}
        <ConfirmDialog
          title="Delete it?"
          description="It cannot be brought back."
          confirmLabel="Delete"
          onConfirm={() => undefined}
          trigger={<Button variant="danger">Confirmation</Button>}
        />
        {TONES.map((tone) => (
          <Button
            key={tone}
            onPress={() =>
              toast({
                title: `A toast, ${tone}`,
                description: "It leaves by itself.",
                tone,
                action: { label: "Undo", onAction: () => undefined },
              })
            }
          >
            Toast, {tone}
          </Button>
        ))}
      </Examples>
    </Part>
  );
}
