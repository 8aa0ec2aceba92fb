import { TabLinks } from "@/components/ui/tab-links";
import { LiveSpend } from "./live-spend";
import { spendTexts as texts } from "./spend-texts";

const LINKS = [
  {
    href: "/spend",
    get label() {
      return texts.costs;
    },
  },
  {
    href: "/spend/budgets",
    get label() {
      return texts.budgets;
    },
  },
  {
    href: "/spend/rates",
    get label() {
      return texts.rates;
    },
  },
] as const;

export interface SpendTabsProps {
  current: (typeof LINKS)[number]["href"];
  /** Whose own changes are on the screen already. */
  userId: string;
}

/** The pages of spend; each of them follows what others change. */
export function SpendTabs({ current, userId }: SpendTabsProps) {
  return (
    <>
      <TabLinks
        label={texts.title}
        links={LINKS.map((link) => ({ ...link, isCurrent: link.href === current }))}
      />
      <LiveSpend userId={userId} />
    </>
  );
}
