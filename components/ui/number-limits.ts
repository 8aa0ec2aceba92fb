import { t } from "@/lib/language";

/** What a number's field takes. */
export interface Limits {
  minValue?: number | undefined;
  maxValue?: number | undefined;
  step?: number | undefined;
}

/** Whether a number stays as it is when its field is left. */
export function isWithin(value: number, { minValue, maxValue, step }: Limits): boolean {
  if (Number.isNaN(value)) return false;
  if (minValue !== undefined && value < minValue) return false;
  if (maxValue !== undefined && value > maxValue) return false;
  return step === undefined || Number.isInteger((value - (minValue ?? 0)) / step);
}

/** "Takes numbers from 0 to 1,000.", the numbers as `text` writes them. */
export function limitsSentence(
  { minValue, maxValue, step }: Limits,
  text: (value: number) => string,
): string {
  const what = step !== undefined && Number.isInteger(step) ? t("whole numbers") : t("numbers");
  if (minValue !== undefined && maxValue !== undefined) {
    return t`Takes ${what} from ${text(minValue)} to ${text(maxValue)}.`;
  }
  if (minValue !== undefined) return t`Takes ${what} from ${text(minValue)} on.`;
  return maxValue === undefined
    ? t`Takes ${what} only.`
    : t`Takes ${what} up to ${text(maxValue)}.`;
}
