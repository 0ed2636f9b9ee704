/**
 * Names against the ANERcorp test split of ../shared/data/ner-ar: micro-F1 of exact spans, typed and untyped.
 * In: ../shared. Out: figures on the console; exit code 1 under a floor. Run: npx tsx quality/entities.ts
 */
import { readFileSync } from 'node:fs'
import { tagSentences } from '../src/analyse/names/tag-tokens.ts'
import { aboveFloors, sharedFolder } from './statement-scores.ts'

interface Counts {
  gold: number
  predicted: number
  hit: number
}

const folder = sharedFolder('data/ner-ar')
if (folder === undefined) console.log('skipped: ../shared/data/ner-ar is not here')
else {
  const sentences = readFileSync(`${folder}/ANERCorp_CamelLab_test.txt`, 'utf8')
    .split('\n\n')
    .map((block) => block.split('\n').filter(Boolean))
    .filter((lines) => lines.length > 0)
  const byKind = new Map<string, Counts>()
  const typed: Counts = { gold: 0, predicted: 0, hit: 0 }
  const untyped: Counts = { gold: 0, predicted: 0, hit: 0 }
  const tokenTags = sentences.map((lines) => lines.map((line) => line.split(' ')))
  const tags = tagSentences(tokenTags.map((pairs) => pairs.map((pair) => pair[0] ?? '')))
  for (const [k, pairs] of tokenTags.entries()) {
    const gold = spansOf(pairs.map((pair) => pair[1] ?? 'O'))
    const predicted = spansOf(tags[k] ?? [])
    count(typed, gold, predicted)
    count(untyped, new Set([...gold].map(withoutKind)), new Set([...predicted].map(withoutKind)))
    for (const kind of ['PERS', 'LOC', 'ORG', 'MISC']) {
      const counts = byKind.get(kind) ?? { gold: 0, predicted: 0, hit: 0 }
      byKind.set(kind, counts)
      const ofKind = (spans: Set<string>): Set<string> => new Set([...spans].filter((span) => span.endsWith(kind)))
      count(counts, ofKind(gold), ofKind(predicted))
    }
  }
  for (const [kind, counts] of byKind) console.log(kind, f1(counts).toFixed(3))
  const figures = { typedF1: f1(typed), untypedF1: f1(untyped) }
  console.log(figures)
  if (!aboveFloors(figures, new URL('entities.floors.json', import.meta.url))) process.exitCode = 1
}

function spansOf(tags: readonly string[]): Set<string> {
  const spans = new Set<string>()
  let from = -1
  let kind = ''
  for (let i = 0; i <= tags.length; i++) {
    const tag = tags[i] ?? 'O'
    if (from >= 0 && tag !== `I-${kind}`) {
      spans.add(`${from}-${i}-${kind}`)
      from = -1
    }
    if (tag !== 'O' && from < 0) {
      from = i
      kind = tag.slice(2)
    }
  }
  return spans
}

function withoutKind(span: string): string {
  return span.replace(/-[A-Z]+$/u, '')
}

function count(counts: Counts, gold: Set<string>, predicted: Set<string>): void {
  counts.gold += gold.size
  counts.predicted += predicted.size
  for (const span of predicted) if (gold.has(span)) counts.hit++
}

function f1(counts: Counts): number {
  return counts.gold + counts.predicted === 0 ? 0 : (2 * counts.hit) / (counts.gold + counts.predicted)
}
