/**
 * Orthographic words of UD Arabic-PUD with their gold proclitics, suffix pronoun and lemma. For measuring only.
 * In: a .conllu file. Out: words. Touches the disk.
 */
import { readFileSync } from 'node:fs'

export interface GoldWord {
  /** As written, clitics included. */
  surface: string
  /** Gold letters split off in front, joined ("و", "ول"). */
  proclitics: string
  /** Gold pronoun split off behind; '' when none. */
  suffix: string
  lemma: string
  pos: string
  sentence: number
}

interface Token {
  form: string
  lemma: string
  pos: string
  joined: boolean
}

const cliticForms = new Set(['و', 'ف', 'ب', 'ك', 'ل', 'س', 'أ', 'لل'])

/** Every word that begins with an Arabic letter, in order. */
export function readGoldWords(file: string): GoldWord[] {
  const words: GoldWord[] = []
  let sentence = -1
  let run: Token[] = []
  const flush = (): void => {
    if (run.length > 0) words.push(...wordOf(run, sentence))
    run = []
  }
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# sent_id')) {
      flush()
      sentence++
    }
    if (line === '' || line.startsWith('#')) {
      flush()
      continue
    }
    const columns = line.split('\t')
    const id = columns[0] ?? ''
    if (!/^\d+$/.test(id)) continue
    const token: Token = {
      form: columns[1] ?? '',
      lemma: columns[2] ?? '',
      pos: columns[3] ?? '',
      joined: (columns[9] ?? '').includes('SpaceAfter=No'),
    }
    if (token.pos === 'PUNCT' || token.pos === 'SYM' || !/[\u0621-\u064A]/.test(token.form)) {
      flush()
      continue
    }
    run.push(token)
    if (!token.joined) flush()
  }
  flush()
  return words
}

/** One orthographic word from tokens that stand together; the main token is the first that is no clitic. */
function wordOf(run: Token[], sentence: number): GoldWord[] {
  let main = 0
  while (main < run.length - 1 && cliticForms.has(run[main]?.form ?? '')) main++
  const token = run[main]
  if (token === undefined) return []
  return [
    {
      surface: run.map((t) => t.form).join(''),
      proclitics: run
        .slice(0, main)
        .map((t) => t.form)
        .join(''),
      suffix: run
        .slice(main + 1)
        .map((t) => t.form)
        .join(''),
      lemma: token.lemma,
      pos: token.pos,
      sentence,
    },
  ]
}
