import { TextField, type TextFieldProps } from "@/components/ui/text-field";

/** What was typed as a whole number; NaN of anything else, so that it is refused and not corrected. */
export function wholeOf(text: string): number {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN;
}

/** A whole number as it was typed, right or wrong. */
export function WholeField(props: Omit<TextFieldProps, "inputMode" | "autoComplete">) {
  return <TextField {...props} inputMode="numeric" autoComplete="off" />;
}
