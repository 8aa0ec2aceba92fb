import type { BusinessCalendar } from "@/lib/engine/calendar";
import { DAY_MS } from "@/lib/engine/time-zone";
import { claimLead } from "@/lib/leads/commands/claims";
import { COMMAND_LINE, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { sweepScores } from "@/lib/scoring/commands";
import { DEFAULT_WORKSPACE, type Workspace } from "@/lib/settings/schema";
import { openSample } from "./commands";
import { Companies } from "./companies";
import { bookings, plans } from "./costs";
import { journeyOf, programmeOf } from "./journeys";
import { negotiations } from "./negotiations";
import { gatherPeople } from "./people";
import { Random } from "./random";
import { dayOf, days, holidaysBetween, instantOf, TIME_ZONE } from "./rhythm";
import { byTurns, hireStaff } from "./staff";
import { Story } from "./story";
import { watchFigures } from "./watch";

export interface SampleOptions {
  seed?: number | undefined;
  leads?: number | undefined;
  months?: number | undefined;
  /** Epoch ms: the sample's present. */
  until?: number | undefined;
  /** Called now and then with what is done, from 0 to 1. */
  onProgress?: ((share: number) => void | Promise<void>) | undefined;
  /** Days of the story in one transaction. */
  unitDays?: number | undefined;
  /** Opens the workspace with the sample's settings; an empty database when absent. */
  open?: ((workspace: Workspace, at: number) => Promise<void>) | undefined;
  /** Called with the ids of the people who work there. */
  onHired?: ((ids: readonly string[]) => Promise<void>) | undefined;
}

export interface SampleMade {
  leads: number;
  activities: number;
}

const SWEEP_AT_ONCE = 1000;
const OPENED = 6;

/** The first moment of the local day so many months before. */
function monthsBefore(until: number, months: number): number {
  const date = new Date(dayOf(until) * DAY_MS);
  date.setUTCMonth(date.getUTCMonth() - months);
  return instantOf(Math.floor(date.getTime() / DAY_MS), 0);
}

/**
 * Fills an empty database with a plausible company's history up to `until`, through the same
 * commands as the screens, each with its own clock. Deterministic for a seed and `until`, but for
 * ids. What really makes its leads convert is in `truth.ts`.
 */
export async function makeSample({
  seed = 1,
  leads = 12_000,
  months = 18,
  until = Date.now(),
  onProgress,
  unitDays,
  open = async (workspace, at) =>
    void unwrap(await execute(openSample, COMMAND_LINE, workspace, at)),
  onHired,
}: SampleOptions = {}): Promise<SampleMade> {
  const from = monthsBefore(until, months);
  const holidays = holidaysBetween(dayOf(from), dayOf(until) + 366);
  const workspace = {
    ...DEFAULT_WORKSPACE,
    name: "Larkmoor Analytics",
    timeZone: TIME_ZONE,
    currency: "USD",
    holidays,
    // A customer stays some four years and pays a twelfth of an average deal a month.
    monthlyRevenueMinor: 170_000,
    grossMarginPercent: 78,
    monthlyChurnPercent: 2,
  };
  const opened = from - days(21);
  await open(workspace, opened);
  const staff = await hireStaff(opened);
  await onHired?.(staff.all.map(({ id }) => id));

  const people = gatherPeople({ seed, leads, from, until }, new Companies(new Random(seed, 9)));
  const programme = programmeOf(from, until);
  const deeds = people.flatMap((person) => journeyOf(person, programme, { seed, until }));
  deeds.sort((a, b) => a.at - b.at || a.person.index - b.person.index);
  const calendar: BusinessCalendar = { timeZone: TIME_ZONE, ...workspace.businessHours, holidays };
  const [bookkeeper] = staff.managers;
  if (!bookkeeper) throw new Error("A manager enters the costs");
  const milestones = [
    ...negotiations(staff, from, until),
    ...plans(bookkeeper, from, until),
    ...bookings(seed, bookkeeper, from, until),
  ].sort((a, b) => a.at - b.at);

  const cast = {
    seed,
    from,
    until,
    people,
    deeds,
    staff,
    calendar,
    milestones,
    onProgress,
    unitDays,
  };
  const waiting = await new Story(cast).tell();
  // The reps have just opened some of what waits.
  for (const { id, person } of waiting.slice(-OPENED)) {
    const sdr = byTurns(staff.sdrs, person.index);
    unwrap(await execute(claimLead, sdr, { id }, until));
  }
  for (let scored = SWEEP_AT_ONCE; scored === SWEEP_AT_ONCE; ) {
    const swept = await execute(sweepScores, SWEEP, { limit: SWEEP_AT_ONCE }, until);
    scored = unwrap(swept).scored;
  }
  await watchFigures(staff, until);
  return { leads: people.length, activities: deeds.length };
}
