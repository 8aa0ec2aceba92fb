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
  }
  interface Result {
    non2xx: number;
    errors: number;
    requests: { total: number };
    /** Milliseconds. */
    latency: { average: number; p50: number; p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
