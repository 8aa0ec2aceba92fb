import {
  Bookmark,
  Building2,
  ChartColumn,
  ClipboardPlus,
  FileUp,
  KeyRound,
  LogOut,
  Monitor,
  Moon,
  Search,
  SlidersHorizontal,
  Sun,
  UserPlus,
  UserRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { addLeadTexts } from "@/components/leads/add-lead-texts";
import type { NavGroup } from "@/components/shell/navigation";
import type { Theme } from "@/components/shell/theme";
import { wordsNear } from "@/lib/engine/near-words";
import { searchWords } from "@/lib/engine/search-key";
import { STAGE_INFO } from "@/lib/engine/stages";
import type { Permission } from "@/lib/operations/policy";
import type { Found, FoundLead, Places } from "@/lib/search/schema";
import { paletteTexts as texts } from "./texts";

/** Something to go to or to do. */
export interface Entry {
  /** The same at every opening: what is recent is known by it. */
  id: string;
  label: string;
  detail?: string;
  icon: ReactNode;
  /** Where it leads, or what it does. */
  does: { href: string } | { theme: Theme } | "addLead" | "signOut";
}

export interface EntryGroup {
  id: string;
  title: string;
  entries: Entry[];
}

type Action = Entry & { needs: Permission };

const link = (id: string, label: () => string, needs: Permission, href: string, icon: ReactNode) =>
  ({
    id,
    get label() {
      return label();
    },
    needs,
    icon,
    does: { href },
  }) satisfies Action;

const ACTIONS: readonly Action[] = [
  {
    id: "do:add-lead",
    get label() {
      return addLeadTexts.title;
    },
    needs: "lead:write",
    icon: <UserPlus />,
    does: "addLead",
  },
  link("do:import", () => texts.newImport, "import:run", "/imports/new", <FileUp />),
  link("do:draft", () => texts.newDraft, "criteria:write", "/criteria", <SlidersHorizontal />),
  link("do:form", () => texts.newForm, "form:write", "/forms", <ClipboardPlus />),
  link("do:invite", () => texts.invite, "user:manage", "/settings/people", <UserRound />),
  link("do:key", () => texts.newKey, "key:manage", "/settings/keys", <KeyRound />),
  {
    id: "do:light",
    get label() {
      return texts.light;
    },
    needs: "self:manage",
    icon: <Sun />,
    does: { theme: "light" },
  },
  {
    id: "do:dark",
    get label() {
      return texts.dark;
    },
    needs: "self:manage",
    icon: <Moon />,
    does: { theme: "dark" },
  },
  {
    id: "do:system",
    get label() {
      return texts.system;
    },
    needs: "self:manage",
    icon: <Monitor />,
    does: { theme: "system" },
  },
  {
    id: "do:sign-out",
    get label() {
      return texts.signOut;
    },
    needs: "self:manage",
    icon: <LogOut />,
    does: "signOut",
  },
];

/** Leads have an address of their own, so that one who was there is known again. */
export const LEAD = "lead:";

function leadEntry({ id, name, title, company, stage }: FoundLead): Entry {
  return {
    id: `${LEAD}${id}`,
    label: name,
    detail: [title, company, STAGE_INFO[stage].name].filter(Boolean).join(" · "),
    icon: <UserRound />,
    does: { href: `/leads/${id}` },
  };
}

/** What is there without a search, of those things that this person may see and do. */
export function standingGroups(
  navigation: readonly NavGroup[],
  may: (permission: Permission) => boolean,
  places: Places | null,
): EntryGroup[] {
  const pages = navigation
    .flatMap(({ items }) => items)
    .map(({ href, label, icon }): Entry => ({ id: `page:${href}`, label, icon, does: { href } }));
  const views = (places?.views ?? []).map(
    ({ id, name, pageTitle }): Entry => ({
      id: `view:${id}`,
      label: name,
      detail: pageTitle,
      icon: <Bookmark />,
      does: { href: `/views/${id}` },
    }),
  );
  const reports = (places?.reports ?? []).map(
    ({ name, title }): Entry => ({
      id: `report:${name}`,
      label: title,
      icon: <ChartColumn />,
      does: { href: `/reports/${name}` },
    }),
  );
  return [
    { id: "actions", title: texts.actions, entries: ACTIONS.filter(({ needs }) => may(needs)) },
    { id: "pages", title: texts.pages, entries: pages },
    { id: "views", title: texts.views, entries: views },
    { id: "reports", title: texts.reports, entries: reports },
  ];
}

const wordsOf = ({ label, detail = "" }: Entry) => searchWords(`${label} ${detail}`).join(" ");

/** Those that have all the words; where none has, those that have words like them. */
function meantBy(words: readonly string[], standing: readonly EntryGroup[]): EntryGroup[] {
  const texts = standing.flatMap(({ entries }) => entries.map(wordsOf));
  const narrowed = (wanted: readonly (readonly string[])[]) =>
    standing.map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => {
        const text = wordsOf(entry);
        return wanted.every((those) => those.some((word) => text.includes(word)));
      }),
    }));
  const exact = narrowed(words.map((word) => [word]));
  if (exact.some(({ entries }) => entries.length > 0)) return exact;
  return narrowed(words.map((word) => [word, ...wordsNear(word, texts)]));
}

