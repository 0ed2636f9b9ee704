/**
 * The words of a query with all that may be meant by each: other forms, spellings and scripts, and what a mistake stands for.
 * In: a parsed query and a store. Out: asked words with counts, and the words taken for others. Reads the store only.
 */
import { mostCounted, type AskedForm, type AskedWord, type FormKind } from '../../search/asked.ts'
import { equivalentDates } from '../../search/equivalent-dates.ts'
import { equivalents } from '../../search/equivalents.ts'
import type { NearWord, StoreWords } from '../../search/word-list.ts'
import type { SearchIndex } from '../../store/queries/search-index.ts'
import { script, scriptOf } from '../../text/char-table.ts'
import { hash32 } from '../../model/ids.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { stem } from '../../text/morphology/stem.ts'
import type { Query, QueryTerm, QueryWord } from '../../text/query.ts'

/** A word that stands in fewer articles finds little. */
const little = 3
const mostSpellings = 6
/** A word as typed in more articles is not rare. */
const mostTyped = 600
const mostMistakes = 4
const mostOfRoot = 40
const mostBeside = 12
const togetherOften = 2
const article = '\u0627\u0644'
const shortestWithArticle = 6
/** So far apart are words that differ in a letter that another country writes in its place: ج, غ. */
const sameLetters = 0.45

/** One word of the query and the term that it is in. */
interface Found {
  word: QueryWord
  term: QueryTerm
  phrase: number | undefined
}

/**
 * The words that must or may be found, function words left out where others are. What a word may be beside itself is asked of the list of
 * words only where it finds little, or is a name that is spelled in several ways.
 */
export async function askedWords(index: SearchIndex, list: StoreWords, query: Query): Promise<AskedWord[]> {
  const found = wordsOf(query)
  const asked: AskedWord[] = []
  const dates = equivalentDates(found.map(({ word }) => word.form))
  for (const [place, each] of found.entries()) asked.push(await askedWord(index, list, each, dates.get(place)))
  for (const word of asked) if (word.typedCount === 0 && asked.length > 1) await meantBeside(index, list, asked, word)
  return asked
}

/** The words as the order by date finds them: nothing is meant but what is typed. */
export function plainWords(query: Query): AskedWord[] {
  return wordsOf(query).map(({ word: { form, stem: own }, term }) => ({
    surface: term.surface,
    form,
    forms: [{ stem: own, kind: 'same', weight: 1, word: form }],
    count: 0,
    typedCount: 0,
  }))
}

/** Adds what a word that finds little may stand for when an article holds that beside the other words of the query. */
async function meantBeside(
  index: SearchIndex,
  list: StoreWords,
  asked: readonly AskedWord[],
  word: AskedWord,
): Promise<void> {
  const { form, forms } = word
  if (form.length < 4 || scriptOf(form.charCodeAt(0)) !== script.arabic) return
  const others = asked.filter((other) => other !== word && other.typedCount > 0)
  const beside = others.sort((a, b) => a.count - b.count)[0]
  if (beside === undefined) return
  const rest = { surface: '', alternatives: beside.forms.map((each) => each.stem), exact: false, negated: false }
  for (const near of nearWords(list, form).slice(0, mostBeside)) {
    const stemmed = stem(near.word)
    const known = forms.find((each) => each.stem === stemmed)
    const weight = 0.9 - 0.25 * near.distance
    if (known !== undefined && known.weight >= weight) continue
    const terms = [{ surface: '', alternatives: [stemmed], exact: false, negated: false }, rest]
    if ((await index.matchingIds({ query: { terms }, limit: togetherOften })).length < togetherOften) continue
    if (known === undefined) forms.push({ stem: stemmed, kind: 'mistake', weight, word: near.word })
    else Object.assign(known, { weight, word: near.word })
  }
}

function wordsOf(query: Query): Found[] {
  const found: Found[] = []
  query.terms.forEach((term, number) => {
    if (term.negated) return
    const phrase = term.phrase === undefined ? undefined : number
    for (const word of term.words) found.push({ word, term, phrase })
  })
  const telling = found.filter(({ word }) => (knownBits(hash32(word.form)) & known.particle) === 0)
  return telling.length === 0 ? found : telling
}

async function askedWord(
  index: SearchIndex,
  list: StoreWords,
  { word, term, phrase }: Found,
  sameDay: readonly string[] = [],
): Promise<AskedWord> {
  const { form, stem: own } = word
  const forms = new Forms(index)
  forms.add(own, 1, 'same', form)
  if (term.words.length === 1 && !term.exact) for (const other of term.alternatives) forms.add(other, 1, 'same', other)
  const surface = phrase === undefined ? term.surface : form
  const exactly = await index.count({ exact: form }, mostCounted)
  const typedCount = Math.min(exactly, mostTyped)
  forms.stands(exactly)
  const shown = (count: number): AskedWord => ({
    surface,
    form,
    forms: forms.all,
    count,
    typedCount,
    ...(phrase === undefined ? {} : { phrase }),
  })
  for (const other of term.exact ? [] : sameDay) forms.add(stemOfRun(other), 0.85, 'equal', other)
  for (const other of equivalents(form)) forms.add(stemOfRun(other), 0.85, 'equal', other)
  const kind = scriptOf(form.charCodeAt(0))
  if (term.exact || (kind !== script.arabic && kind !== script.latin)) return shown(await forms.count())
  for (const joined of list.joinedForms(form)) forms.add(stem(joined), 1, 'joined', joined)
  const typed = await forms.count()
  if (kind === script.latin) await spellLatin(forms, list, surface, form)
  else await spellArabic(forms, list, form, typed)
  const count = typed < little || forms.all.length > 1 ? await forms.count() : typed
  if (kind === script.arabic)
    // In an order of their own: that in which words came to the list is another in every store.
    for (const other of [...list.sameRoot(own)].sort().slice(0, mostOfRoot))
      if (isOrdinary(own) || isOrdinary(other)) forms.add(other, 0.3, 'root', other)
  return shown(count)
}

