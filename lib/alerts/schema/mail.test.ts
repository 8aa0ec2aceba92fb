import { expect, it } from "vitest";
import type { AlertContent } from "../schema";
import { alertMail } from "./mail";

const content: AlertContent = {
  kind: "goal",
  goalId: "g",
  report: "speed",
  topic: "speed",
  search: "by=source",
  figure: {
    report: "Speed\r\nBcc: eve@evil.example",
    row: "web",
    column: "Median",
    kind: "minutes",
  },
  aim: { direction: "atMost", target: 60, basis: "interval" },
  measured: { value: 90, low: 70, high: 120 },
  currency: "EUR",
};
const context = { workspace: "Larkmoor", timeZone: "UTC", address: "https://handoff.example" };

it("keeps subject and titles on one line, whatever names hold", () => {
  const { subject, body } = alertMail([content], context);
  expect(subject).toBe("Larkmoor: Speed Bcc: eve@evil.example: web, Median");
  expect(body.split("\n")[0]).toBe("Speed Bcc: eve@evil.example: web, Median");
});

it("says each alert with its figures and an absolute link", () => {
  const drift: AlertContent = {
    kind: "drift",
    version: { id: "v", number: 3, name: "Autumn" },
    finding: { kind: "review", reviewAt: Date.UTC(2026, 10, 3) },
  };
  const { subject, body } = alertMail([content, drift], context);
  expect(subject).toBe("Larkmoor: 2 figures need a look");
  expect(body).toMatch(/Goal at most 1 h: 1 h 30 min \(1 h 10 min–2 h\), off goal\./);
  expect(body).toMatch(/https:\/\/handoff\.example\/reports\/speed\?by=source/);
  expect(body).toMatch(/https:\/\/handoff\.example\/criteria\/v/);
});

it("names the days that were measured", () => {
  const sentOf = (search: string) => alertMail([{ ...content, search }], context).body;
  expect(sentOf("period=last90&by=source")).toContain("\nPeriod: Last 90 days\n");
  expect(sentOf("from=2026-03-01&to=2026-03-31")).toContain(
    "\nPeriod: 1 Mar 2026 to 31 Mar 2026\n",
  );
});
