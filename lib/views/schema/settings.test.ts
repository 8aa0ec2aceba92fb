import { describe, expect, it } from "vitest";
import { settingsOf } from "./settings";

describe("settingsOf a report", () => {
  it("keeps what reports know, in their own order", () => {
    expect(
      settingsOf("report", "windowDays=30&by=source&source=web&source=&period=last90"),
    ).toEqual({ search: "period=last90&by=source&windowDays=30&source=web&source=", lost: [] });
  });

  it("names what is unknown or means nothing", () => {
    expect(settingsOf("report", "by=moon&grain=week&colour=red")).toEqual({
      search: "grain=week",
      lost: ["colour", "by"],
    });
  });

  it("gives up a period of which half cannot be read", () => {
    expect(settingsOf("report", "from=2026-01-01&to=never&grain=week")).toEqual({
      search: "grain=week",
      lost: ["to", "from"],
    });
  });
});

describe("settingsOf leads and board", () => {
  it("keeps filter and order, and leaves pages out", () => {
    expect(settingsOf("leads", "sort=name&stage=mql&stage=sal&text=%20ann%20")).toEqual({
      search: "text=ann&stage=mql&stage=sal&sort=name",
      lost: [],
    });
    expect(settingsOf("leads", "sort=luck&cursor=x").lost).toEqual(["cursor", "sort"]);
  });

  it("keeps columns that are not the first ones", () => {
    const search = "stage=mql&sort=name&columns=fit%2Cfacts.employees";
    expect(settingsOf("leads", search)).toEqual({ search, lost: [] });
    expect(settingsOf("leads", "columns=fit,moon")).toEqual({
      search: "columns=fit",
      lost: ["columns"],
    });
    expect(settingsOf("board", "columns=fit").lost).toEqual(["columns"]);
  });

  it("keeps how the board looks, and no other page knows it", () => {
    const search = "stage=mql&group=owner&hide=score&hide=bant";
    expect(settingsOf("board", search)).toEqual({ search, lost: [] });
    expect(settingsOf("board", "hide=bant&group=moon&hide=sun&hide=score")).toEqual({
      search: "hide=score&hide=bant",
      lost: ["group", "hide"],
    });
    expect(settingsOf("board", "group=owner&group=label").lost).toEqual(["group"]);
    expect(settingsOf("leads", search).lost).toEqual(["group", "hide"]);
  });

  it("names filters that mean nothing", () => {
    expect(settingsOf("board", "stage=moon&pastSla=true&fitMin=high&sort=name")).toEqual({
      search: "pastSla=true",
      lost: ["stage", "fitMin", "sort"],
    });
  });

  it("reads again what it wrote", () => {
    const { search } = settingsOf("board", "text=a%26b&source=&source=web&createdFrom=2026-01-01");
    expect(settingsOf("board", search)).toEqual({ search, lost: [] });
  });
});
