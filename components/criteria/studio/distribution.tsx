"use client";

import {
  createContext,
  memo,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { chartColor } from "@/components/charts/chart-theme";
import { HistogramChart } from "@/components/charts/histogram-chart";
import { LineSlider } from "@/components/ui/line-slider";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { Criteria } from "@/lib/engine/criteria";
import type { OutcomeLabel } from "@/lib/engine/handoffs";
import { numberText } from "@/lib/format";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { ALL_LABELS, binsUpTo, endOfLine, KNOWN_LABELS } from "./bins";
import { Figure, useOpenFigure } from "./leads-behind/figures";
import { Part } from "./part";
import { Reachable } from "./reach";
import { studioTexts } from "./texts";

const texts = studioTexts.distribution;
const FIT_THRESHOLD = { kind: "fitThreshold" } as const;

const COLORS: Record<OutcomeLabel, string> = {
  sql: chartColor(0),
  notSql: chartColor(1),
  maturing: chartColor(2),
  unlabelled: chartColor(5),
};

/** Where the leads' engagement lies by outcome, and the thresholds to drag across it. */
export const Distribution = memo(function Distribution({
  distribution,
  thresholds,
  caps,
  onChange,
}: {
  distribution: ReplayAnswer["distribution"];
  thresholds: Criteria["thresholds"];
  caps: Criteria["caps"];
  onChange: (part: Partial<Criteria>) => void;
}) {
  const [shown, setShown] = useState<Shown>("known");
  const labels: readonly OutcomeLabel[] = shown === "known" ? KNOWN_LABELS : ALL_LABELS;
  const reach = Math.max(thresholds.engagement, distribution.bins.length * distribution.width);
  const bins = useMemo(() => binsUpTo(distribution, reach, labels), [distribution, reach, labels]);
  const chartEnd = bins.length * distribution.width;
  const line = {
    threshold: thresholds.engagement,
    end: endOfLine(thresholds.engagement, caps.engagement, chartEnd),
    chartEnd,
    onChange: (engagement: number) =>
      onChange({
        thresholds: { ...thresholds, engagement: Math.min(engagement, caps.engagement) },
      }),
  };
  const latest = useRef({ thresholds, onChange });
  useEffect(() => {
    latest.current = { thresholds, onChange };
  });
  const changeFit = useCallback((fit: number) => {
    const { thresholds: now, onChange: change } = latest.current;
    change({ thresholds: { ...now, fit } });
  }, []);
  return (
    <Part title={texts.title} actions={<ShownChoice value={shown} onChange={setShown} />}>
      <LineContext value={line}>
        <Bars bins={bins} width={distribution.width} labels={labels} />
      </LineContext>
      <p className="text-ink-muted text-xs">{texts.hint}</p>
      <FitThreshold value={thresholds.fit} cap={caps.fit} onChange={changeFit} />
    </Part>
  );
});

type Shown = "known" | "all";

/** These two stand still while the line is dragged. */
const ShownChoice = memo(function ShownChoice({
  value,
  onChange,
}: {
  value: Shown;
  onChange: (shown: Shown) => void;
}) {
  return (
    <Segmented
      label={texts.shown}
      size="sm"
      options={[
        { value: "known", label: texts.known },
        { value: "all", label: texts.all },
      ]}
      value={value}
      onChange={onChange}
    />
  );
});

const FitThreshold = memo(function FitThreshold({
  value,
  cap,
  onChange,
}: {
  value: number;
  cap: number;
  onChange: (fit: number) => void;
}) {
  return (
    <Reachable dial={FIT_THRESHOLD} least={0} most={cap}>
      <Slider
        label={texts.fitThreshold}
        value={value}
        minValue={0}
        maxValue={Math.max(cap, value, 1)}
        onChange={(fit) => onChange(Math.min(fit, cap))}
      />
    </Reachable>
  );
});

interface Line {
  threshold: number;
  /** The highest threshold to drag to, and the last point that the chart shows. */
  end: number;
  chartEnd: number;
  onChange: (threshold: number) => void;
}

const LineContext = createContext<Line | null>(null);

/** Reads its place from a context, so that dragging it draws no bar anew. */
function ThresholdLine() {
  const line = useContext(LineContext);
  if (!line) return null;
  return (
    <div className="h-full" style={{ width: `${(line.end / line.chartEnd) * 100}%` }}>
      <LineSlider
        className="h-full"
        label={texts.engagementThreshold}
        valueText={texts.threshold(numberText(line.threshold))}
        value={line.threshold}
        minValue={0}
        maxValue={line.end}
        onChange={line.onChange}
      />
    </div>
  );
}

const LINE = <ThresholdLine />;

interface BarsProps {
  bins: readonly (readonly number[])[];
  width: number;
  labels: readonly OutcomeLabel[];
}

const Bars = memo(function Bars({ bins, width, labels }: BarsProps) {
  const openFigure = useOpenFigure();
  return (
    <HistogramChart
      label={texts.label}
      bins={bins}
      width={width}
      series={labels.map((label) => ({
        name: studioTexts.outcomes[label],
        color: COLORS[label],
      }))}
      xName={texts.points}
      overlay={LINE}
      {...(openFigure
        ? { onPress: (bar: number) => openFigure({ kind: "bar", bar, labels: [...labels] }) }
        : {})}
      table={<BinsTable {...{ bins, width, labels }} />}
    />
  );
});

function BinsTable({ bins, width, labels }: BarsProps) {
  return (
    <Table label={texts.title} maxHeight="16rem" isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.points}</ColumnHead>
          {labels.map((label) => (
            <ColumnHead key={label} align="right">
              {studioTexts.outcomes[label]}
            </ColumnHead>
          ))}
        </Row>
      </TableHead>
      <TableBody>
        {bins.map((counts, i) => {
          const from = i * width;
          return (
            <Row key={from}>
              <RowHead>
                {numberText(from)}–{numberText(from + width)}
              </RowHead>
              {labels.map((label, at) => (
                <Cell key={label} align="right">
                  <Figure of={{ kind: "bar", bar: i, labels: [label] }}>
                    {numberText(counts[at] ?? 0)}
                  </Figure>
                </Cell>
              ))}
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
