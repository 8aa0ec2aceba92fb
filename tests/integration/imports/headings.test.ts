import { beforeAll, describe, expect, test } from "vitest";
import { saveMapping } from "@/lib/imports/commands/mappings";
import { mappingIn } from "@/lib/imports/commands/uploads";
import { listMappings } from "@/lib/imports/queries/imports";
import type { MappingInput } from "@/lib/imports/schema/mapping";
import { analyseFile } from "@/lib/imports/steps/analyse";
import { suggestMapping } from "@/lib/imports/steps/suggest";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { mara, settle } from "../leads/world";
import { fileOf, LEADS } from "./files";

beforeAll(settle);

describe("headings", () => {
  async function suggested(
    kind: "leads" | "activities" | "opportunities" | "budgets",
    head: string,
    row: string,
  ) {
    const { columns } = suggestMapping(kind, await analyseFile(fileOf(`${head}\n${row}\n`)), []);
    return Object.fromEntries(Object.entries(columns).map(([header, { to }]) => [header, to]));
  }

  test("of dates are taken though a value is no date, as long as most are", async () => {
    const columns = (...months: string[]) =>
      suggested("budgets", "month,amount", months.map((month) => `${month},100`).join("\n"));
    expect(await columns("2026-11", "2026-13", "Nov 2026")).toEqual({
      month: "month",
      amount: "amount",
    });
    expect(await columns("2026-13", "some day", "2026-11")).toEqual({ amount: "amount" });
  });

  test("of HubSpot, Salesforce and Zoho mean what they mean there", async () => {
    expect(
      await suggested(
        "leads",
        "Record ID,First Name,Last Name,Email,Lifecycle Stage,Create Date,Job Title,Number of Employees,Favourite colour",
        "1,Ada,L,a@b.test,marketingqualifiedlead,2021-04-01 10:00,CTO,50,red",
      ),
    ).toEqual({
      "Record ID": "externalId",
      "First Name": "firstName",
      "Last Name": "lastName",
      Email: "email",
      "Lifecycle Stage": "stage",
      "Create Date": "createdAt",
      "Job Title": "attribute:title",
      "Number of Employees": "attribute:employees",
    });
    expect(
      await suggested(
        "leads",
        "Id,Name,Email,LeadSource,Status,CreatedDate,HasOptedOutOfEmail,utm_source__c,Annual Revenue",
        "00Q1,Ada,a@b.test,Web,Open - Not Contacted,2021-04-01T10:00:00Z,false,google,100000",
      ),
    ).toEqual({
      Id: "externalId",
      Name: "name",
      Email: "email",
      LeadSource: "source",
      // Its stage means nothing here, so somebody must say what it is.
      CreatedDate: "createdAt",
      HasOptedOutOfEmail: "optedOut",
      utm_source__c: "utmSource",
      "Annual Revenue": "attribute:annualRevenue",
    });
    expect(
      await suggested("leads", "Email,How did you hear about us?", "a@b.test,A podcast"),
    ).toEqual({ Email: "email", "How did you hear about us?": "attribute:heardFrom" });
    expect(
      await suggested(
        "activities",
        "Email,Type,Time,UTM_Source,utm_medium,UTM Campaign,Referrer",
        "a@b.test,page view,2026-03-01T10:00:00Z,google,cpc,Brand,https://www.google.com/",
      ),
    ).toMatchObject({
      UTM_Source: "prop:utm_source",
      utm_medium: "prop:utm_medium",
      "UTM Campaign": "prop:utm_campaign",
      Referrer: "prop:referrer",
    });
    expect(
      await suggested(
        "opportunities",
        "Potential Name,Potential Owner,Created Time,Closing Date,Amount,Stage,LEADID",
        '"Lewis, James",Roger,"15 Apr, 2021 00:02:00","16 Apr, 2021 00:03:00","$22,700.00",Needs Analysis,1832',
      ),
    ).toEqual({
      "Potential Name": "name",
      "Potential Owner": "owner",
      "Created Time": "openedAt",
      "Closing Date": "closedAt",
      Amount: "amount",
      Stage: "state",
      LEADID: "leadExternalId",
    });
  });

  test("are known in German, too", async () => {
    expect(
      await suggested(
        "leads",
        "Vorname;Nachname;E-Mail;Telefon;Firma;Ort",
        "Jörg;Müller;joerg@umlaut.test;+49 30 1;Müller GmbH;Köln",
      ),
    ).toEqual({
      Vorname: "firstName",
      Nachname: "lastName",
      "E-Mail": "email",
      Telefon: "phone",
      Firma: "attribute:company",
      Ort: "attribute:city",
    });
  });

  test("that a mapping names twice, or not at all, are refused", () => {
    const wrong = (columns: MappingInput["columns"]) =>
      mappingIn({ mapping: { format: 1, kind: "leads", columns } });
    expect(wrong({ A: { to: "name" } })).toMatchObject({
      message: "No column is one of “Email”, “Id in the other system” yet.",
    });
    expect(wrong({ A: { to: "email" }, B: { to: "email" } })).toMatchObject({
      message: expect.stringContaining("cannot both be"),
    });
    expect(wrong({ A: { to: "emial" } })).toMatchObject({ ok: false });
    expect(mappingIn(null)).toMatchObject({ ok: false, code: "invalid" });
  });
});

test("mappings are kept by name", async () => {
  const { columns } = LEADS;
  const save = (name: string) =>
    execute(saveMapping, mara, {
      name,
      kind: "leads",
      mapping: { format: 1, kind: "leads", columns },
    });
  unwrap(await save("Our CRM"));
  unwrap(await save("Our CRM"));
  expect(await save("  ")).toMatchObject({ ok: false });
  const saved = unwrap(await ask(listMappings, mara, {}));
  expect(saved.map(({ name }) => name)).toEqual(["Our CRM"]);
});
