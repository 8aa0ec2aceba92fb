import type { AttributeType } from "@/lib/engine/attributes";
import type { DecimalMark } from "@/lib/engine/money";
import type { DateOrder } from "../schema/mapping";
import type { ColumnView } from "../schema/views";
import { looksLikeDate, orderSaidBy } from "./dates";
import { markSaidBy, openMarkIn, readBoolean, readNumber } from "./numbers";

const SAMPLES = 4;
const FEW_VALUES = 60;

/** Texts that mean nothing in most exports; they do not count when a type is looked for. */
const NOTHING = new Set(["-", "–", "n/a", "na", "null", "none", "nan", "unknown"]);

/** Gathers what the values of a column say of how they are to be read. */
export class ColumnEvidence {
  readonly #orders = new Map<DateOrder | "ambiguous", number>();
  readonly #marks = new Map<DecimalMark, number>();
  #openNumber: string | null = null;
  readonly #values = new Set<string>();
  #filled = 0;
  #typed = 0;
  readonly #fits = { boolean: 0, number: 0, date: 0, email: 0 };
  #isPadded = false;

  /** Looks at a value for all that it may be. */
  add(value: string): void {
    this.#filled += 1;
    if (this.#values.size <= FEW_VALUES) this.#values.add(value);
    if (NOTHING.has(value.toLowerCase())) return;
    this.#typed += 1;
    if (readBoolean(value) !== null) this.#fits.boolean += 1;
    if (readNumber(value, ".") !== null || readNumber(value, ",") !== null) this.#fits.number += 1;
    else if (looksLikeDate(value)) this.#fits.date += 1;
    else if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) this.#fits.email += 1;
    if (/^0\d/.test(value)) this.#isPadded = true;
    this.addWritten(value);
  }

  /** Looks only at how dates and numbers are written. */
  addWritten(value: string): void {
    const order = orderSaidBy(value);
    if (order) this.#orders.set(order, (this.#orders.get(order) ?? 0) + 1);
    const mark = markSaidBy(value);
    if (mark) this.#marks.set(mark, (this.#marks.get(mark) ?? 0) + 1);
    else if (this.#openNumber === null && openMarkIn(value)) this.#openNumber = value.slice(0, 40);
  }

  /** The order of most dates that say one. */
  get dateOrder(): DateOrder | null {
    return most(this.#orders, "ambiguous");
  }

  get isAmbiguous(): boolean {
    return this.dateOrder === null && this.#orders.has("ambiguous");
  }

  get decimalMark(): DecimalMark | null {
    return most(this.#marks);
  }

  get openNumber(): string | null {
    return this.decimalMark === null ? this.#openNumber : null;
  }

  /** Under a heading that promises dates, what is none is damage. */
  get isMostlyDates(): boolean {
    return this.#fits.date > 0 && this.#fits.date * 2 >= this.#typed;
  }

  get type(): AttributeType | "email" {
    const { boolean, number, date, email } = this.#fits;
    const all = this.#typed;
    if (all === 0) return "text";
    if (boolean === all && number < all) return "boolean";
    if (number === all) return this.#isPadded ? "text" : "number";
    if (date === all) return "date";
    return email > 0 && email * 2 >= all ? "email" : "text";
  }

  view(header: string): ColumnView {
    const values = [...this.#values];
    return {
      header,
      samples: values.slice(0, SAMPLES).map((value) => value.slice(0, 120)),
      filled: this.#filled,
      values: values.length <= FEW_VALUES ? values : null,
      type: this.type,
      isMostlyDates: this.isMostlyDates,
      dateOrder: this.dateOrder,
      isAmbiguous: this.isAmbiguous,
      decimalMark: this.decimalMark,
      openNumber: this.openNumber,
    };
  }
}

function most<K>(counts: ReadonlyMap<K, number>, except?: K): Exclude<K, "ambiguous"> | null {
  let best: K | null = null;
  let bestCount = 0;
  for (const [key, count] of counts) {
    if (key !== except && count > bestCount) [best, bestCount] = [key, count];
  }
  return best as Exclude<K, "ambiguous"> | null;
}
