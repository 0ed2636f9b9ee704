/**
 * Clitic splitting and lemma grouping on UD Arabic-PUD, beside their baselines.
 * In: ../shared/data/morphology-ar. Out: a table; exit 1 below the floors. Run: npx tsx quality/morphology.ts
 */
import { existsSync } from 'node:fs'
import { analyseClitics, cliticBits } from '../src/text/morphology/clitics.ts'
import { normalise } from '../src/text/normalise.ts'
import { stem } from '../src/text/morphology/stem.ts'
import { lemmaOfTypes, pairFigures } from './lemma-groups.ts'
import { readGoldWords, type GoldWord } from './gold/morphology-gold.ts'
import { lengthRuleProclitics, light10, snowballStem } from './baselines/stem-baselines.ts'

const file = new URL('../../shared/data/morphology-ar/ar_pud-ud-test.conllu', import.meta.url).pathname
const floors = { proclitics: 0.985, lemmaF: 0.725 }
const contentTags = new Set(['NOUN', 'VERB', 'ADJ', 'PROPN', 'ADV', 'X', 'NUM'])

const units = new Uint16Array(64)
function ourProclitics(surface: string): string {
  const word = normalise(surface).slice(0, 64)
  for (let i = 0; i < word.length; i++) units[i] = word.charCodeAt(i)
  return word.slice(0, cliticBits.proclitics(analyseClitics(units, word.length)))
}

function accuracy(words: readonly GoldWord[], split: (surface: string) => string): number {
  return words.filter((word) => split(word.surface) === normalise(word.proclitics)).length / words.length
}

function main(): number {
  if (!existsSync(file)) {
    console.log('skipped: ../shared/data/morphology-ar is not there')
    return 0
  }
  const words = readGoldWords(file)
  const content = words.filter((word) => contentTags.has(word.pos))
  const percent = (x: number): string => (100 * x).toFixed(1)
  const ours = accuracy(words, ourProclitics)
  console.log(`proclitics right, % of ${words.length} words (content words)`)
  for (const [name, split] of [
    ['none', () => ''],
    ['length rules', lengthRuleProclitics],
    ['siyaq', ourProclitics],
  ] as const)
    console.log(`  ${name.padEnd(14)} ${percent(accuracy(words, split))} (${percent(accuracy(content, split))})`)
  const types = lemmaOfTypes(content)
  console.log(`forms of one lemma grouped, pairs over ${types.size} types`)
  let lemmaF = 0
  for (const [name, stemOf] of [
    ['light10', light10],
    ['snowball', snowballStem],
    ['siyaq', (surface: string) => stem(normalise(surface))],
  ] as const) {
    const { precision, recall, f } = pairFigures(types, stemOf)
    console.log(`  ${name.padEnd(14)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F ${f.toFixed(3)}`)
    lemmaF = f
  }
  return ours >= floors.proclitics && lemmaF >= floors.lemmaF ? 0 : 1
}

process.exitCode = main()
