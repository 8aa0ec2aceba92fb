"use client";

import { LoaderCircle, Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from "react-aria-components";
import { fetchJson } from "@/components/leads/fetch-json";
import { leave } from "@/components/people/enter";
import type { NavGroup } from "@/components/shell/navigation";
import { applyTheme } from "@/components/shell/theme";
import { IconButton } from "@/components/ui/icon-button";
import { KeyHint } from "@/components/ui/key-hint";
import { itemClass } from "@/components/ui/option-styles";
import { uiTexts } from "@/components/ui/texts";
import type { Role } from "@/lib/engine/roles";
import { markedParts, searchWords } from "@/lib/engine/search-key";
import { can } from "@/lib/operations/policy";
import type { Places } from "@/lib/search/schema";
import { type Entry, groupsFor, LEAD, standingGroups } from "./entries";
import { recentIds, rememberChoice } from "./recent";
import { paletteTexts as texts } from "./texts";
import { isSearched, useFound, writtenGuesses } from "./use-found";

interface PaletteProps {
  navigation: readonly NavGroup[];
  role: Role;
  /** Asks for the form that adds a lead; it outlives the palette. */
  onAddLead: () => void;
  onClose: () => void;
}

/** Goes to any lead, company, page, view or report, and starts what can be started, by a few letters. */
export default function Palette({ navigation, role, onAddLead, onClose }: PaletteProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [recent] = useState(recentIds);
  const places = usePlaces(recent);
  const { found, guesses, isAsking, failure } = useFound(text);
  const standing = standingGroups(
    navigation,
    (permission) => can({ kind: "user", role }, permission),
    places,
  );
  const groups = groupsFor(text, standing, recent, places, found, guesses.length > 0);
  const typed = searchWords(text);
  const words = [...new Set([...typed, ...(found?.words ?? [])])];
  const missed = found && !isAsking ? typed.filter((word) => !hasWord(groups, word)) : [];

  function choose({ id, does }: Entry) {
    rememberChoice(id);
    onClose();
    if (does === "signOut") void leave();
    else if (does === "addLead") onAddLead();
    else if ("theme" in does) applyTheme(does.theme);
    else router.push(does.href);
  }

  /** The text that Enter was pressed for before its answer was there. */
  const entered = useRef<string | null>(null);
  /** Whether somebody went to an entry since they typed: then Enter is meant for it. */
  const hasGone = useRef(false);
  function change(next: string) {
    entered.current = null;
    hasGone.current = false;
    setText(next);
  }
  function press(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") hasGone.current = true;
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (!isAsking || hasGone.current) return;
    // What is first just now was found for another text.
    event.preventDefault();
    event.stopPropagation();
    entered.current = text;
  }
  useEffect(() => {
    if (isAsking || entered.current !== text) return;
    entered.current = null;
    const first = groups[0]?.entries[0];
    if (first) choose(first);
  });

  const status = statusOf();
  function statusOf(): string | null {
    if (failure) return failure.code === "unauthenticated" ? texts.signedOut : texts.lost;
    if (isAsking) return groups.length === 0 ? texts.searching : null;
    if (guesses.length > 0 && found?.leads.length && missed.length > 0) {
      return texts.instead(missed.join(" "), writtenGuesses(found, guesses));
    }
    if (typed.length === 0 || groups.length > 0) return null;
    return isSearched(text) ? texts.nothing(text.trim()) : texts.few;
  }
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className="fixed inset-0 z-50 flex h-dvh justify-center bg-scrim sm:items-start sm:p-4 sm:pt-[12vh]"
    >
      <Modal className="flex w-full flex-col border-line bg-raised shadow-float max-sm:h-dvh sm:max-h-[70vh] sm:max-w-xl sm:rounded-xl sm:border">
        <Dialog
          aria-label={texts.title}
          className="flex min-h-0 flex-1 flex-col overflow-hidden outline-none"
        >
          <Autocomplete inputValue={text} onInputChange={change}>
            <SearchField
              autoFocus
              aria-label={texts.placeholder}
              maxLength={200}
              className="flex items-center gap-2.5 border-line border-b px-4"
            >
              {isAsking ? (
                <LoaderCircle
                  aria-hidden="true"
                  className="size-4 shrink-0 animate-spin text-ink-faint motion-reduce:animate-none"
                />
              ) : (
                <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
              )}
              <Input
                placeholder={texts.placeholder}
                onKeyDownCapture={press}
                className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
              />
              <IconButton
                label={uiTexts.close}
                icon={<X aria-hidden="true" />}
                slot={null}
                variant="ghost"
                onPress={onClose}
                className="sm:hidden"
              />
            </SearchField>
            <p role="status" className="px-4 py-2 text-ink-muted empty:hidden">
              {status}
            </p>
            {/* The search field keeps the focus while keys go through the list: what scrolls has its own. */}
            {/* biome-ignore lint/a11y/useSemanticElements: it has no fields */}
            <div
              role="group"
              aria-label={texts.results}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it
              tabIndex={0}
              className="scroll-thin min-h-0 flex-1 overflow-y-auto outline-none focus-visible:focus-ring"
            >
              <ListBox
                aria-label={texts.results}
                items={groups}
                onAction={(key) => {
                  const chosen = groups
                    .flatMap(({ entries }) => entries)
                    .find(({ id }) => id === key);
                  if (chosen) choose(chosen);
                }}
                className="p-2 outline-none empty:hidden"
              >
                {(group) => (
                  <ListBoxSection id={`group:${group.id}`}>
                    <Header className="px-2 pt-2 pb-1 font-medium text-2xs text-ink-muted">
                      {group.title}
                    </Header>
                    <Collection items={group.entries} dependencies={[words.join(" ")]}>
                      {(entry) => <EntryItem entry={entry} words={words} />}
                    </Collection>
                  </ListBoxSection>
                )}
              </ListBox>
            </div>
          </Autocomplete>
          <footer className="flex gap-4 border-line border-t px-4 py-2 text-2xs text-ink-muted max-sm:hidden">
            <Hint keys="↑ ↓" words={texts.keys.move} />
            <Hint keys="↵" words={texts.keys.open} />
            <Hint keys="Esc" words={texts.keys.close} />
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function hasWord(groups: readonly { entries: readonly Entry[] }[], word: string): boolean {
  return groups.some(({ entries }) =>
    entries.some(({ label, detail = "", id }) =>
      id.startsWith(LEAD) ? searchWords(`${label} ${detail}`).join(" ").includes(word) : false,
    ),
  );
}

function Hint({ keys, words }: { keys: string; words: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <KeyHint keys={keys} />
      {words}
    </span>
  );
}

function EntryItem({ entry, words }: { entry: Entry; words: readonly string[] }) {
  return (
    <ListBoxItem id={entry.id} textValue={entry.label} className={itemClass}>
      <span aria-hidden="true" className="flex text-ink-muted">
        {entry.icon}
      </span>
      {/* On a phone nobody could point at a name that is cut. */}
      <span className="flex min-w-0 flex-1 items-baseline gap-x-2 py-0.5 max-sm:flex-col">
        <Text slot="label" className="sm:truncate" title={entry.label}>
          <Marked text={entry.label} words={words} />
        </Text>
        {entry.detail ? (
          <Text
            slot="description"
            className="min-w-0 flex-1 text-ink-muted text-xs sm:truncate"
            title={entry.detail}
          >
            <Marked text={entry.detail} words={words} />
          </Text>
        ) : null}
      </span>
    </ListBoxItem>
  );
}

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  let at = 0;
  return markedParts(text, words).map((part) => {
    const key = at;
    at += part.text.length;
    return part.isFound ? (
      <mark key={key} className="bg-transparent font-semibold text-accent-ink">
        {part.text}
      </mark>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}

/** Asked once, when the palette opens. */
function usePlaces(recent: readonly string[]): Places | null {
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    const left = new AbortController();
    const search = new URLSearchParams();
    for (const id of recent) if (id.startsWith(LEAD)) search.append("lead", id.slice(LEAD.length));
    fetchJson<Places>(`/api/search/places?${search}`, left.signal).then((outcome) => {
      if (outcome.ok) setPlaces(outcome.value);
    });
    return () => left.abort();
  }, [recent]);
  return places;
}
