import { t, translated } from "@/lib/language";

/** The words of the grids of costs and budgets. */
export const gridTexts = translated({
  rows: "Rows",
  bySource: "By source",
  byCampaign: "By campaign",
  source: "Source",
  campaign: "Campaign",
  total: "Total",
  kinds: "Kind of cost",
  allKinds: "All kinds",
  step: (span: string) => t`Show ${span}`,
  columns: "Columns",
  days: "Days",
  months: "Months",
  noSource: "(no source)",
  noCampaign: "(no campaign)",
  undo: "Undo",
  saving: "Saving …",
  saved: "All changes saved",
  addRow: "Add a row",
  addRowHint: "A row is kept once you write something in it.",
  add: "Add",
  cancel: "Cancel",
  close: "Close",
  save: "Save",
  export: "Export CSV",
  keys: "Type to replace, Enter to edit, Delete to clear. Arrows move, with Shift they select. Copy and paste blocks from a spreadsheet. Shift and Enter shows what is in a cell.",
  keysReadOnly: "Arrows move, with Shift they select to copy. Enter shows what is in a cell.",
  tap: "Tap a cell to see what is in it.",
  tapToEdit: "Tap a cell to see what is in it, and to change it.",
  overflow:
    "The block that you pasted reaches beyond the grid. Begin further up or to the left, or add rows first.",
  notAmounts: (texts: readonly string[], currency: string) =>
    texts.length === 1
      ? t`${texts.join()} cannot be read as an amount in ${currency}. Nothing was saved.`
      : t`${texts.join(", ")} cannot be read as amounts in ${currency}. Nothing was saved.`,
  writeMine: "Write mine over theirs",
  keepTheirs: "Keep theirs",
  isPending: "Being saved",
  isRefused: (text: string) => t`You wrote ${text === "" ? t("nothing") : text}: not saved`,
  entries: (n: number) => (n === 1 ? t("1 entry") : t`${n} entries`),
  unconverted: (n: number, currency: string) =>
    n === 1
      ? t`1 entry in another currency has no rate to ${currency}`
      : t`${n} entries in other currencies have no rate to ${currency}`,
  implied: "The sum of its campaigns’ budgets",
  hidden: (n: number) =>
    t`${n} more rows that cost less are not shown here and in no sum; the CSV file has them all.`,
  amount: "Amount",
  amountHint: "Leave it empty to clear the cell.",
  willAdd: "Adds an entry.",
  willChange: "Changes the amount of its entry.",
  willCorrect:
    "Its entries stay as they are: the difference becomes an entry of its own, noted “Correction”.",
  allEntries: "See and change its entries",
  seeEntries: "See its entries",
  noEntries: "Nothing was spent here.",
  noRows: "No rows yet",
  noRowsHint: "Add a row for each source that you spend on, then fill in its months.",
  noBudgetRowsHint: "Add a row for each source that you plan for, then fill in its months.",
} as const);
