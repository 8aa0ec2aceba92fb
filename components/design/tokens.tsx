import { Examples, Part } from "./example";

const COLORS = {
  Grounds: ["canvas", "surface", "raised", "sunken", "hover"],
  Lines: ["line", "line-strong", "control"],
  Text: ["ink", "ink-muted", "ink-faint"],
  Accent: ["accent", "accent-strong", "accent-soft", "accent-ink"],
  Good: ["good", "good-soft", "good-ink"],
  Warning: ["warn", "warn-soft", "warn-ink"],
  Bad: ["bad", "bad-strong", "bad-soft", "bad-ink"],
  Information: ["info", "info-soft", "info-ink"],
  Stages: ["inquiry", "mql", "sal", "sql", "customer", "nurture", "disqualified"].map(
    (stage) => `stage-${stage}`,
  ),
  Series: [1, 2, 3, 4, 5, 6].map((n) => `chart-${n}`),
};
const SIZES = ["2xs", "xs", "sm", "base", "lg", "xl", "2xl", "3xl"];
const RADII = ["sm", "md", "lg", "xl"];
const SHADOWS = ["card", "float"];

/** Every token of the style sheet, drawn from its variable. */
export function Tokens() {
  return (
    <Part title="Tokens">
      {Object.entries(COLORS).map(([title, names]) => (
        <Examples key={title} title={title}>
          {names.map((name) => (
            <figure key={name} className="flex w-24 flex-col gap-1">
              <div
                className="h-10 rounded-md border border-line"
                style={{ backgroundColor: `var(--color-${name})` }}
              />
              <figcaption className="text-2xs text-ink-muted">{name}</figcaption>
            </figure>
          ))}
        </Examples>
      ))}
      <Examples title="Type">
        <div className="flex flex-col gap-1">
          {SIZES.map((size) => (
            <p
              key={size}
              style={{
                fontSize: `var(--text-${size})`,
                lineHeight: `var(--text-${size}--line-height)`,
              }}
            >
              {size}: Marketing and sales agree on 1,234 leads
            </p>
          ))}
        </div>
      </Examples>
      <Examples title="Corners">
        {RADII.map((radius) => (
          <span
            key={radius}
            className="flex size-14 items-center justify-center border border-line-strong bg-surface text-xs"
            style={{ borderRadius: `var(--radius-${radius})` }}
          >
            {radius}
          </span>
        ))}
      </Examples>
      <Examples title="Shadows">
        {SHADOWS.map((shadow) => (
          <span
            key={shadow}
            className="flex size-14 items-center justify-center rounded-md bg-raised text-xs"
            style={{ boxShadow: `var(--shadow-${shadow})` }}
          >
            {shadow}
          </span>
        ))}
      </Examples>
    </Part>
  );
}
