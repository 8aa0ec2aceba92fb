/** What the benchmarks use of autocannon, which comes without types. */
declare module "autocannon" {
  interface Options {
    url: string;
    connections: number;
    /** Requests in all. */
    amount: number;
    /** Seconds. */
    timeout: number;
    headers: Record<string, string>;
    requests: { method: "GET"; path: string }[];
    /** Whether an answer is the one that was asked for. */
    verifyBody?: (body: string) => boolean;
  }
  interface Result {
    non2xx: number;
    errors: number;
    mismatches: number;
    requests: { total: number };
    /** Milliseconds. */
    latency: { average: number; p50: number; p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
