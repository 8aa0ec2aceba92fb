import { isoDayText } from "@/lib/engine/locale";
import { t, translated } from "@/lib/language";

/** The words of the queue. */
export const queueTexts = translated({
  title: "Queue",
  whose: "Whose leads",
  all: "All",
  mine: "Mine",
  source: "Source",
  allSources: "All sources",
  unknownSource: "Not known",
  search: "Search the queue",
  help: "Keys",
  counts: (offered: number, pastSla: number) =>
    t`${offered} offered${pastSla > 0 ? t`, ${pastSla} past the promise` : ""}`,
  returning: (count: number) =>
    count === 1 ? t("1 lead in nurture is due to come back") : t`${count} leads in nurture are due`,
  away: (until: string) =>
    t`You are out of office until ${isoDayText(until)}: nothing new is offered to you.`,
  awayChange: "Change it",
  leftBehind: (count: number) =>
    count === 1
      ? t("1 lead is due while its owner is away: give it to somebody.")
      : t`${count} leads are due while their owners are away: give them to somebody.`,
  list: "Leads in order: calls that are due, fast track, then what is due first, then score",
  position: (place: number, count: number, name: string) => t`${name}, ${place} of ${count}`,
  back: "Queue",
  yours: "Yours",
  dismiss: "Remove from the list",
  chooseOne: "Choose a lead",
  chooseAbout: "Press J for the next one, or choose one in the list.",
  noneToChoose: "No lead to show",
  noneToChooseAbout: "A lead that you choose in the list opens here.",

  emptyTitle: "Nothing waits",
  empty: "New MQLs appear here the moment they meet the criteria.",
  emptyCriteria: "See the criteria",
  emptyBoard: "Open the board",
  emptyFilterTitle: "Nothing here matches",
  emptyFilter: "Other leads may wait: show all of them.",
  emptyMineTitle: "You hold no leads",
  emptyMine: "Accept one that is offered, and it stays here until it is qualified or out.",
  showAll: "Show all",

  actions: {
    accept: "Accept",
    call: "Call",
    email: "Email",
    meeting: "Meeting",
    note: "Note",
    claim: "Claim",
    release: "Release",
    more: "More actions",
    bar: "Actions",
  },

  notNow: {
    accept: "This lead is accepted already.",
    qualify: "Accept the lead first: only an accepted lead is qualified.",
  },
  reading: "You can read the queue. SDRs, managers and admins work it.",
  released: (name: string) => t`${name} is free for others`,
  notAccepted: (name: string) => t`${name} was not accepted`,
  notReleased: (name: string) => t`${name} was not released`,
  goBack: "Go back to it",
  left: "It left the queue",
  arrived: (name: string) => t`New in the queue: ${name}`,

  day: {
    title: "Your day",
    done: "Done today",
    left: "Left for today",
    kinds: {
      sal: "Accepted",
      call: "Calls",
      email_sent: "Emails",
      meeting: "Meetings",
      sql: "Qualified",
      nurture: "Recycled",
      disqualified: "Disqualified",
    },
    toLeads: (count: number) => (count === 1 ? t("to 1 lead") : t`to ${count} leads`),
    calls: "Call back",
    late: "Past the agreed time",
    since: (when: string) => t`since ${when}`,
  },

  keys: {
    title: "Keys",
    about: "They work everywhere on this page except while you type.",
    next: "Next lead",
    previous: "Previous lead",
    open: "Open and claim the lead",
    accept: "Accept",
    acceptNext: "Accept, and go to the next lead",
    call: "Log a call",
    email: "Write and log an email",
    meeting: "Log a meeting",
    qualify: "Qualify",
    recycle: "Recycle into nurture",
    disqualify: "Disqualify",
    note: "Add a note",
    day: "Your day: what is done, and what is left",
    search: "Search",
    help: "This list",
    send: "Send the form that is open, from any of its fields",
    undo: "Undo, as long as it is offered",
    regions: "Next part of the page: navigation, page, messages",
    close: "Close what is open; back to the list",
  },
} as const);
