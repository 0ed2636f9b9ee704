/**
 * Where a person's name begins and ends: given and family names, kunyas, halves (عبد الله), and words outside the lexicon where a
 * name is expected.
 * In: word classes with names and a token. Out: name spans. Touches nothing. Every rule looks a bounded number of tokens around.
 */
import { godFormulas, titlesOfGivenNames } from '../../../data/name-words.data.ts'
import { syllableNames } from '../../../data/names.data.ts'
import { letter, written } from '../../../text/letters.ts'
import { known, knownBits } from '../../../text/morphology/lexicon.ts'
import { gap, phraseBreak, type Scan } from '../../../text/scanner/scan.ts'
import { wordHash, wordHashes } from '../../../text/word-hash.ts'
import { isCommonWord } from '../../../text/morphology/ordinary-forms.ts'
import { nameSpan, type NameSpan } from './name-span.ts'
import { nameBits as declaredNameBits, wordFact as declaredWordFact } from '../name-bits.ts'
import { skippedAt, type NamedWords } from '../word-facts.ts'
import { verbFormAt, wordClass } from '../../words/word-classes.ts'

/** As constants of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const nameBits = declaredNameBits
const wordFact = declaredWordFact

export const personBits = nameBits.given | nameBits.family | nameBits.ordinary
const longestPerson = 6
/** A name of fewer letters is not believed alone. */
const shortestAlone = 3
const formulas: ReadonlySet<number> = wordHashes(godFormulas)
/** Bits that say a word is in a table of names. */
// prettier-ignore
const listedBits =
  personBits | nameBits.head | nameBits.state | nameBits.ambiguousPlace | nameBits.ambiguousOrganisation | nameBits.opens
// prettier-ignore
const noName =
  wordClass.verb | wordClass.complementiser | wordClass.preposition | wordClass.adverbial | wordClass.time |
  wordClass.relative | wordClass.negation | wordClass.auxiliary | wordClass.conjunction | wordClass.pronoun | wordClass.numeral | wordClass.attribution |
  wordClass.title | wordClass.organisation | wordClass.media | wordClass.placeWord | wordClass.voice | wordClass.speech |
  wordClass.action
// prettier-ignore
const functionWord =
  wordClass.complementiser | wordClass.preposition | wordClass.conjunction | wordClass.pronoun | wordClass.adverbial

/** A name that begins with a listed word. `titleAt`: the title before it, or -1. */
export function personAt(words: NamedWords, i: number, titleAt: number): NameSpan | undefined {
  const name = words.names[i] ?? 0
  const b = words.bits[i] ?? 0
  const skipped = skippedAt(words, i)
  const isPaired = isSyllablePair(words, i + 1)
  if (b & functionWord && skipped === 0 && !isAli(words, i) && !isPaired) return undefined
  if (isFormula(words, i)) return undefined
  let to = personEnd(words, i)
  // "افتتح الملك فهد | المعرض": what he opened.
  if (
    to - i === 2 &&
    titleAt === i - 1 &&
    titleAt >= 0 &&
    isKnownNoun(words, i + 1) &&
    isGivenTitle(words.scan, titleAt)
  )
    to--
  if (isPaired) return nameSpan('person', i, to, skipped)
  if (to - i === 1 && (name & wordFact.kunya || wordLength(words.scan, i) - skipped < shortestAlone)) return undefined
  // "الشيخ محمد", "القاضي ميخا": a title, though some are called so.
  if (to - i > 1 && b & wordClass.title && name & wordFact.definite) return undefined
  const isOrdinary = (name & nameBits.ordinary) !== 0
  if (to - i > 1)
    return isOrdinary && !isBackedUp(words, i, to, titleAt) ? undefined : nameSpan('person', i, to, skipped)
  if (skipped > 0 && (isOrdinary || name & wordFact.listed)) return undefined
  // "باسم": its first letter may be no part of it.
  if (isOrdinary && name & wordFact.clitic) return undefined
  // "مساعد وزير", "باسم الحكومة": the common word, with what it governs.
  if (isOrdinary && isGoverning(words, i)) return undefined
  if (isOrdinary || !(name & (nameBits.given | nameBits.family)) || b & wordClass.verb) {
    if (titleAt < 0 || !isClosedTitle(words, titleAt, i)) return undefined
    // "النائب الثاني", "المركز العربي": with the article it agrees with what stands before, but for the name right after a title.
    if (isOrdinary && name & wordFact.definite && (name & wordFact.nisba || titleAt !== i - 1)) return undefined
  }
  return nameSpan('person', i, to, skipped)
}

