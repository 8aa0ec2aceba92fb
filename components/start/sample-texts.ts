import { t, translated } from "@/lib/language";

/** The words of the sample workspace. */
export const sampleTexts = translated({
  banner: "Sample data",
  bannerMeans: "The people, leads and figures here are made up.",
  bannerRemove: "Remove the sample",
  title: "Look around first",
  text: "Fill the workspace with the history of a made-up company: 18 months of leads, agreed criteria, sales and costs. It is marked as a sample on every page, sends no mail, and is removed in one go.",
  begin: "Fill with sample data",
  beginTitle: "Fill the workspace with sample data?",
  beginText:
    "It takes a few minutes. Meanwhile the workspace is that of Larkmoor Analytics, with its name, time zone and currency; yours come back when you remove the sample.",
  making: "Making the sample",
  removing: "Removing the sample",
  atWork: "You may leave this page: it goes on by itself.",
  ready: "The workspace is filled with sample data",
  readyText: "Look at the board, the criteria and the reports. Nothing that you do here matters.",
  stopped: "The sample was not made to its end",
  stoppedText: "Remove what is there of it; then it can be made again.",
  toBoard: "Open the board",
  remove: "Remove the sample…",
  removeTitle: "Set the workspace back?",
  removeText:
    "All leads, criteria, forms, imports, costs, views and what else is about them goes, also what you and colleagues added to the sample. Accounts of real people, their API keys and your own settings stay. This cannot be taken back.",
  removeName: (name: string) => t`Write “${name}” to remove it`,
  removeAction: "Remove everything",
} as const);
