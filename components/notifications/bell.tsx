"use client";

import { Bell as BellIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { NavLink } from "@/components/shell/nav-link";
import { useMounted } from "@/components/shell/use-mounted";
import { WaitingCount } from "@/components/shell/waiting-count";
import { notificationTexts as texts } from "./notification-texts";
import { useWaiting } from "./waiting";

const HREF = "/notifications";
const icon = <BellIcon aria-hidden="true" />;

function useCount() {
  const count = useWaiting().unread.length;
  return count > 0 ? { waiting: { count, label: texts.unread(count) } } : {};
}

/** The way to one's notifications, with how many are unread. The server only keeps its place free. */
export function Bell() {
  const isMounted = useMounted();
  return isMounted ? <WideBell /> : <div className="h-8 pointer-coarse:h-10" />;
}

function WideBell() {
  const item = { href: HREF, label: texts.title, icon, ...useCount() };
  return <NavLink item={item} isCurrent={usePathname() === HREF} />;
}

/** The same for the head of a phone's screen. */
export function CompactBell() {
  const isMounted = useMounted();
  return isMounted ? <SmallBell /> : <span className="size-10" />;
}

function SmallBell() {
  const { waiting } = useCount();
  return (
    <a
      href={HREF}
      title={texts.title}
      {...(usePathname() === HREF ? { "aria-current": "page" } : {})}
      className="relative flex size-10 items-center justify-center rounded-md text-ink-muted hover:bg-hover aria-[current=page]:text-accent-ink [&>svg]:size-5"
    >
      {icon}
      <span className="sr-only">{texts.title}</span>
      {waiting ? <WaitingCount {...waiting} isAtIcon /> : null}
    </a>
  );
}
