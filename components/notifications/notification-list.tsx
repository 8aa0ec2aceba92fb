import { minuteOf } from "@/components/lead/format";
import { dayText } from "@/lib/format";
import type { NotificationItem } from "@/lib/notifications/schema";
import { notificationTexts as texts } from "./notification-texts";

const DAY_MS = 86_400_000;

/** Notifications by day, the latest first; each leads to what it is about. `now` in epoch ms. */
export function NotificationList({
  items,
  timeZone,
  now,
}: {
  items: readonly NotificationItem[];
  timeZone: string;
  now: number;
}) {
  const days = new Map<string, NotificationItem[]>();
  for (const item of items) {
    const day = dayText(item.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  const called = (day: string) => {
    if (day === dayText(now, timeZone)) return texts.today;
    return day === dayText(now - DAY_MS, timeZone) ? texts.yesterday : day;
  };
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={called(day)}>
      <h2 className="mb-2 font-semibold text-base">{called(day)}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {ofDay.map(({ id, place, title, at, isNew }) => (
          <li key={id}>
            <a
              href={place}
              className="flex items-baseline gap-3 px-4 py-2.5 text-ink no-underline hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span
                aria-hidden="true"
                className={`size-2 shrink-0 rounded-full ${isNew ? "bg-accent" : ""}`}
              />
              <span className={`wrap-anywhere min-w-0 flex-1 ${isNew ? "font-medium" : ""}`}>
                {isNew ? <span className="sr-only">{texts.isNew} </span> : null}
                {title}
              </span>
              <time
                dateTime={new Date(at).toISOString()}
                className="tabular shrink-0 text-ink-muted text-xs"
              >
                {minuteOf(at, timeZone)}
              </time>
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
