import { t, translated } from "@/lib/language";
import type { StartStep, StepState } from "@/lib/start/schema";

/** The words of a workspace's first hour. */
export const startTexts = translated({
  title: "First steps",
  description:
    "Four steps to the first lead that both sides agree on. Leave out what you like: you find them here until you are done.",
  workspace: {
    title: "Workspace",
    text: "It has a name, a time zone and a currency. Business hours and the conversion window are in the settings.",
    settings: "Settings",
  },
  states: { open: "To do", skipped: "Left for later", done: "Done" } satisfies Record<
    StepState,
    string
  >,
  steps: {
    team: {
      title: "Team",
      text: "The agreement needs both sides: a marketer proposes what makes a lead qualified, a manager of sales agrees. SDRs then work the leads. Done once a marketer and a manager are here or invited.",
    },
    criteria: {
      title: "First criteria",
      text: "Start from a template and change it together. A draft changes nothing until both sides agreed and it is put in force.",
    },
    leads: {
      title: "Leads",
      text: "Bring the leads that you have, or let new ones come by themselves. With their past the criteria can be tried before they count.",
    },
  } satisfies Record<StartStep, { title: string; text: string }>,
  skip: "Leave it for later",
  open: "First steps",
  end: "Finish the first steps",
  endTitle: "Finish the first steps?",
  endText:
    "They leave the navigation. What is not done yet stays where it is: Settings, Workspace leads back here.",
  allDone: "All steps are done. The board shows your leads, and the criteria page what was agreed.",
  toBoard: "Open the board",
  email: "Email",
  role: "Role",
  makeLink: "Make the link",
  sendLinks: "Send each person their link. It works once, within 7 days, and is shown only now.",
  linkFor: (email: string) => t`Link for ${email}`,
  template: "Template",
  draftName: "Name",
  draftNameOf: "First agreement",
  createDraft: "Create the draft",
  openDrafts: "Open the criteria",
  importFile: "Import a file",
  importText:
    "CSV from HubSpot, Salesforce, Zoho or anywhere. Nothing is written before you see what would happen.",
  makeForm: "Make a form",
  formText: "A page or a part of your website on which visitors leave their details.",
  useApi: "Send by program",
  apiText: "Your own systems send leads and what they did over the API.",
} as const);
