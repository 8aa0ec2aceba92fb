"use client";

import { Download } from "lucide-react";
import type { LegendItem } from "@/components/charts/chart-legend";
import { drawPicture, pngOf, saveFile } from "@/components/charts/chart-picture";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { t } from "@/lib/language";

/** Saves a drawing as a picture that tells by itself what it shows. */
export function SaveChart({
  drawing,
  ...words
}: {
  title: string;
  caption: string;
  legend: readonly LegendItem[];
  drawing: () => SVGSVGElement | null;
}) {
  async function save(kind: "svg" | "png"): Promise<void> {
    const source = drawing();
    if (!source) return;
    const picture = drawPicture(source, words);
    const file =
      kind === "svg" ? new Blob([picture.svg], { type: "image/svg+xml" }) : await pngOf(picture);
    saveFile(file, `${fileName(words.title)}.${kind}`);
  }
  return (
    <Menu
      label={t`Picture of “${words.title}”`}
      placement="bottom end"
      trigger={
        <Button
          size="sm"
          variant="ghost"
          className="pointer-coarse:-my-1.5 -my-0.5 -mr-2"
          icon={<Download aria-hidden="true" />}
        >
          {t("Picture")}
          <span className="sr-only">: {words.title}</span>
        </Button>
      }
      groups={[
        {
          id: "picture",
          entries: [
            { id: "png", label: "PNG", description: t("For slides and documents") },
            { id: "svg", label: "SVG", description: t("Sharp at every size") },
          ],
        },
      ]}
      onAction={(id) => {
        save(id === "svg" ? "svg" : "png").catch(() =>
          toast({ tone: "bad", title: t("Your browser could not draw the picture.") }),
        );
      }}
    />
  );
}

/** Letters, digits and dashes, which every system takes. */
function fileName(title: string): string {
  const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return name.slice(0, 80).replace(/^-|-$/g, "");
}