function isGoverning(words: NamedWords, i: number): boolean {
  const next = i + 1
  if (next >= words.scan.count || (words.gaps[next] ?? 0) & phraseBreak) return false
  if ((words.bits[next] ?? 0) & (wordClass.title | wordClass.organisation | wordClass.placeWord)) return true
  const name = words.names[next] ?? 0
  // "باسم قصر": a known noun.
  const bits = knownBits(words.scan.hash[next] ?? 0)
  if (bits & known.noun && !(bits & (known.verb | known.particle | known.name)) && words.bits[next] === 0) return true
  return (name & wordFact.definite) !== 0 && !(name & wordFact.proclitic)
}

function wordLength({ start, end }: Scan, i: number): number {
  return (end[i] ?? 0) - (start[i] ?? 0)
}

/** "رحمه الله": said of somebody, not his name. */
function isFormula({ scan, names }: NamedWords, i: number): boolean {
  return ((names[i + 1] ?? 0) & wordFact.half) !== 0 && formulas.has(scan.bareHash[i] ?? 0)
}

/** A common word opens a name before another name, or where a title or verb expects one: كريم عبدالله, not كريم جدا. */
function isBackedUp(words: NamedWords, i: number, to: number, titleAt: number): boolean {
  const next = words.names[i + 1] ?? 0
  if (titleAt >= 0 && isClosedTitle(words, titleAt, i)) return true
  // After a verb the subject: "قال سعيد سلام".
  if (i > 0 && (words.bits[i - 1] ?? 0) & wordClass.verb && !((words.gaps[i] ?? 0) & phraseBreak)) return true
  if (words.bits[i + 1] === wordClass.nameJoint) return true
  if (next & nameBits.ordinary) return hasOtherName(words, i + 2, to)
  if (isCertainName(next)) return true
  const nisba = wordFact.familyShape | wordFact.nisba
  return (next & nisba) === nisba && !((words.names[i] ?? 0) & wordFact.definite)
}

/** Some token of `[from, to)` is a name and no ordinary word. */
function hasOtherName({ names }: NamedWords, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const name = names[i] ?? 0
    if (isCertainName(name) && !(name & nameBits.ordinary)) return true
  }
  return false
}

/** In a list of names, or with foreign letters and no article. */
function isCertainName(name: number): boolean {
  if (name & (nameBits.given | nameBits.family | wordFact.half)) return true
  return (name & (wordFact.likely | wordFact.definite)) === wordFact.likely
}

/** "علي" the name, not "على" the preposition: told apart by the last letter, which some texts write alike. */
function isAli(words: NamedWords, token: number): boolean {
  const { scan, names } = words
  if (!((names[token] ?? 0) & wordFact.nisba)) return false
  if ((scan.end[token] ?? 0) - (scan.start[token] ?? 0) > 4) return false
  const next = token + 1
  const after = names[next] ?? 0
  if (next >= scan.count || (scan.gap[next] ?? 0) & phraseBreak) return false
  return (after & personBits) !== 0 && !(after & wordFact.clitic)
}