async function spellLatin(forms: Forms, list: StoreWords, surface: string, form: string): Promise<void> {
  const names = list.acrossScripts(form, 1.1)
  await forms.addNearest(names, 'script', 5, (distance) => 0.95 - 0.3 * distance)
  if ((names[0]?.distance ?? 2) < 0.5) return
  // SpaceX: two words written as one.
  const parts = surface.split(/(?<=\p{Ll})(?=\p{Lu})/u)
  if (parts.length !== 2) return
  const [one, two] = parts.map((part) => list.acrossScripts(part.toLowerCase(), 0.8).slice(0, 3))
  for (const first of one ?? [])
    for (const second of two ?? [])
      await forms.addRun([first.word, second.word], 0.9 - 0.2 * (first.distance + second.distance), 'script')
}

async function spellArabic(forms: Forms, list: StoreWords, form: string, typed: number): Promise<void> {
  if (typed < little && form.length >= 3)
    await forms.addNearest(list.acrossScripts(form, 0.7), 'script', 2, (distance) => 0.9 - 0.3 * distance)
  if (!isListedWord(form) && form.length >= 4) {
    const most = typed < little ? 0.9 : form.length < 6 ? 0.6 : 0.85
    const spellings = list
      .sameSound(form, most)
      .filter(({ word, distance }) => distance <= sameLetters || !isListedWord(word))
    await forms.addNearest(spellings, 'spelling', mostSpellings, (distance) => 0.95 - 0.3 * distance)
  }
  // What stands in one article may be a mistake of its writer; what is in none is one of the reader.
  if (typed > 0 || form.length < 4) return
  await forms.addNearest(nearWords(list, form), 'mistake', mostMistakes, (distance) => 0.9 - 0.25 * distance)
  for (const pair of list.split(form)) await forms.addRun(pair, 0.75, 'mistake')
}

/** The forms of one word, each once with its best weight. */
class Forms {
  readonly #index: SearchIndex
  readonly #forms = new Map<string, AskedForm>()
  /** In so many articles one of them stands at least. */
  #least = 0

  constructor(index: SearchIndex) {
    this.#index = index
  }

  get all(): AskedForm[] {
    return [...this.#forms.values()]
  }

  add(stemmed: string, weight: number, kind: FormKind, word: string): void {
    const before = this.#forms.get(stemmed)
    if (before === undefined || before.weight < weight) this.#forms.set(stemmed, { stem: stemmed, kind, weight, word })
  }

  /** Notes that one of them stands in so many articles. */
  stands(count: number): void {
    this.#least = Math.max(this.#least, count)
  }

  /** In how many articles one of them stands. */
  async count(): Promise<number> {
    if (this.#least < mostCounted) this.stands(await this.#index.count({ stems: [...this.#forms.keys()] }, mostCounted))
    return this.#least
  }

  /** The likeliest of words that may be meant: near, in many articles, and rather a name than an ordinary word. */
  async addNearest(
    words: readonly NearWord[],
    kind: FormKind,
    most: number,
    weightOf: (distance: number) => number,
  ): Promise<void> {
    const judged: { near: NearWord; worth: number }[] = []
    for (const near of words.slice(0, 14)) {
      const count = await this.#index.count({ stems: stem(near.word) }, mostCounted)
      const ordinary = kind === 'script' && isListedWord(near.word) ? 0.25 : 0
      if (count > 0) judged.push({ near, worth: near.distance + ordinary - 0.07 * Math.log2(1 + count) })
    }
    judged.sort((a, b) => a.worth - b.worth)
    const best = judged[0]?.worth ?? 0
    for (const { near, worth } of judged.slice(0, most))
      if (worth <= best + 0.6)
        this.add(stem(near.word), weightOf(near.distance) - 0.6 * (worth - best), kind, near.word)
  }

  /** Two words next to each other, where an article has them so. */
  async addRun(words: readonly string[], weight: number, kind: FormKind): Promise<void> {
    const run = stemOfRun(words.join(' '))
    if ((await this.#index.count({ stems: run }, 1)) > 0) this.add(run, weight, kind, words.join(' '))
  }
}

/** The nearest words, with the article and without it: what is meant may stand in the list in one of the two only. */
function nearWords(list: StoreWords, form: string): NearWord[] {
  const hasArticle = form.startsWith(article) && form.length >= shortestWithArticle
  const other = hasArticle ? form.slice(article.length) : article + form
  const found = new Map<string, NearWord>()
  for (const near of [...list.near(form, mistakesIn(form)), ...list.near(other, mistakesIn(other))]) {
    const known = found.get(near.word)
    if (known === undefined || near.distance < known.distance) found.set(near.word, near)
  }
  return [...found.values()].sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
}

function stemOfRun(words: string): string {
  return words.split(' ').map(stem).join(' ')
}

/** An ordinary word of the lexicon: its spelling says what it is. */
function isListedWord(form: string): boolean {
  return isOrdinary(form) || isOrdinary(stem(form))
}

function isOrdinary(form: string): boolean {
  const bits = knownBits(hash32(form))
  return bits !== 0 && (bits & known.name) === 0
}

/** How many mistakes a word of that length may have. */
function mistakesIn(form: string): number {
  if (form.length <= 4) return 0.65
  if (form.length <= 5) return 1
  return form.length <= 7 ? 1.15 : 1.5
}
