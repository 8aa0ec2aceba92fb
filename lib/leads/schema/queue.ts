/** How much waits for somebody. */
export interface QueueCounts {
  /** One's own last day out of office; null when one is there. */
  awayUntil: string | null;
  /** MQLs that nobody else holds, and accepted leads that lost their owner. */
  offered: number;
  /** Accepted leads that are mine. */
  mine: number;
  /** Due leads of colleagues who are away, for who assigns leads. */
  leftBehind: number;
  pastSla: number;
  /** Leads in nurture that are mine and whose return date has come. */
  returning: number;
}