/** One past the last token of the name that begins at `i`. */
export function personEnd(words: NamedWords, i: number): number {
  const { scan, bits, names, gaps } = words
  let to = i + 1
  while (to < scan.count && to - i < longestPerson) {
    const g = gaps[to] ?? 0
    if (g & (phraseBreak & ~gap.dash) || (g & gap.dash && g & gap.space)) break
    const b = bits[to] ?? 0
    const name = names[to] ?? 0
    if (isFormula(words, to)) break
    if (isSyllablePair(words, to)) {
      to += 2
      continue
    }
    // "عبد الله", "نصر الله", "شمس الدين"
    if (name & wordFact.half) {
      to++
      continue
    }
    if (b & wordClass.nameJoint && (!(name & (nameBits.given | nameBits.family)) || name & wordFact.kunya)) {
      const after = afterJoints(words, to)
      if (after === to) break
      to = after
      continue
    }
    if (b & wordClass.preposition && !isAli(words, to)) break
    if (skippedAt(words, to) > 0) break
    if (name & personBits) {
      // "بوش أمين عام": a common word that governs the next is no part of the name.
      if (b & functionWord && !isAli(words, to)) break
      if (name & nameBits.ordinary && b !== 0 && isGoverning(words, to)) break
      to++
      continue
    }
    if (name & wordFact.demonym) {
      if (!isCountrySurname(words, i, to)) break
      return to + 1
    }
    if ((b & noName && b !== wordClass.organisation) || isTagged(scan, to) || !goesOn(words, i, to)) break
    to++
  }
  return to
}

/** "سامي الرملي | #المرفأ": what is marked to be found says what it is about. */
function isTagged({ text, start }: Scan, token: number): boolean {
  return text.charCodeAt((start[token] ?? 0) - 1) === hashSign
}
const hashSign = '#'.charCodeAt(0)

/** "مون | جاي إن", "بان | كي مون": two syllables of a given name, one of them a word in Arabic. */
function isSyllablePair({ scan, gaps }: NamedWords, token: number): boolean {
  const next = token + 1
  if (next >= scan.count) return false
  const dash = gaps[next] ?? 0
  if (dash & (phraseBreak & ~gap.dash) || (dash & gap.dash && dash & gap.space)) return false
  return (gaps[token] ?? 0) & (phraseBreak & ~gap.dash) ? false : pairs.has(pairOf(scan.hash[token], scan.hash[next]))
}

function pairOf(first = 0, second = 0): number {
  return Math.imul(first, 0x01000193) ^ second
}

const pairs: ReadonlySet<number> = new Set(
  syllableNames.map((name) => {
    const [first = '', second = ''] = name.split(' ')
    return pairOf(wordHash(first), wordHash(second))
  }),
)

/** "محمد شياع السوداني", "أحمد العراقي": a surname, where a foreigner's nationality stands before his name or after a title. */
function isCountrySurname({ names }: NamedWords, from: number, token: number): boolean {
  const isSurname = wordFact.definite | wordFact.nisba
  if (((names[token] ?? 0) & (isSurname | wordFact.proclitic)) !== isSurname) return false
  const before = names[token - 1] ?? 0
  const isArabic = (before & nameBits.given) !== 0 && !(before & (wordFact.likely | nameBits.ordinary))
  return (
    isArabic ||
    (token - from >= 2 && (before & (wordFact.unknown | wordFact.likely | nameBits.family)) === wordFact.unknown)
  )
}

/** One past the joints at `token` (بن أبي، آل، فان دير) and the word they join, or `token` when none fits. */
function afterJoints(words: NamedWords, token: number): number {
  const { scan, bits, names, gaps } = words
  let to = token
  while (to < token + 3 && (bits[to] ?? 0) & wordClass.nameJoint) {
    to++
    if (to >= scan.count || (gaps[to] ?? 0) & phraseBreak) return token
    if ((bits[to] ?? 0) & wordClass.nameJoint && (names[to] ?? 0) & wordFact.kunya) continue
    const name = names[to] ?? 0
    const isName = (name & (personBits | wordFact.unknown | wordFact.definite | wordFact.half)) !== 0
    const isRare = (bits[to] ?? 0) === 0 && (name & wordFact.arabic) !== 0 && !(name & wordFact.proclitic)
    if (isName || isRare) return to + 1
  }
  return token
}

