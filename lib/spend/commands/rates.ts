import { parseRate, rateText } from "@/lib/engine/exchange";
import { ownMark } from "@/lib/engine/typed-number";
import { t } from "@/lib/language";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import {
  bringRatesInput,
  deleteRateInput,
  MOST_RATES,
  type StoredRate,
  saveRateInput,
} from "../schema/rates";
import { startOfDay } from "../steps/rate-days";
import { readRateLines } from "../steps/rate-lines";
import { holdSpend } from "../store";
import {
  findRate,
  insertRate,
  insertRates,
  type NewRate,
  readRates,
  removeRate,
  updateRate,
} from "../store/rates";

const GONE = "This rate was deleted meanwhile.";
const CHANGED = "Somebody else changed this rate meanwhile. Look at it again before you change it.";

/** Stores what a currency was worth from a day on, or changes it. */
export const saveRate = defineCommand({
  name: "rate.save",
  permission: "cost:write",
  input: saveRateInput,
  async run({ tx, input, now }) {
    await holdSpend(tx);
    const { currency: base, timeZone } = await readWorkspace(tx);
    const { currency, day } = input;
    if (currency === base) {
      const message = t`Amounts in ${base} need no rate: it is the workspace's currency.`;
      refuse("invalid", message, { currency: message });
    }
    const rate = parseRate(input.rate, currency, base, ownMark());
    if (!rate) {
      const message = t`Write how many ${base} one ${currency} is worth, like 1.0823.`;
      refuse("invalid", message, { rate: message });
    }
    const values = { currency, base, day, ...rate, startsAt: startOfDay(day, timeZone) };
    const twin = t`There is a rate of ${currency} for this day already. Change that one.`;
    if (input.id === undefined) {
      const added = { id: newId(), ...values };
      if (!(await insertRate(tx, added, now))) refuse("conflict", twin, { day: twin });
      return { result: { id: added.id }, audit: [entryOf("rate.add", null, added)] };
    }
    const before = await findRate(tx, input.id);
    if (!before || before.base !== base) refuse("not_found", t(GONE));
    const others = await readRates(tx, base);
    if (
      others.some((one) => one.id !== before.id && one.currency === currency && one.day === day)
    ) {
      refuse("conflict", twin, { day: twin });
    }
    const isSeen = before.version === input.version;
    if (!(isSeen && (await updateRate(tx, before.id, before.version, values)))) {
      refuse("conflict", t(CHANGED));
    }
    return {
      result: { id: before.id },
      audit: [entryOf("rate.change", before, { id: before.id, ...values })],
    };
  },
});

export const deleteRate = defineCommand({
  name: "rate.delete",
  permission: "cost:write",
  input: deleteRateInput,
  async run({ tx, input }) {
    const before = await findRate(tx, input.id);
    if (!before) refuse("not_found", t(GONE));
    if (!(await removeRate(tx, before.id, input.version))) refuse("conflict", t(CHANGED));
    return { result: null, audit: [entryOf("rate.delete", before, null)] };
  },
});

/** Brings many rates in at once; a rate of a currency and day that is there already is changed. */
export const bringRates = defineCommand({
  name: "rate.bring",
  permission: "cost:write",
  input: bringRatesInput,
  async run({ tx, input, now }) {
    await holdSpend(tx);
    const { currency: base, timeZone } = await readWorkspace(tx);
    const lines = readRateLines(input.text, base);
    const known = await readRates(tx, base);
    const byPlace = new Map(known.map((rate) => [`${rate.currency} ${rate.day}`, rate]));
    const added: NewRate[] = [];
    const audit: AuditEntry[] = [];
    let changed = 0;
    for (const line of lines) {
      const before = byPlace.get(`${line.currency} ${line.day}`);
      const { numerator, denominator } = line;
      if (before?.numerator === numerator && before.denominator === denominator) continue;
      const rate = { id: before?.id ?? newId(), base, ...line };
      if (before) {
        if (!(await updateRate(tx, before.id, before.version, { numerator, denominator }))) {
          refuse("conflict", t(CHANGED));
        }
        changed += 1;
      } else {
        added.push({ ...rate, startsAt: startOfDay(line.day, timeZone) });
      }
      audit.push(entryOf(before ? "rate.change" : "rate.add", before ?? null, rate));
    }
    if (known.length + added.length > MOST_RATES) {
      refuse("invalid", t`A workspace keeps at most ${MOST_RATES} rates: bring in one per month.`);
    }
    const [first, ...others] = audit;
    if (!first) refuse("invalid", t("All of these rates are stored already."));
    await insertRates(tx, added, now);
    const trail: AuditTrail = [first, ...others];
    return { result: { added: added.length, changed }, audit: trail };
  },
});

type Shown = Pick<StoredRate, "id" | "currency" | "base" | "day" | "numerator" | "denominator">;

function entryOf(action: string, before: Shown | null, after: Shown | null): AuditEntry {
  const id = (before ?? after)?.id ?? "";
  const facts = (rate: Shown | null) =>
    rate && {
      currency: rate.currency,
      day: rate.day,
      rate: `${rateText(rate, rate.currency, rate.base)} ${rate.base}`,
    };
  return { action, entity: "rate", entityId: id, before: facts(before), after: facts(after) };
}
