"use client";

import { ChevronDown, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { MoveButtons } from "@/components/ui/move-buttons";
import { NumberField } from "@/components/ui/number-field";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import type { RulePart } from "@/lib/engine/comments";
import type { Condition } from "@/lib/engine/conditions";
import { usualReach } from "@/lib/engine/dial";
import { t } from "@/lib/language";
import { CommentButton } from "../comments/comment-button";
import { useEditorTools } from "../editor-tools";
import { RuleEvidenceLine } from "../studio/evidence";
import { LeakLines } from "../studio/leaks";
import { Reachable } from "../studio/reach";
import { useStudioView } from "../studio/use-studio-view";

export interface RowEdits {
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

interface PointsEdit {
  value: number;
  onChange: (points: number) => void;
}

export interface RuleRowProps extends RowEdits {
  id: string;
  part: RulePart;
  /** "rule", "gate", "fast track": for the names of the buttons. */
  noun: string;
  label: string;
  onLabel: (label: string) => void;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
  /** The rule in words, live. */
  sentence: string;
  /** What it asks of a lead's attributes; missing where it asks for activities. */
  when: Condition | undefined;
  /** Missing where nothing is scored. */
  points?: PointsEdit;
  isFirst: boolean;
  isLast: boolean;
  path: string;
  /** The focus goes to its name once its form is open, as of a rule that was just added. */
  takesFocus: boolean;
  onFocused: () => void;
  children: ReactNode;
}

/** One rule: its sentence and points in a line, its form below when opened. */
export function RuleRow(props: RuleRowProps) {
  const { id, part, noun, label, sentence, points, path, isOn, children } = props;
  const { problemAt } = useEditorTools();
  const { isOpen, toggle, row } = useOpenRow(id);
  const panel = useId();
  const { takesFocus, onFocused } = props;
  useEffect(() => {
    if (!takesFocus || !isOpen) return;
    document.getElementById(panel)?.querySelector("input")?.focus();
    onFocused();
  }, [takesFocus, isOpen, panel, onFocused]);
  const name = label || t`New ${noun}`;
  return (
    <li
      ref={row}
      id={`at-${path}`}
      className={cn("scroll-mt-32 border-line border-t first:border-t-0", !isOn && "bg-sunken")}
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2.5">
        <Switch
          label={t`${name} counts`}
          hideLabel
          isSelected={isOn}
          onChange={props.onToggle}
          className="mt-1"
        />
        <div className={cn("wrap-anywhere min-w-48 flex-1", !isOn && "text-ink-muted")}>
          <p className="font-medium">{name}</p>
          <p className="text-ink-muted">{sentence}</p>
        </div>
        <div className="ml-auto flex items-center gap-1">
          {points ? (
            <NumberField
              step={1}
              label={t`Points of ${name}`}
              hideLabel
              className="w-32"
              value={points.value}
              minValue={-1000}
              maxValue={1000}
              suffix={t("pts")}
              onNumber={points.onChange}
              error={problemAt(`${path}.points`)}
            />
          ) : null}
          <CommentButton part={part} ruleId={id} name={name} />
          <RowButtons {...props} name={name} />
          <IconButton
            label={isOpen ? t`Close ${name}` : t`Edit ${name}`}
            icon={<ChevronDown aria-hidden="true" className={cn(isOpen && "rotate-180")} />}
            aria-expanded={isOpen}
            aria-controls={panel}
            onPress={toggle}
          />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2 empty:hidden sm:pl-15">
        {points ? <PointsSlider id={id} name={name} {...points} /> : null}
        <RuleEvidenceLine ruleId={id} />
        <LeakLines when={props.when} />
      </div>
      <RowProblems path={path} isOpen={isOpen} />
      <div id={panel} hidden={!isOpen} className="flex flex-col gap-3 px-4 pt-1 pb-4 sm:pl-15">
        <TextField
          label="Name"
          value={label}
          maxLength={120}
          onChange={props.onLabel}
          error={problemAt(`${path}.label`)}
          className="max-w-md"
        />
        {/* A slider redraws every row many times a second: closed forms stay out of that. */}
        {isOpen ? children : null}
      </div>
    </li>
  );
}

/** Whether the rule's form is open, as the address says: a link leads to it. */
function useOpenRow(id: string) {
  const [{ open }, changeView] = useStudioView();
  const isOpen = open.includes(id);
  const row = useRef<HTMLLIElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current) row.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const toggle = () =>
    changeView({ open: isOpen ? open.filter((other) => other !== id) : [...open, id] });
  return { isOpen, toggle, row };
}

function PointsSlider({
  id,
  name,
  value,
  onChange,
}: Pick<RuleRowProps, "id"> & { name: string } & PointsEdit) {
  // Fixed while the row is there: a scale that grew under the pointer would run away from it.
  const [reach, setReach] = useState(() => usualReach(value));
  const needed = usualReach(value);
  if (needed > reach) setReach(needed);
  const most = Math.max(reach, needed);
  return (
    <Reachable
      dial={{ kind: "points", rule: id }}
      least={-most}
      most={most}
      className="w-44 max-sm:w-full"
    >
      <Slider
        label={t`Points of ${name}`}
        hideLabel
        value={value}
        minValue={-most}
        maxValue={most}
        onChange={onChange}
      />
    </Reachable>
  );
}

/** A closed row still says that something inside it needs attention. */
function RowProblems({ path, isOpen }: { path: string; isOpen: boolean }) {
  const { problemWithin, problemAt } = useEditorTools();
  const message = problemAt(path) ?? (isOpen ? undefined : problemWithin(path));
  if (!message) return null;
  return <p className="px-4 pb-2 font-medium text-bad-ink text-xs sm:pl-15">{message}</p>;
}

function RowButtons({
  name,
  isFirst,
  isLast,
  onMove,
  onRemove,
}: RowEdits & { name: string; isFirst: boolean; isLast: boolean }) {
  return (
    <>
      <MoveButtons name={name} isFirst={isFirst} isLast={isLast} onMove={onMove} />
      <IconButton
        label={t`Delete ${name}`}
        icon={<Trash2 aria-hidden="true" />}
        onPress={onRemove}
      />
    </>
  );
}
