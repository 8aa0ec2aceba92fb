import { TabLinks } from "@/components/ui/tab-links";
import { spendTexts as texts } from "./spend-texts";

const LINKS = [
  { href: "/spend", label: texts.costs },
  { href: "/spend/budgets", label: texts.budgets },
  { href: "/spend/rates", label: texts.rates },
] as const;

/** The pages of spend. */
export function SpendTabs({ current }: { current: (typeof LINKS)[number]["href"] }) {
  return (
    <TabLinks
      label={texts.title}
      links={LINKS.map((link) => ({ ...link, isCurrent: link.href === current }))}
    />
  );
}
