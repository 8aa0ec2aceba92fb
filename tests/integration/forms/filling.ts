import { eq, ne } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { store } from "@/db/client";
import { activities, audit, formSubmissions, leads } from "@/db/schema";
import { bringIntoForce, CRITERIA, DAY, MONDAY, settle } from "../leads/world";
import { question, visitor } from "./visitor";

export const NAME_AND_SIZE = [
  question("name"),
  question("email", { isRequired: true }),
  question("company"),
  question("employees"),
];

/** Before each test it is that Monday, with criteria in force. */
export function withFormsOnMonday(): void {
  beforeAll(async () => {
    process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
    vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
    await settle();
    await bringIntoForce(CRITERIA, MONDAY - DAY);
  });
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

export const wait = (ms = 5000) => vi.setSystemTime(Date.now() + ms);

export async function fill(
  slug: string,
  answers: Record<string, string>,
  {
    who = visitor(),
    search = "",
    more = {},
  }: { who?: ReturnType<typeof visitor>; search?: string; more?: Record<string, string> } = {},
) {
  const shown = await who.open(slug, search);
  wait();
  const given = Object.fromEntries(Object.entries(answers).map(([id, text]) => [`a.${id}`, text]));
  return who.send(slug, { ...shown.fields, ...given, ...more });
}

export async function leadBy(email: string) {
  const { read } = await store();
  const [row] = await read.select().from(leads).where(eq(leads.emailKey, email));
  return row ?? null;
}

export async function countAll() {
  const { read } = await store();
  return {
    leads: await read.$count(leads),
    activities: await read.$count(activities),
    submissions: await read.$count(formSubmissions),
    // Views are counted all the while.
    audit: await read.$count(audit, ne(audit.action, "form.views")),
  };
}
