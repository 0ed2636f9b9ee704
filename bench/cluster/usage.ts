/**
 * Processor time and memory of processes and all that they started, as Linux tells them.
 * In: process ids. Out: seconds, megabytes. Reads /proc only.
 */
import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

export interface Usage {
  cpuSeconds: number
  /** Its own share of what several map (Pss). */
  memoryMb: number
}

/** Of each named process with its descendants that have no name of their own; what has ended counts by what its parent has waited for. */
export function usageOf(pids: Readonly<Record<string, number>>): Record<string, Usage> {
  const named = new Set(Object.values(pids))
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (stat && !named.has(Number(name)))
      children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)])
  }
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, usageOfTree(pid, children)]))
}

function usageOfTree(pid: number, children: ReadonlyMap<number, readonly number[]>): Usage {
  const whole = { cpuSeconds: statOf(pid)?.seconds ?? 0, memoryMb: memoryOf(pid) }
  for (const child of children.get(pid) ?? []) {
    const { cpuSeconds, memoryMb } = usageOfTree(child, children)
    whole.cpuSeconds += cpuSeconds
    whole.memoryMb += memoryMb
  }
  return whole
}

/** Fields of proc(5): 4 the parent, 14 to 17 user and system time, of itself and of children that ended. */
function statOf(pid: number): { parent: number; seconds: number } | undefined {
  const text = read(`/proc/${pid}/stat`)
  if (text === undefined) return undefined
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return { parent: Number(fields[1]), seconds: ticks / ticksPerSecond }
}

function memoryOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) / 1024
}

/** Undefined for a process that has just ended. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
