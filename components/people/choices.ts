import type { Option } from "@/components/ui/options";
import { locale } from "@/lib/engine/locale";
import { zoneText } from "@/lib/format";
import { zoneToday } from "./zone-today";

/** All time zones, made on the server: browsers know slightly different ones. */
export function zoneOptions(): Option[] {
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").map(zoneToday).sort()];
  return [...new Set(zones)].map((zone) => ({ value: zone, label: zoneText(zone) }));
}

/** All currencies by code, the ones most teams use first. */
export function currencyOptions(): Option[] {
  const names = new Intl.DisplayNames(locale(), { type: "currency" });
  const codes = [
    ...new Set(["USD", "EUR", "GBP", "CHF", "INR", ...Intl.supportedValuesOf("currency")]),
  ];
  return codes.map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }));
}
