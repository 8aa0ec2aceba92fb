"use client";

import { LogOut } from "lucide-react";
import { Button } from "react-aria-components";
import type { NavItem, ShellUser } from "@/components/shell/navigation";
import { shellTexts } from "@/components/shell/texts";
import { type Theme, themes } from "@/components/shell/theme";
import { useMounted } from "@/components/shell/use-mounted";
import { useTheme } from "@/components/shell/use-theme";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { DENSITIES, type Density } from "@/lib/engine/density";

export interface UserMenuProps {
  user: ShellUser;
  links?: readonly NavItem[];
  density: Density;
  onDensityChange: (density: Density) => void;
  onSignOut: () => void;
  /** Only the avatar, for the head of a phone's screen. */
  isCompact?: boolean;
}

/** Who is signed in, the appearance, and the way out. */
export function UserMenu({
  user,
  links = [],
  density,
  onDensityChange,
  onSignOut,
  isCompact = false,
}: UserMenuProps) {
  const [theme, setTheme] = useTheme();
  const isMounted = useMounted();
  const choose = (id: string) => {
    const chosen: Theme | undefined = themes.find((item) => item === id);
    if (chosen) setTheme(chosen);
  };
  const chooseDensity = (id: string) => {
    const chosen = DENSITIES.find((item) => item === id);
    if (chosen) onDensityChange(chosen);
  };
  // What is written on it stands in its name as it is: people who speak to it say that.
  const name = `${shellTexts.account}: ${user.name} ${user.role}`;
  const className = isCompact
    ? "flex size-10 items-center justify-center rounded-md hover:bg-hover"
    : "flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover aria-expanded:bg-hover max-rail:justify-center";
  const face = (
    <>
      <Avatar name={user.name} isDecorative />
      {isCompact ? null : (
        <span className="min-w-0 flex-1 max-rail:hidden">
          <span className="block truncate font-medium text-xs">{user.name}</span>
          <span className="block truncate text-2xs text-ink-muted">{user.role}</span>
        </span>
      )}
    </>
  );
  // It opens in the browser only; until then its look is enough.
  if (!isMounted) {
    return (
      <button type="button" aria-label={name} className={className}>
        {face}
      </button>
    );
  }
  return (
    <Menu
      label={shellTexts.account}
      placement={isCompact ? "bottom end" : "top start"}
      trigger={
        <Button aria-label={name} className={className}>
          {face}
        </Button>
      }
      header={
        <>
          <p className="font-medium">{user.name}</p>
          <p className="text-ink-muted text-xs">
            {user.email ? `${user.email} · ${user.role}` : user.role}
          </p>
        </>
      }
      groups={[
        ...(links.length === 0
          ? []
          : [
              {
                id: "links",
                entries: links.map(({ href, label, icon }) => ({ id: href, href, label, icon })),
              },
            ]),
        {
          id: "theme",
          title: shellTexts.theme,
          selected: theme,
          onSelect: choose,
          entries: themes.map((id) => ({ id, label: shellTexts.themes[id] })),
        },
        {
          id: "density",
          title: shellTexts.density,
          selected: density,
          onSelect: chooseDensity,
          entries: DENSITIES.map((id) => ({ id, label: shellTexts.densities[id] })),
        },
        {
          id: "out",
          entries: [
            {
              id: "sign-out",
              label: shellTexts.signOut,
              icon: <LogOut aria-hidden="true" />,
              onAction: onSignOut,
            },
          ],
        },
      ]}
    />
  );
}
