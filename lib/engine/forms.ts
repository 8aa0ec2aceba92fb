import { parseDate } from "@internationalized/date";
import type { ActivityType } from "./activities";
import type { AttributeType, AttributeValue } from "./attributes";
import { isEmailAddress } from "./email-address";
import { plainText } from "./plain-text";

/** What sending a form is, so that criteria can ask for it. */
export const FORM_ACTIVITIES = [
  "form_submitted",
  "demo_request",
  "content_download",
  "event_registered",
  "trial_started",
] as const satisfies readonly ActivityType[];
export type FormActivity = (typeof FORM_ACTIVITIES)[number];

export const SUBMISSION_STATES = ["waiting", "counted", "expired"] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export interface FormField {
  /** What the answer is kept as: "email", "name", "phone", or an attribute's id. */
  target: string;
  label: string;
  /** A sentence below the field; "" for none. */
  help: string;
  isRequired: boolean;
  /** Answers to choose one from; none: any text. */
  options: string[];
  /** Room for several lines. */
  isLong: boolean;
}

export interface FormBody {
  /** A sentence above the fields; "" for none. */
  intro: string;
  fields: FormField[];
  button: string;
  activity: FormActivity;
  /** What people agree to by ticking; null: they are not asked. */
  consent: { text: string; isRequired: boolean } | null;
  /** A submission counts only when its address was confirmed by mail. */
  isConfirmed: boolean;
  /** What is seen after sending: a text, or another page. */
  thanks: string;
  redirect: string | null;
}

/** Fields that are a lead's own, beside its attributes. */
export const OWN_TARGETS = ["email", "name", "phone"] as const;

/** Written by what the visit tells, never by what somebody types. */
export const UNASKED_ATTRIBUTES: readonly string[] = ["source", "campaign"];

const LONGEST_LINE = 300;
const LONGEST_TEXT = 2000;
const LARGEST_NUMBER = 1e15;
/** Counts and amounts of which there is no less than none. */
const NEVER_NEGATIVE: readonly string[] = ["employees", "annualRevenue"];

export interface Answers {
  /** By target; what was left blank is not among them. */
  values: Record<string, AttributeValue>;
  /** What is wrong, in words, by target. */
  problems: Record<string, string>;
}

/** What somebody filled in, read by the types of the targets; an unknown target takes text. */
export function readAnswers(
  fields: readonly FormField[],
  types: ReadonlyMap<string, AttributeType>,
  given: Readonly<Record<string, string>>,
): Answers {
  const answers: Answers = { values: {}, problems: {} };
  for (const field of fields) {
    const text = plainText(given[field.target] ?? "").trim();
    if (text === "") {
      if (field.isRequired) answers.problems[field.target] = "Please fill this in.";
      continue;
    }
    const read = readOne(field, types.get(field.target) ?? "text", text);
    if ("problem" in read) answers.problems[field.target] = read.problem;
    else answers.values[field.target] = read.value;
  }
  return answers;
}

function readOne(
  { target, options, isLong }: FormField,
  type: AttributeType,
  text: string,
): { value: AttributeValue } | { problem: string } {
  if (type === "boolean") return { value: true };
  if (type === "number") {
    const number = Number(text);
    if (!Number.isFinite(number) || Math.abs(number) > LARGEST_NUMBER) {
      return { problem: "Please write a number, like 250." };
    }
    return number < 0 && NEVER_NEGATIVE.includes(target)
      ? { problem: "Please write a number that is not below zero." }
      : { value: number };
  }
  if (type === "date") {
    return isCalendarDay(text)
      ? { value: text }
      : { problem: "Please write a day as year-month-day, like 2026-03-31." };
  }
  if (options.length > 0 && !options.includes(text)) {
    return { problem: "Please choose one of the answers." };
  }
  const longest = isLong ? LONGEST_TEXT : LONGEST_LINE;
  if (text.length > longest) return { problem: `Please use at most ${longest} characters.` };
  if (target === "email" && (text.length > 254 || !isEmailAddress(text))) {
    return { problem: "Please write an email address, like name@company.com." };
  }
  return { value: isLong ? text : text.replace(/\s+/g, " ") };
}

function isCalendarDay(text: string): boolean {
  try {
    return parseDate(text).toString() === text && text >= "1900-01-01" && text < "2200-01-01";
  } catch {
    return false;
  }
}

/**
 * What a form may do to what is known of a lead: fill in what nobody knows. Anybody can write any
 * address into a form, so other answers never take the place of what is known.
 */
export function fillIn(
  known: Readonly<Record<string, AttributeValue>>,
  answers: Readonly<Record<string, AttributeValue>>,
): { filled: Record<string, AttributeValue>; differing: string[] } {
  const filled: Record<string, AttributeValue> = {};
  const differing: string[] = [];
  for (const [id, value] of Object.entries(answers)) {
    const before = known[id];
    if (before === undefined || before === "") filled[id] = value;
    else if (foldedOf(before) !== foldedOf(value)) differing.push(id);
  }
  return { filled, differing };
}

function foldedOf(value: AttributeValue): string {
  return String(value).trim().toLowerCase();
}
