/**
 * The stages in order, as data: what each takes, what follows it, how long it may hold a message.
 * In: nothing. Out: `stages`, message builders. Touches nothing. ARCHITECTURE.md's code map is checked against this file.
 */
import type { Message } from '../queue/queue.ts'
import { hash32 } from '../model/ids.ts'

export interface Stage {
  name: 'fetch' | 'extract' | 'analyse' | 'group'
  /** Part of the message id: raise it and waiting work of the old code is not mistaken for the new. */
  version: number
  /** What the subject of its messages is the id of. */
  subject: 'entry' | 'article'
  next?: 'extract' | 'analyse' | 'group'
  /** How many messages are worked on at once in one process. */
  batch: number
  /** After which the messages of a dead process come again; a living one begins it anew all the time. */
  leaseMs: number
  /** Deliveries after which a crashing message is buried. */
  maxAttempts: number
  /** Only one process at a time may run it (a lease in the store). */
  singleWriter: boolean
}

export const stages: readonly Stage[] = [
  {
    name: 'fetch',
    version: 1,
    subject: 'entry',
    next: 'extract',
    batch: 16,
    leaseMs: 15_000,
    maxAttempts: 6,
    singleWriter: false,
  },
  {
    name: 'extract',
    version: 1,
    subject: 'entry',
    next: 'analyse',
    batch: 16,
    leaseMs: 10_000,
    maxAttempts: 4,
    singleWriter: false,
  },
  {
    name: 'analyse',
    version: 1,
    subject: 'article',
    next: 'group',
    batch: 32,
    leaseMs: 10_000,
    maxAttempts: 4,
    singleWriter: false,
  },
  {
    name: 'group',
    version: 1,
    subject: 'article',
    batch: 256,
    leaseMs: 10_000,
    maxAttempts: 4,
    singleWriter: true,
  },
]

export type StageName = Stage['name']

/** The stage of that name; throws on a name that is not in the table, which only a programming error can give. */
export function stageOf(name: string): Stage {
  const stage = stages.find((s) => s.name === name)
  if (!stage) throw new Error(`no stage is called ${name}`)
  return stage
}

/**
 * The message that asks `stage` to work on one subject. Its id is `stage:version:subject:hash of the content`, so that asking twice for
 * the same work is one message, and a changed content is new work.
 */
export function workMessage(name: StageName, subject: number, content: string, notBefore?: number): Message {
  const stage = stageOf(name)
  const message: Message = {
    id: `${stage.name}:${stage.version}:${subject}:${hash32(content).toString(36)}`,
    stage: stage.name,
    body: { [stage.subject]: subject, content },
  }
  if (notBefore !== undefined) message.notBefore = notBefore
  return message
}
