import {
  ChartColumn,
  CircleUser,
  ClipboardList,
  Columns3,
  FileUp,
  History,
  ListChecks,
  Rocket,
  Settings,
  SlidersHorizontal,
  TriangleAlert,
  Users,
  Wallet,
} from "lucide-react";
import type { NavGroup, NavItem } from "@/components/shell/navigation";
import type { Role } from "@/lib/engine/roles";
import type { Waiting } from "@/lib/notifications/schema";
import { can, type Permission } from "@/lib/operations/policy";

type Entry = NavItem & { needs: Permission };

const groups: { id: string; title?: string; items: Entry[] }[] = [
  {
    id: "work",
    items: [
      { href: "/board", label: "Board", icon: <Columns3 aria-hidden="true" />, needs: "lead:read" },
      {
        href: "/queue",
        label: "Queue",
        icon: <ListChecks aria-hidden="true" />,
        needs: "lead:read",
      },
      { href: "/leads", label: "Leads", icon: <Users aria-hidden="true" />, needs: "lead:read" },
    ],
  },
  {
    id: "agree",
    title: "Agreement",
    items: [
      {
        href: "/criteria",
        label: "Criteria",
        icon: <SlidersHorizontal aria-hidden="true" />,
        needs: "criteria:read",
      },
      {
        href: "/reports",
        label: "Reports",
        icon: <ChartColumn aria-hidden="true" />,
        needs: "report:read",
      },
      {
        href: "/alerts",
        label: "Alerts",
        icon: <TriangleAlert aria-hidden="true" />,
        needs: "report:read",
      },
      { href: "/spend", label: "Spend", icon: <Wallet aria-hidden="true" />, needs: "cost:read" },
    ],
  },
  {
    id: "run",
    title: "Workspace",
    items: [
      {
        href: "/forms",
        label: "Forms",
        icon: <ClipboardList aria-hidden="true" />,
        needs: "form:read",
      },
      {
        href: "/imports",
        label: "Imports",
        icon: <FileUp aria-hidden="true" />,
        needs: "import:read",
      },
      { href: "/audit", label: "Audit", icon: <History aria-hidden="true" />, needs: "audit:read" },
      {
        href: "/settings",
        label: "Settings",
        icon: <Settings aria-hidden="true" />,
        needs: "settings:read",
      },
    ],
  },
];

type AtAlerts = Pick<Waiting, "alerts" | "disputes">;

function waitingOf({ alerts, disputes }: AtAlerts): NavItem["waiting"] {
  const parts = [
    alerts === 1 ? "1 new alert" : alerts > 1 ? `${alerts} new alerts` : "",
    disputes === 1 ? "1 dispute to decide" : disputes > 1 ? `${disputes} disputes to decide` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? { count: alerts + disputes, label: parts.join(", ") } : undefined;
}

const start: NavGroup = {
  id: "start",
  items: [{ href: "/start", label: "First steps", icon: <Rocket aria-hidden="true" /> }],
};

/** The pages that somebody of this role may open, with how much waits there. */
export function deskNavigation(role: Role, waiting: AtAlerts, isStarting: boolean): NavGroup[] {
  const atAlerts = waitingOf(waiting);
  const open = groups
    .map(({ items, ...group }) => ({
      ...group,
      items: items
        .filter((item) => can({ kind: "user", role }, item.needs))
        .map(({ needs: _, ...item }): NavItem => {
          return item.href === "/alerts" && atAlerts ? { ...item, waiting: atAlerts } : item;
        }),
    }))
    .filter((group) => group.items.length > 0);
  return isStarting ? [...open, start] : open;
}

export const accountLinks: NavItem[] = [
  { href: "/settings/account", label: "Your account", icon: <CircleUser aria-hidden="true" /> },
];
