/**
 * Runs a script in a process of its own and kills it when it falls silent.
 * In: a script, its arguments, the longest silence. Out: what it printed. Starts and ends one process.
 * The silence is a hang limit, a hundred times what a step takes: it tells an endless step from a slow machine, nothing finer.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** The lines that the script printed until it ended, or until nothing came for `silenceMs` (then it is killed). */
export async function linesOf(script: URL, args: readonly string[], silenceMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  let timer: NodeJS.Timeout | undefined
  const expectMore = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => child.kill('SIGKILL'), silenceMs)
  }
  expectMore()
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    expectMore()
  }
  clearTimeout(timer)
  return lines
}
