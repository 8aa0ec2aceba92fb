"use client";

import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import {
  BANT_DIMENSIONS,
  BANT_LEVEL_NAMES,
  BANT_LEVELS,
  BANT_NAMES,
  type Bant,
  type BantDimension,
} from "@/lib/engine/bant";
import { moveTexts } from "./texts";

const levels = BANT_LEVELS.map((value) => ({ value, label: BANT_LEVEL_NAMES[value] }));

export interface BantFieldsProps {
  levels: Bant;
  evidence: Record<BantDimension, string>;
  onLevels: (levels: Bant) => void;
  onEvidence: (evidence: Record<BantDimension, string>) => void;
}

/** The four questions: a level each, and what it rests on. */
export function BantFields({ levels: known, evidence, onLevels, onEvidence }: BantFieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      {BANT_DIMENSIONS.map((dimension) => (
        <div key={dimension} className="flex flex-col gap-1.5">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span className="font-medium text-xs">{BANT_NAMES[dimension]}</span>
            <Segmented
              label={BANT_NAMES[dimension]}
              options={levels}
              size="sm"
              value={known[dimension]}
              onChange={(level) => onLevels({ ...known, [dimension]: level })}
            />
          </div>
          <TextField
            label={`${BANT_NAMES[dimension]}: ${moveTexts.evidence}`}
            hideLabel
            placeholder={moveTexts.evidencePlaceholder}
            value={evidence[dimension]}
            onChange={(text) => onEvidence({ ...evidence, [dimension]: text })}
          />
        </div>
      ))}
    </div>
  );
}
