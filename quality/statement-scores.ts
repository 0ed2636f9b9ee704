/**
 * Runs the shared scorer of statements and credits, and compares figures with their floors.
 * In: gold and predictions. Out: the scorer's figures. Touches a temporary folder and ../shared (read only).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Rates {
  p: number
  r: number
  f1: number
}

export interface StatementScores {
  content: Rates
  withSpeaker: Rates
  directRecall: number
  kindAccuracy: number
  polarityAccuracy: number
  credits: Rates
}

/** A folder of ../shared, or undefined where it is absent. */
export function sharedFolder(path: string): string | undefined {
  const folder = fileURLToPath(new URL(`../../shared/${path}`, import.meta.url))
  return existsSync(folder) ? folder : undefined
}

/** The records of a JSON Lines file. */
export function readJsonLines(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** The shared scorer's figures for the predictions. */
export function scoreStatements(goldFile: string, predicted: readonly object[]): StatementScores {
  const folder = mkdtempSync(join(tmpdir(), 'statements-'))
  try {
    const file = join(folder, 'predicted.jsonl')
    writeFileSync(file, `${predicted.map((record) => JSON.stringify(record)).join('\n')}\n`)
    const scorer = fileURLToPath(new URL('../../shared/bench/score-statements.mjs', import.meta.url))
    return JSON.parse(execFileSync('node', [scorer, goldFile, file, '--json'], { encoding: 'utf8' })) as StatementScores
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** True when every figure is at or above its floor; prints the ones that are not. */
export function aboveFloors(figures: Readonly<Record<string, number>>, floorsFile: URL): boolean {
  const floors = JSON.parse(readFileSync(floorsFile, 'utf8')) as Record<string, number>
  let good = true
  for (const [name, floor] of Object.entries(floors)) {
    const figure = figures[name]
    if (figure !== undefined && figure >= floor) continue
    console.log(`under its floor: ${name} ${String(figure)} < ${floor}`)
    good = false
  }
  return good
}
