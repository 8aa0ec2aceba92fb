import { t, translated } from "@/lib/language";

/** The words about what the version in force no longer keeps. */
export const driftTexts = translated({
  title: (number: number, name: string) =>
    t`Review the criteria: version ${number}, ${name}, no longer does what was agreed`,
  overdue: (number: number, name: string) => t`Review the criteria: version ${number}, ${name}`,
  basis: "In brackets: the 95 % interval, which leaves out what was agreed.",
  all: "all",
  accepted: "accepted",
  reached: "SQL",
  of: "of",
  see: "See the leads:",
} as const);
