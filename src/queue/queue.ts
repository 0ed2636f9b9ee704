/**
 * The queue port: what a stage needs from a message queue, and nothing more.
 * In: messages that carry ids, never pages. Out: deliveries to be acknowledged last. Touches nothing itself.
 *
 * Delivery is at least once and unordered. A message id is deterministic (`stage:version:subject:hash`): publishing it twice
 * while it waits is one message; correctness never relies on that.
 */

export interface Message {
  id: string
  stage: string
  /** Ids and small facts, JSON. */
  body: Record<string, string | number | boolean | null>
  /** Not to be delivered before this instant (epoch ms). */
  notBefore?: number
}

export interface Delivery {
  message: Message
  /** 1 for the first delivery. */
  attempt: number
  /** The work is stored and what follows is published: forget the message. */
  ack(): Promise<void>
  /** Still at it: the lease begins anew. Nothing happens to a delivery that is settled or whose lease was lost. */
  extend(leaseMs: number): Promise<void>
  /** Deliver again, not before `delayMs` from now. */
  retry(delayMs: number): Promise<void>
}

export interface StageDepth {
  ready: number
  delayed: number
  inFlight: number
}

export interface Queue {
  publish(messages: readonly Message[]): Promise<void>
  /** At most `max` deliveries, each leased for `leaseMs`; waits up to `waitMs` for the first. */
  pull(stage: string, options: { max: number; leaseMs: number; waitMs: number }): Promise<Delivery[]>
  /** Answers within about two seconds, or fails with `queue.unreachable`. */
  depth(): Promise<Record<string, StageDepth>>
  /**
   * How often this process found that what waited was gone (somebody deleted it, or the servers lost their disks) and made the queue
   * anew: whoever follows sources then asks the store for what is unfinished. Absent where it cannot happen.
   */
  losses?(): number
  /** Whether some process waits for messages of the stage and has none. Absent where no other process works. */
  hasIdle?(stage: string): Promise<boolean>
  close(): Promise<void>
}
