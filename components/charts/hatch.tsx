/** Fill of bars that are not final yet; give it once within a chart and fill with `url(#id)`. */
export function Hatch({ id, color }: { id: string; color: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={6} height={6} fill={color} fillOpacity={0.18} />
        <line x1={0} y1={0} x2={0} y2={6} stroke={color} strokeWidth={2.5} />
      </pattern>
    </defs>
  );
}