/**
 * What is shown for a text: what was chosen lately first, then what has all its words;
 * leads that only have words like it come last. What is named just so comes before all.
 */
export function groupsFor(
  text: string,
  standing: readonly EntryGroup[],
  recent: readonly string[],
  places: Places | null,
  found: Found | null,
  isGuessed: boolean,
): EntryGroup[] {
  const words = searchWords(text);
  const has = (entry: Entry) => words.every((word) => wordsOf(entry).includes(word));
  const known = new Map(
    [...standing.flatMap(({ entries }) => entries), ...(places?.leads ?? []).map(leadEntry)].map(
      (entry) => [entry.id, entry],
    ),
  );
  const lately = recent.flatMap((id) => known.get(id) ?? []).filter(has);
  const isLately = new Set(lately.map(({ id }) => id));
  const others = (entries: Entry[]) => entries.filter(({ id }) => !isLately.has(id));
  const leads = others((found?.leads ?? []).map(leadEntry));
  const all: Entry = {
    id: "all-leads",
    label: texts.allLeads(text.trim()),
    icon: <Search />,
    does: { href: `/leads?${new URLSearchParams({ text: text.trim() })}` },
  };
  const companies = (found?.accounts ?? []).map(
    ({ id, name, domain }): Entry => ({
      id: `account:${id}`,
      label: name,
      detail: texts.leadsOf(domain ?? name),
      icon: <Building2 />,
      does: {
        href: `/leads?${new URLSearchParams(domain === null ? { text: name } : { companyDomain: domain })}`,
      },
    }),
  );
  const matching = meantBy(words, standing).map((group) => ({
    ...group,
    entries: others(group.entries),
  }));
  const people = [
    {
      id: "leads",
      title: isGuessed ? texts.similar : texts.leads,
      entries: leads.length > 0 ? [...leads, all] : [],
    },
    { id: "companies", title: texts.companies, entries: companies },
  ];
  const groups = [
    { id: "recent", title: texts.recent, entries: lately },
    ...(isGuessed ? [...matching, ...people] : [...people, ...matching]),
  ].filter(({ entries }) => entries.length > 0);
  const isNamed = ({ label }: Entry) => searchWords(label).join(" ") === words.join(" ");
  return firstWith(
    groups.map((group) => ({ ...group, entries: firstWith(group.entries, isNamed) })),
    ({ entries }) => entries.some(isNamed),
  );
}

function firstWith<T>(all: readonly T[], is: (one: T) => boolean): T[] {
  return all.toSorted((a, b) => Number(is(b)) - Number(is(a)));
}
