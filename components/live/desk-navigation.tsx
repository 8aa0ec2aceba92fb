import * as bookOpen from "lucide-react/icons/book-open";
import * as chartColumn from "lucide-react/icons/chart-column";
import * as circleUser from "lucide-react/icons/circle-user";
import * as clipboardList from "lucide-react/icons/clipboard-list";
import * as columns3 from "lucide-react/icons/columns-3";
import * as fileUp from "lucide-react/icons/file-up";
import * as listChecks from "lucide-react/icons/list-checks";
import * as rocket from "lucide-react/icons/rocket";
import * as history from "lucide-react/icons/rotate-ccw-clock";
import * as settings from "lucide-react/icons/settings";
import * as slidersHorizontal from "lucide-react/icons/sliders-horizontal";
import * as triangleAlert from "lucide-react/icons/triangle-exclamation-point";
import * as users from "lucide-react/icons/users";
import * as wallet from "lucide-react/icons/wallet";
import { helpTexts } from "@/components/help/texts";
import type { NavGroup, NavItem } from "@/components/shell/navigation";
import { drawnIcon } from "@/components/ui/drawn-icon";
import type { Role } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import type { Waiting } from "@/lib/notifications/schema";
import { can, type Permission } from "@/lib/operations/policy";

type Entry = NavItem & { needs: Permission };

const groups: { id: string; title?: string; items: Entry[] }[] = [
  {
    id: "work",
    items: [
      { href: "/board", label: "Board", icon: drawnIcon(columns3), needs: "lead:read" },
      {
        href: "/queue",
        label: "Queue",
        icon: drawnIcon(listChecks),
        needs: "lead:read",
      },
      { href: "/leads", label: "Leads", icon: drawnIcon(users), needs: "lead:read" },
    ],
  },
  {
    id: "agree",
    get title() {
      return t("Agreement");
    },
    items: [
      {
        href: "/criteria",
        get label() {
          return t("Criteria");
        },
        icon: drawnIcon(slidersHorizontal),
        needs: "criteria:read",
      },
      {
        href: "/reports",
        get label() {
          return t("Reports");
        },
        icon: drawnIcon(chartColumn),
        needs: "report:read",
      },
      {
        href: "/alerts",
        get label() {
          return t("Alerts");
        },
        icon: drawnIcon(triangleAlert),
        needs: "report:read",
      },
      {
        href: "/spend",
        get label() {
          return t("Spend");
        },
        icon: drawnIcon(wallet),
        needs: "cost:read",
      },
    ],
  },
  {
    id: "run",
    get title() {
      return t("Workspace");
    },
    items: [
      {
        href: "/forms",
        get label() {
          return t("Forms");
        },
        icon: drawnIcon(clipboardList),
        needs: "form:read",
      },
      {
        href: "/imports",
        get label() {
          return t("Imports");
        },
        icon: drawnIcon(fileUp),
        needs: "import:read",
      },
      {
        href: "/audit",
        get label() {
          return t("Audit");
        },
        icon: drawnIcon(history),
        needs: "audit:read",
      },
      {
        href: "/settings",
        get label() {
          return t("Settings");
        },
        icon: drawnIcon(settings),
        needs: "settings:read",
      },
    ],
  },
];

type AtAlerts = Pick<Waiting, "alerts" | "disputes">;

function waitingOf({ alerts, disputes }: AtAlerts): NavItem["waiting"] {
  const parts = [
    alerts === 1 ? t("1 new alert") : alerts > 1 ? t`${alerts} new alerts` : "",
    disputes === 1
      ? t("1 dispute to decide")
      : disputes > 1
        ? t`${disputes} disputes to decide`
        : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? { count: alerts + disputes, label: parts.join(", ") } : undefined;
}

const start: NavGroup = {
  id: "start",
  items: [
    {
      href: "/start",
      get label() {
        return t("First steps");
      },
      icon: drawnIcon(rocket),
    },
  ],
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
  {
    href: "/settings/account",
    get label() {
      return t("Your account");
    },
    icon: drawnIcon(circleUser),
  },
  {
    href: "/help",
    get label() {
      return helpTexts.title;
    },
    icon: drawnIcon(bookOpen),
  },
];
