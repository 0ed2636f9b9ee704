/**
 * Reporting verbs: what each governs (أن, a preposition, an object) and every inflected form that news uses.
 * In: src/data/statements/reporting-verbs.txt, a verb a line (its head says what the fields are), and verb-homographs.txt beside it.
 * Out: the table of forms. Touches nothing.
 */
import { reportingVerbs, verbHomographs } from '../../data/statements.data.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { normalise } from '../../text/normalise.ts'

export type VerbPolarity = 'says' | 'denies' | 'confirms'

export interface ReportingVerb {
  lemma: string
  /** A clause with أن or إن may follow. */
  clause: boolean
  /** A bare noun phrase may be what was said ("أكد حرص الوزارة"). */
  object: boolean
  /** Somebody is told, asked or accused first, so that the content begins with the object ("دعا الأطراف إلى"). */
  addressed: boolean
  /** Carries what is expressed without telling it: reports with a noun of a speech act ("رفع شكره"). */
  act: boolean
  /** Its imperfect without a subject is a passive: "يتوقع أن", "يذكر أن". */
  impersonal: boolean
  /** `preposition` bits of those that lead to the content. */
  prepositions: number
  /** Also an ordinary verb: only with a colon, a quotation or أن right after its subject. */
  weak: boolean
  polarity: VerbPolarity
}

/** Prepositions that lead to what is said; `attached` is ب, `for` is ل right after the verb. */
export const preposition = packFields({ to: 1, about: 1, on: 1, of: 1, in: 1, attached: 1, for: 1 }).mask
const prepositionOf: Readonly<Record<string, number>> = {
  إلى: preposition.to,
  عن: preposition.about,
  على: preposition.on,
  من: preposition.of,
  في: preposition.in,
  ب: preposition.attached,
  ل: preposition.for,
}

export type Tense = 'perfect' | 'imperfect' | 'participle' | 'noun'
type Gender = 'm' | 'f'
/** Singular, dual, plural. */
type GrammaticalNumber = 's' | 'd' | 'p'

export interface VerbForm {
  verb: ReportingVerb
  tense: Tense
  gender: Gender
  number: GrammaticalNumber
  /** First person: the speaker is the text's own voice ("ونؤكد"). */
  first: boolean
}

/** An inflected form before proclitics. */
interface Inflection {
  word: string
  gender: Gender
  number: GrammaticalNumber
  first?: boolean
}

/** Every form of one line of the list as it is written, with و, ف and س before it. Fields and flags are those of the list's head. */
export function verbForms(entry: string): [spelling: string, form: VerbForm][] {
  const [perfect = '', imperfect = '-', participle = '-', flags = '-', prepositions = '-', polarity = '-'] =
    entry.split(' | ')
  const has = new Set(flags.split(' '))
  const verb: ReportingVerb = {
    lemma: perfect,
    clause: has.has('clause'),
    object: has.has('object'),
    addressed: has.has('addressed'),
    weak: has.has('weak'),
    act: has.has('act'),
    impersonal: has.has('impersonal'),
    prepositions: prepositions.split(' ').reduce((bits, word) => bits | (prepositionOf[word] ?? 0), 0),
    polarity: polarity === 'confirms' || polarity === 'denies' ? polarity : 'says',
  }
  const forms: [string, VerbForm][] = []
  const add = (tense: Tense, inflections: readonly Inflection[], proclitics: readonly string[]): void => {
    for (const { word, gender, number, first = false } of inflections) {
      const reading = readAs.get(word)
      if (reading !== undefined && reading !== perfect) continue
      for (const proclitic of proclitics) forms.push([proclitic + word, { verb, tense, gender, number, first }])
    }
  }
  add('perfect', perfectOf(perfect), ['', 'و', 'ف'])
  if (imperfect !== '-') add('imperfect', imperfectOf(imperfect), ['', 'و', 'ف', 'س', 'وس'])
  if (participle !== '-') {
    const inflections = participleOf(participle)
    add('participle', has.has('masculine') ? inflections.slice(0, 1) : inflections, ['', 'و'])
  }
  // "قوله إن": the verbal noun of قال with a pronoun.
  if (perfect === 'قال') add('noun', saying, ['', 'ب', 'و'])
  return forms
}

/** By a spelling that two verbs share, the lemma of the one that it is read as. */
const readAs = new Map(
  verbHomographs.map((entry) => {
    const [spelling = '', lemma = ''] = entry.split(' | ')
    return [spelling, lemma]
  }),
)

const saying: readonly Inflection[] = [
  { word: 'القول', gender: 'm', number: 's' },
  { word: 'قوله', gender: 'm', number: 's' },
  { word: 'قولها', gender: 'f', number: 's' },
  { word: 'قولهم', gender: 'm', number: 'p' },
  { word: 'قولهما', gender: 'm', number: 'd' },
]

function perfectOf(base: string): Inflection[] {
  // Defective verbs lose their last letter before ـت and ـوا.
  const isDefective = /[\u0649\u0627]$/u.test(base) && base.length > 2
  const short = isDefective ? base.slice(0, -1) : base
  return [
    { word: base, gender: 'm', number: 's' },
    { word: `${short}ت`, gender: 'f', number: 's' },
    { word: `${short}وا`, gender: 'm', number: 'p' },
    { word: isDefective ? `${short}يا` : `${short}ا`, gender: 'm', number: 'd' },
    { word: `${short}تا`, gender: 'f', number: 'd' },
    { word: `${short}ن`, gender: 'f', number: 'p' },
  ]
}

function imperfectOf(base: string): Inflection[] {
  const rest = base.slice(1)
  const short = /[\u064A\u0649\u0648]$/u.test(rest) ? rest.slice(0, -1) : rest
  return [
    { word: base, gender: 'm', number: 's' },
    { word: `ت${rest}`, gender: 'f', number: 's' },
    { word: `ي${short}ون`, gender: 'm', number: 'p' },
    { word: `ن${rest}`, gender: 'm', number: 'p', first: true },
  ]
}

function participleOf(base: string): Inflection[] {
  const short = /[\u064A\u0649]$/u.test(base) ? base.slice(0, -1) : base
  return [
    { word: `${base}ا`, gender: 'm', number: 's' },
    { word: `${base}ة`, gender: 'f', number: 's' },
    { word: `${short}ين`, gender: 'm', number: 'p' },
  ]
}

/** By normalised form, with و, ف and س before it. A spelling of two verbs is read as verb-homographs.txt says. */
export const reportingForms: ReadonlyMap<string, VerbForm> = new Map(
  reportingVerbs.flatMap(verbForms).map(([spelling, form]) => [normalise(spelling), form]),
)
