import { moneyLocale } from "@/lib/engine/locale";
import { currencyExponent, minorToDecimal } from "@/lib/engine/money";

const formats = new Map<string, Intl.NumberFormat>();

/** "1,200.50" of 120050 USD: the currency is said once for the whole grid. */
export function amountText(minor: number, currency: string): string {
  const key = `${moneyLocale()} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    const digits = currencyExponent(currency);
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(moneyLocale(), options);
    formats.set(key, format);
  }
  return format.format(minorToDecimal(minor, currency));
}