/** A word in no table of names that belongs to the name begun at `from`. */
function goesOn(words: NamedWords, from: number, token: number): boolean {
  const name = words.names[token] ?? 0
  const before = words.names[token - 1] ?? 0
  if (name & wordFact.definite) {
    if (name & wordFact.proclitic) return false
    // "عبدالعزيز الدولي", "سعود الإسلامية": of the airport, of the university.
    if (words.scan.text.charCodeAt((words.scan.end[token] ?? 0) - 1) === written.taMarbuta) return false
    if (name & wordFact.nisba && isKnownAdjective(words.scan, token)) return false
    // "حسن البنا", "رفعت السعيد", "عبدالله الثاني": right after given names.
    if (before & nameBits.given && token - from <= 3) return true
    // "عبد الله السعيد"
    if (before & wordFact.half && token - from <= 2 && (words.names[token - 2] ?? 0) & wordFact.kunya) return true
    // "بوتين الحالي", "الغامدي المذكور": a family name has closed the name.
    const closing = nameBits.family | wordFact.definite | wordFact.likely
    const closed = (before & closing) !== 0 && !(before & (nameBits.given | wordFact.half))
    return (name & wordFact.familyShape) !== 0 && !closed
  }
  if (before & nameBits.family && !(before & nameBits.given))
    return (name & wordFact.likely) !== 0 && !(name & wordFact.proclitic)
  // "ناصر بوريطة", "كمال بلجود": after a given name the first letter is the name's own.
  const isOwn = before & nameBits.given && name & (wordFact.likely | wordFact.unknown) && !isConjoined(words, token)
  if (name & wordFact.clitic && !isOwn) return false
  if (isConjoined(words, token) && name & wordFact.proclitic) return false
  if (name & wordFact.unknown || (name & wordFact.likely && before & nameBits.given)) return true
  return (name & wordFact.loose) !== 0 && (name & wordFact.likely || before & nameBits.given) !== 0
}

/** A noun of the lexicon with the article, and no ordinal (جورج الخامس). */
function isKnownNoun({ scan, names, bits }: NamedWords, token: number): boolean {
  const facts = names[token] ?? 0
  if (!(facts & wordFact.definite) || facts & personBits || (bits[token] ?? 0) & wordClass.numeral) return false
  const lexical = knownBits(scan.bareHash[token] ?? 0)
  return (lexical & known.noun) !== 0 && (lexical & (known.adjective | known.name)) === 0
}

/** الملك، الأمير …: a given name follows. */
export function isGivenTitle({ bareHash }: Scan, token: number): boolean {
  return givenTitles.has(bareHash[token] ?? 0)
}

/** Without the article, as they are behind a clitic. */
const givenTitles: ReadonlySet<number> = new Set(
  titlesOfGivenNames.map((title) => wordHash(title.replace(/^\u0627\u0644/u, ''))),
)

function isKnownAdjective({ hash, bareHash, stemHash }: Scan, token: number): boolean {
  const bits = knownBits(hash[token] ?? 0) | knownBits(bareHash[token] ?? 0) | knownBits(stemHash[token] ?? 0)
  return (
    (bits & (known.adjective | known.noun)) !== 0 ||
    isCommonWord(bareHash[token] ?? 0) ||
    isCommonWord(stemHash[token] ?? 0)
  )
}

function isConjoined(words: NamedWords, token: number): boolean {
  const first = words.scan.text.charCodeAt(words.scan.start[token] ?? 0)
  return first === letter.waw || first === letter.fa
}

/** "أبو مازن", "بن علي": a name that begins with a joint. */
export function kunyaAt(words: NamedWords, i: number): NameSpan | undefined {
  const { scan, names } = words
  const next = i + 1
  if (next >= scan.count || (words.gaps[next] ?? 0) & phraseBreak) return undefined
  const name = names[i] ?? 0
  if (!(name & wordFact.kunya)) return undefined
  if (!((names[next] ?? 0) & (listedBits | wordFact.unknown | wordFact.definite | wordFact.half))) return undefined
  const skipped = name & wordFact.kunyaSkip ? 1 : 0
  return nameSpan('person', i, Math.max(next + 1, personEnd(words, next)), skipped)
}

/** A word outside the lexicon after a title: "الرئيس بوتين", "وزير الخارجية الروسي لافروف". */
export function titledAt(words: NamedWords, i: number, titleAt: number): NameSpan | undefined {
  const name = words.names[i] ?? 0
  if (name & (wordFact.definite | wordFact.clitic) || !(name & (wordFact.unknown | wordFact.likely))) return undefined
  if (!isClosedTitle(words, titleAt, i) || isFormula(words, i)) return undefined
  if ((words.gaps[i] ?? 0) & (phraseBreak & ~(gap.quoteOpen | gap.quoteEither))) return undefined
  const to = personEnd(words, i)
  // A word in no list is a name by its letters, or by a name that goes on from it.
  return name & wordFact.likely || hasName(words, i + 1, to) ? nameSpan('person', i, to, 0) : undefined
}

