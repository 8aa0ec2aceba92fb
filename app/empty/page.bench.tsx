/** What any dynamic page costs: the measure of the others, compiled for benchmarks only. */
export const dynamic = "force-dynamic";

export default function EmptyPage() {
  return <main>Empty</main>;
}
