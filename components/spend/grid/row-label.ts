import type { GridRow } from "@/lib/spend/schema/grid";
import { gridTexts as texts } from "./grid-texts";

/** "Google", or "Google / Brand" of a campaign. */
export function rowLabel({ source, campaign }: GridRow): string {
  const name = source || texts.noSource;
  return campaign === null ? name : `${name} / ${campaign || texts.noCampaign}`;
}