/** One of the tokens `[from, to)` is a listed name or has the letters of one. */
function hasName(words: NamedWords, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if ((words.names[i] ?? 0) & (nameBits.given | nameBits.family | wordFact.likely | wordFact.half)) return true
    if ((words.bits[i] ?? 0) & wordClass.nameJoint) return true
  }
  return false
}

/** The title's phrase can end before `i`: its last word is definite, an adjective of a country, or a title itself. */
function isClosedTitle(words: NamedWords, titleAt: number, i: number): boolean {
  const last = i - 1
  if (last < titleAt || (words.gaps[i] ?? 0) & (gap.comma | gap.colon | gap.sentenceEnd)) return false
  const name = words.names[last] ?? 0
  if (last === titleAt) return (name & (wordFact.definite | wordFact.initial)) !== 0
  if (name & (wordFact.definite | wordFact.demonym)) return true
  return ((words.bits[last] ?? 0) & wordClass.title) !== 0
}

/** The subject of a verb: "قال دويسنبرج", "وأكد الظواهري", "وسجل كورتينو". */
export function subjectAt(words: NamedWords, i: number): NameSpan | undefined {
  const name = words.names[i] ?? 0
  if (name & (wordFact.clitic | nameBits.ordinary) || isFormula(words, i)) return undefined
  const nisba = wordFact.familyShape | wordFact.nisba
  const fits =
    ((name & (wordFact.strong | wordFact.definite)) === wordFact.strong && !isAccusative(words, i)) ||
    (((name & (wordFact.unknown | wordFact.likely | wordFact.definite)) === (wordFact.unknown | wordFact.likely) ||
      ((name & (nisba | wordFact.demonym)) === nisba && (words.bits[i] ?? 0) === 0)) &&
      reportsAlone(words, i - 1))
  return fits ? nameSpan('person', i, personEnd(words, i), 0) : undefined
}

/** The token is a reporting verb in the singular. */
function reportsAlone(words: NamedWords, token: number): boolean {
  const form = verbFormAt(words.scan, token)
  return form !== undefined && form.tense !== 'participle' && form.tense !== 'noun' && form.number === 's'
}

/** "ألقى خطابا": an object as news writes it, without its mark. */
function isAccusative(words: NamedWords, token: number): boolean {
  return words.scan.text.charCodeAt((words.scan.end[token] ?? 0) - 1) === letter.alef
}

/** After an adjective of a country: "البرازيلي رونالدينيو", "للكيني كومان ويلي رونو". */
export function nationalAt(words: NamedWords, i: number): NameSpan | undefined {
  const name = words.names[i] ?? 0
  if ((name & (wordFact.likely | wordFact.definite | wordFact.clitic)) !== wordFact.likely) return undefined
  const to = personEnd(words, i)
  if (to - i === 1 && !(name & wordFact.strong)) return undefined
  return nameSpan('person', i, to, 0)
}

/** Joined by و to a person: "كانافارو وإيمرسون", "ورايان غيغيز". */
export function joinedPersonAt(words: NamedWords, i: number): NameSpan | undefined {
  const name = words.names[i] ?? 0
  if (!(name & wordFact.strong) || name & wordFact.definite || !isConjoined(words, i)) return undefined
  if (!(name & wordFact.clitic) || (words.gaps[i] ?? 0) & (phraseBreak & ~gap.comma)) return undefined
  return nameSpan('person', i, personEnd(words, i), 1)
}

/** A run of words outside the lexicon with a foreign look: a person when there are two or three, else left alone. */
export function foreignAt(words: NamedWords, i: number): NameSpan | undefined {
  if (!((words.names[i] ?? 0) & wordFact.strong)) return undefined
  const to = personEnd(words, i)
  if (to - i < 2 || to - i > 4) return undefined
  return nameSpan('person', i, to, 0)
}
