import type { z } from "zod";

const checked = new WeakMap<object, z.ZodType>();

/** Notes that a value is what a schema made of some input, so that a door need not check it again. */
export function noteChecked(schema: z.ZodType, value: unknown): void {
  if (typeof value === "object" && value !== null) checked.set(value, schema);
}

export function isChecked<S extends z.ZodType>(schema: S, value: unknown): value is z.output<S> {
  return typeof value === "object" && value !== null && checked.get(value) === schema;
}
