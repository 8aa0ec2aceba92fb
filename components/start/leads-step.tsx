import { ClipboardList, Code, FileUp } from "lucide-react";
import Link from "next/link";
import { startTexts } from "./texts";

const WAYS = [
  {
    href: "/imports/new",
    Icon: FileUp,
    get label() {
      return startTexts.importFile;
    },
    get text() {
      return startTexts.importText;
    },
  },
  {
    href: "/forms",
    Icon: ClipboardList,
    get label() {
      return startTexts.makeForm;
    },
    get text() {
      return startTexts.formText;
    },
  },
  {
    href: "/settings/api",
    Icon: Code,
    get label() {
      return startTexts.useApi;
    },
    get text() {
      return startTexts.apiText;
    },
  },
];

/** The ways by which leads come in. */
export function LeadsStep() {
  return (
    <ul className="grid gap-3 sm:grid-cols-3">
      {WAYS.map(({ href, Icon, label, text }) => (
        <li
          key={href}
          className="relative flex flex-col gap-1 rounded-md border border-line p-3 hover:border-line-strong hover:bg-hover"
        >
          <Icon aria-hidden="true" className="size-4 text-ink-muted" />
          <Link
            href={href}
            prefetch={false}
            className="font-medium text-ink no-underline after:absolute after:inset-0"
          >
            {label}
          </Link>
          <span className="text-ink-muted text-xs">{text}</span>
        </li>
      ))}
    </ul>
  );
}
