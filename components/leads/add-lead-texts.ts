import { t, translated } from "@/lib/language";

/** The words of bringing a lead in by hand. */
export const addLeadTexts = translated({
  title: "Add a lead",
  about: "The active criteria score it at once.",
  add: "Add lead",
  name: "Name",
  email: "Email",
  phone: "Phone",
  jobTitle: "Job title",
  company: "Company",
  source: "Source",
  sourceHelp: "Where this lead came from, for example Event or Referral.",
  openKnown: "Open the lead that has it",
  added: (name: string, stage: string) => t`${name} was added as ${stage}`,
  lost: "The server could not be reached. Check your connection and try again.",
} as const);
