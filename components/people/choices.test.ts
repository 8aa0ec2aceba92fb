import { expect, test } from "vitest";
import { timeZone } from "@/lib/settings/schema";
import { zoneOptions } from "./choices";
import { zoneToday } from "./zone-today";

test("time zones are found by the names that they have today, each once", () => {
  const zones = zoneOptions().map(({ value }) => value);
  for (const zone of ["UTC", "Asia/Kolkata", "Europe/Kyiv", "America/Sao_Paulo"]) {
    expect(zones.filter((one) => one === zone)).toHaveLength(1);
  }
  expect(zones).not.toContain("Asia/Calcutta");
  expect(zones.filter((zone) => !timeZone.safeParse(zone).success)).toEqual([]);
  expect(zoneToday("Asia/Calcutta")).toBe("Asia/Kolkata");
});

test("a zone of any name that a workspace has can be shown", () => {
  const zones = new Set(zoneOptions().map(({ value }) => value));
  const unknown = Intl.supportedValuesOf("timeZone").filter((zone) => !zones.has(zoneToday(zone)));
  expect(unknown).toEqual([]);
});
