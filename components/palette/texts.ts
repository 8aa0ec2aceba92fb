import { quoted, t, translated } from "@/lib/language";

/** The words of the command palette. */
export const paletteTexts = translated({
  open: "Search",
  shortcut: "Ctrl K",
  title: "Search and commands",
  placeholder: "Search leads, companies, pages and actions",
  results: "Results",
  recent: "Recent",
  actions: "Actions",
  pages: "Pages",
  leads: "Leads",
  companies: "Companies",
  views: "Saved views",
  reports: "Reports",
  searching: "Searching…",
  nothing: (text: string) => t`Nothing is called “${text}”.`,
  few: "Type at least three letters to search leads.",
  similar: "Leads with similar words",
  instead: (typed: string, words: readonly string[]) =>
    words.length === 0
      ? t`No lead has “${typed}” in its name, address or company. These have something like it.`
      : t`No lead has “${typed}” in its name, address or company. These have ${words.map(quoted).join(t(" or "))}.`,
  allLeads: (text: string) => t`All leads with “${text}”`,
  leadsOf: (company: string) => t`Leads of ${company}`,
  signedOut:
    "You are signed out. Sign in in another tab, then type again: this page stays as it is.",
  lost: "Leads could not be searched. Check your connection.",
  newImport: "Import a file",
  newDraft: "Start a draft of the criteria",
  newForm: "Build a form",
  invite: "Invite somebody",
  newKey: "Make an API key",
  light: "Switch to the light appearance",
  dark: "Switch to the dark appearance",
  system: "Let the device choose the appearance",
  signOut: "Sign out",
  keys: { move: "to move", open: "to open", close: "to close" },
} as const);
