import { translated } from "@/lib/language";

/** The words that controls bring along themselves; everything else comes by props. */
export const uiTexts = translated({
  cancel: "Cancel",
  clear: "Clear",
  close: "Close",
  choose: "Choose…",
  decrease: "Decrease",
  done: "Done",
  increase: "Increase",
  loading: "Loading…",
  noMatches: "No matches",
  notifications: "Notifications",
  notLoaded: "This could not be loaded",
  notLoadedWhy: "Check your connection, then try again.",
  openCalendar: "Open calendar",
  nextMonth: "Next month",
  previousMonth: "Previous month",
  remove: "Remove",
  required: "required",
  showSuggestions: "Show suggestions",
  working: "Working…",
  chooseFile: "Choose a file",
  dropFile: "or drop it here",
  fixThese: "Please correct these and try again:",
} as const);
