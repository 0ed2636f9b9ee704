/**
 * Numbers with what they count, normalised so that outlets' figures for one event can be compared.
 * In: a scanned title and text. Out: `Figure[]`. Touches nothing.
 *
 * Digits of any script and numbers in words ("ثلاثة ملايين", "خمسة وعشرين"), duals ("جنديين"), with a scale, a hedge ("نحو", "على الأقل"), a
 * range ("بين 10 و15") and the noun after it. A number without a noun is a figure where the clause says what it counts ("وأصيب 28").
 */
import type { Entity, Figure } from '../../model/analysis.ts'
import { codeAt, isProclitic, letter, written } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { isPercentSign } from '../../text/numerals/digits.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import type { AnalysedText } from '../analysed-text.ts'
import { wordMark } from '../words/finder-hints.ts'
import { classifyWords, wordClass, type MarkedWords } from '../words/word-classes.ts'
import { foldNoun, singularOf, singularOfDual } from './counted-noun.ts'
import { countriesOf, currencyOf, isSharedName } from './currency.ts'
import { fateAfter, fateBefore, type Fate } from './fate.ts'
import {
  countsPeople,
  figureFact,
  figureFacts,
  figureShift,
  followsDigits,
  hedgeIn,
  unitNamed,
  unitAt,
} from './figure-words.ts'
import { factAt, quantityAt, type NumberRead, type Quantity } from './number-at.ts'
import {
  against,
  and,
  article,
  besides,
  inside,
  lengths,
  nearly,
  negations,
  on,
  reaching,
  scoreWords,
  time,
  to,
  tollHeads,
  yearOpeners,
} from './phrase-words.ts'
import { isRate, scopeOf } from './scope.ts'
import { countedAfter, countedAs, isYear, noUnit, of, type Counted } from './unit-after.ts'

const mostFigures = 200

/**
 * The figures of title and text in order, at most 200; dates, clock times, ages, scores and numbers that count nothing are left out.
 * `entities` settle the currency of a name that countries share. Linear.
 */
export function findFigures(
  doc: AnalysedText,
  textWords: MarkedWords = classifyWords(doc.textScan),
  titleWords: MarkedWords = classifyWords(doc.titleScan),
  entities: readonly Entity[] = [],
): Figure[] {
  const found: Figure[] = []
  const all = { lang: doc.lang, entities, found }
  new FieldReader(titleWords, 'title', all).read()
  new FieldReader(textWords, 'text', all).read()
  return found
}

interface Reading {
  lang: string
  entities: readonly Entity[]
  found: Figure[]
}

class FieldReader {
  readonly #words: MarkedWords
  readonly #scan: Scan
  readonly #facts: Uint32Array
  readonly #field: Figure['field']
  readonly #all: Reading
  #countries: ReadonlyMap<string, number> | undefined
  /** The figure before: where it ends, and what became of those counted. */
  #lastToken = -1
  #lastFate: Fate | undefined

  constructor(words: MarkedWords, field: Figure['field'], all: Reading) {
    this.#words = words
    this.#scan = words.scan
    this.#facts = figureFacts(words.scan)
    this.#field = field
    this.#all = all
  }

  read(): void {
    const { marks, begins, beginCount } = this.#words
    const { found } = this.#all
    let next = 0
    for (let k = 0; k < beginCount && found.length < mostFigures; k++) {
      const i = begins[k] ?? 0
      if (i < next || ((marks[i] ?? 0) & wordMark.figure) === 0) continue
      if (this.#scan.kind[i] !== tokenKind.number || this.#mayCount(i)) next = this.#readFigure(i)
    }
  }

  /** False when neither what follows digits nor what stands before makes them a figure: a year, a day, a score. Most are refused here. */
  #mayCount(i: number): boolean {
    const scan = this.#scan
    const next = scan.gap[i + 1] ?? 0
    if (next & (gap.percent | gap.dash | gap.symbol | gap.bracketClose)) return true
    const after = factAt(scan, this.#facts, i + 1)
    if ((next & ~gap.space) === 0 && after & followsDigits) return true
    const nextHash = scan.hash[i + 1] ?? 0
    if (nextHash === of || (nextHash === inside && factAt(scan, this.#facts, i + 2) & figureFact.numeral)) return true
    const end = scan.end[i] ?? 0
    const code = codeAt(scan.text, end)
    if (
      code === letter.ra ||
      code === written.comma ||
      code === rightToLeftMark ||
      codeAt(scan.text, end + 1) === rightToLeftMark
    )
      return true
    if (
      factAt(scan, this.#facts, i - 1) &
      (figureFact.isLower | figureFact.within | figureFact.fate | figureFact.hedge)
    )
      return true
    if (isPercentSign(codeAt(scan.text, (scan.start[i] ?? 0) - 1))) return true
    if ((scan.gap[i] ?? 0) & gap.symbol) return true
    return fateBefore(scan, this.#facts, i) !== undefined || this.#tollBefore(i) !== undefined
  }

  #readFigure(i: number): number {
    const scan = this.#scan
    const fact = factAt(scan, this.#facts, i)
    if (scan.kind[i] !== tokenKind.number && (fact & figureFact.numeral) === 0) return this.#readDual(i)
    // The weekday is no number.
    if (scan.kind[i] !== tokenKind.number && (this.#words.bits[i] ?? 0) & wordClass.time) return i + 1
    const quantity = quantityAt(scan, this.#facts, i, this.#all.lang)
    if (typeof quantity === 'number') return quantity
    if (factAt(scan, this.#facts, i - 1) & figureFact.label) return quantity.last
    if (this.#isOrdinal(i, quantity)) return quantity.last
    // "في المئة" after a word that is no number.
    if (quantity.value === 100 && fact & figureFact.definite) return quantity.last
    const counted = countedAfter(this.#words, this.#facts, quantity)
    if (counted === 'date') return quantity.last
    if (quantity.isDashed && (counted === undefined || counted.listed === 0)) return quantity.last
    if (counted === undefined) return this.#readWithout(i, quantity)
    if (counted.unit === 'goal' && this.#isGoalsOfScore(i, counted.last)) return counted.last
    if (this.#isAge(i, counted) || this.#isYearOf(i, quantity, counted)) return counted.last
    if (quantity.from)
      this.#push(
        i,
        quantity.from,
        { ...counted, end: quantity.from.end, last: quantity.from.last },
        undefined,
        undefined,
        true,
      )
    this.#push(i, quantity, counted, quantity.valueTo)
    return counted.last
  }

  /** "للمرة الـ21", "المرة الحادية والعشرين": which one, not how many. */
  #isOrdinal(i: number, n: NumberRead): boolean {
    const scan = this.#scan
    if (n.hasScale || n.isPercent) return false
    if (!n.isDigits) return n.start > (scan.start[i] ?? 0) && (factAt(scan, this.#facts, i) & figureFact.definite) !== 0
    if (i < 2 || scan.hash[i - 1] !== article || (scan.end[i - 1] ?? 0) < n.start - 1) return false
    return (
      cliticBits.hasArticle(scan.clitics[i - 2] ?? 0) ||
      /\u0647\u0627?$/u.test(scan.text.slice(scan.start[i - 2], scan.end[i - 2]))
    )
  }

  /** A number without a noun after it. */
  #readWithout(i: number, n: Quantity): number {
    const scan = this.#scan
    const fact = factAt(scan, this.#facts, i)
    if (!n.isDigits && !n.hasScale) {
      if (fact & figureFact.definite) return this.#readAfterNoun(i, n)
      if (n.value <= 2) return this.#readOne(i, n)
    }
    if (n.isDigits && isYear(n.value) && !n.hasScale) return n.last
    const before = factAt(scan, this.#facts, i - 1)
    const toll = fateBefore(scan, this.#facts, i) ?? this.#tollBefore(i) ?? this.#inherited(i)
    const isPart = (before & figureFact.within) !== 0 || this.#isOneOfThem(n.last)
    if (!n.hasScale && toll === undefined && !isPart && !this.#isNationOf(i, n)) return n.last
    const counted = countedAs(noUnit, undefined, 0, n.last, n.end)
    this.#push(i, n, counted, n.valueTo, toll)
    return n.last
  }

  /** "9691 من البرازيل", "3 منهم": of something said before. */
  #isOneOfThem(last: number): boolean {
    return (
      ((this.#scan.gap[last] ?? 0) & ~gap.space) === 0 &&
      (factAt(this.#scan, this.#facts, last) & figureFact.within) !== 0
    )
  }

  #isNationOf(i: number, n: NumberRead): boolean {
    return (
      n.isDigits &&
      n.value > 31 &&
      this.#lastToken >= 0 &&
      this.#scan.sentence[this.#lastToken] === this.#scan.sentence[i] &&
      ((this.#scan.gap[n.last] ?? 0) & ~gap.space) === 0 &&
      this.#scan.hash[n.last] === of
    )
  }

  /** "القتلى الخمسة". */
  #readAfterNoun(i: number, n: NumberRead): number {
    const scan = this.#scan
    if (n.value < 3 || n.value > 10 || ((scan.gap[i] ?? 0) & ~gap.space) !== 0) return n.last
    const before = scan.clitics[i - 1] ?? 0
    if (i === 0 || !cliticBits.hasArticle(before)) return n.last
    const form = foldNoun(scan.text.slice(scan.start[i - 1], scan.end[i - 1])).slice(cliticBits.bareStart(before))
    const singular = singularOf(form)
    if (singular === form) return n.last
    const listed = unitNamed(singular)
    const start = scan.start[i - 1] ?? 0
    this.#push(i - 1, { ...n, start }, countedAs(unitAt(listed) ?? singular, singular, listed, n.last, n.end))
    return n.last
  }

  /** "مرة واحدة", and اثنين after a dual that is in no list. */
  #readOne(i: number, n: NumberRead): number {
    const scan = this.#scan
    if (i === 0 || ((scan.gap[i] ?? 0) & ~gap.space) !== 0 || this.#lastToken === i) return n.last
    const before = factAt(scan, this.#facts, i - 1)
    if ((before & (figureFact.countable | figureFact.unit)) === 0) return n.last
    const form = foldNoun(scan.text.slice(scan.start[i - 1], scan.end[i - 1]))
    const start = scan.start[i - 1] ?? 0
    if (n.start !== scan.start[i]) return n.last
    if (n.value === 2) {
      if (!/(?:ين|ان)$/u.test(form)) return n.last
      const singular = singularOfDual(form)
      const listed = unitNamed(singular)
      this.#push(i - 1, { ...n, start }, countedAs(unitAt(listed) ?? singular, singular, listed, n.last, n.end))
      return n.last
    }
    const listed = (before & figureFact.unit) >>> figureShift.unit
    if (form === time ? isRate(scan, this.#facts, n.last) : listed === 0 || lengths.has(unitAt(listed) ?? ''))
      return n.last
    this.#push(i - 1, { ...n, start }, countedAs(unitAt(listed) ?? form, undefined, listed, n.last, n.end))
    return n.last
  }

  #readDual(i: number): number {
    const scan = this.#scan
    const fact = factAt(scan, this.#facts, i)
    if ((fact & figureFact.dual) === 0) return i + 1
    let start = scan.start[i] ?? 0
    const clitics = cliticBits.bareStart(scan.clitics[i] ?? 0)
    for (let k = 0; k < clitics && isProclitic(codeAt(scan.text, start)); k++) start++
    const end = scan.end[i] ?? 0
    if (codeAt(scan.text, end - 1) === letter.ya && !this.#isIndefinite(i + 1)) return i + 1
    const singular = singularOfDual(foldNoun(scan.text.slice(start, end)))
    const listed = (fact & figureFact.unit) >>> figureShift.unit || unitNamed(singular)
    if (unitAt(listed) === 'goal' && this.#isGoalsOfScore(i, i + 1)) return i + 1
    const n: NumberRead = { start, end, value: 2, last: i + 1, isPercent: false, isDigits: false, hasScale: false }
    this.#push(i, n, countedAs(unitAt(listed) ?? singular, singular, listed, i + 1, end))
    return i + 1
  }

  /** "سيارتي إسعاف": what a construct dual stands before. */
  #isIndefinite(token: number): boolean {
    return (
      ((this.#scan.gap[token] ?? 0) & ~gap.space) === 0 &&
      (factAt(this.#scan, this.#facts, token) & figureFact.countable) !== 0
    )
  }

  /** "بهدفين لهدف", "ثلاثة أهداف مقابل هدف", "دون رد", "هدفين نظيفين": a score told in words. */
  #isGoalsOfScore(first: number, last: number): boolean {
    const scan = this.#scan
    if (first > 0 && scan.hash[first - 1] === against) return true
    return ((scan.gap[last] ?? 0) & ~gap.space) === 0 && scoreWords.get(scan.hash[last] ?? 0) !== 0
  }

  #push(i: number, n: NumberRead, counted: Counted, valueTo?: number, toll?: Fate, isFormer = false): void {
    const scan = this.#scan
    const { text } = scan
    let { end } = counted
    let { start } = n
    if (counted.unit === 'percent') {
      while (isPercentSign(codeAt(text, end))) end++
      if (isPercentSign(codeAt(text, start - 1))) start--
    } else if (codeAt(text, start - 1) === 0x24) start--
    const fate = toll ?? this.#fateOf(i, counted)
    const unit = fate ?? this.#unitOf(counted)
    const figure: Figure = { field: this.#field, start, end, value: n.value, unit, surface: text.slice(start, end) }
    if (valueTo !== undefined) figure.valueTo = valueTo
    const hedge = this.#hedgeOf(i, counted.last)
    if (hedge) figure.hedge = hedge
    if (counted.noun !== undefined && counted.noun !== unit) figure.noun = counted.noun
    const scope = isFormer ? 'former' : scopeOf(scan, this.#facts, i, counted.last)
    if (scope) figure.scope = scope
    this.#all.found.push(figure)
    this.#lastToken = counted.last
    this.#lastFate = fate
  }

  #unitOf({ unit, last }: Counted): string {
    if (!isSharedName(unit)) return unit
    this.#countries ??= countriesOf(this.#all.entities)
    const isNext = ((this.#scan.gap[last] ?? 0) & ~gap.space) === 0
    return currencyOf(unit, isNext && last < this.#scan.count ? (this.#scan.hash[last] ?? 0) : 0, this.#countries)
  }

  /** What became of those counted, where people may be counted at all. */
  #fateOf(i: number, { unit, listed, last, isOther }: Counted): Fate | undefined {
    const isPeople = countsPeople[listed] === 1 || isOther || unit === noUnit
    if (listed !== 0 && !isPeople) return undefined
    const fate =
      fateBefore(this.#scan, this.#facts, i) ?? this.#inherited(i) ?? fateAfter(this.#scan, this.#facts, last)
    return isPeople || fate === 'dead' || fate === 'injured' ? fate : undefined
  }

  /** "مقتل 5 جنود و3 مدنيين", "13 من رجال الأمن إضافة إلى ثلاثة": joined to the figure before, of which few words may stand between. */
  #inherited(i: number): Fate | undefined {
    const scan = this.#scan
    const from = this.#lastToken
    if (this.#lastFate === undefined || from < 0 || i - from > joinedWords) return undefined
    for (let k = from; k <= i; k++) if ((scan.gap[k] ?? 0) & ~(gap.space | gap.comma)) return undefined
    const isAnd = codeAt(scan.text, scan.start[i] ?? 0) === letter.waw && scan.kind[i] !== tokenKind.number
    if (isAnd || scan.hash[i - 1] === and) return i - from <= joinedByAnd ? this.#lastFate : undefined
    return scan.hash[i - 1] === to && scan.hash[i - 2] === besides ? this.#lastFate : undefined
  }

  /** "ارتفع عدد القتلى في الحادث إلى 15": the people counted stand before the number. */
  #tollBefore(i: number): Fate | undefined {
    if (i === 0) return undefined
    const scan = this.#scan
    const before = factAt(scan, this.#facts, i - 1)
    if ((before & (figureFact.leadsOn | figureFact.hedge)) === 0 && reaching.get(scan.hash[i - 1] ?? 0) === 0)
      return undefined
    for (let k = i - 2; k >= Math.max(1, i - tollWords); k--) {
      if ((scan.gap[k + 1] ?? 0) & (gap.sentenceEnd | gap.newline | gap.comma)) return undefined
      if (scan.kind[k] === tokenKind.number) return undefined
      const unit = unitAt((factAt(scan, this.#facts, k) & figureFact.unit) >>> figureShift.unit)
      if (unit === 'dead' || unit === 'injured' || unit === 'missing')
        return tollHeads.get(scan.hash[k - 1] ?? 0) !== 0 ? unit : undefined
    }
    return undefined
  }

  /** "رونالدو، 33 عاما،", "(30 عاما)", "البالغ من العمر 30 عاما". */
  #isAge(i: number, { unit, last }: Counted): boolean {
    if (unit !== 'year') return false
    const scan = this.#scan
    const before = scan.gap[i] ?? 0
    const after = scan.gap[last] ?? 0
    if (before & gap.bracketOpen && after & gap.bracketClose) return true
    if (before & gap.comma && after & (gap.comma | gap.sentenceEnd)) return true
    if (before & gap.dash && after & gap.dash) return true
    for (let k = i - 1; k >= Math.max(0, i - 4); k--) {
      if ((scan.gap[k + 1] ?? 0) & (gap.sentenceEnd | gap.newline)) return false
      if (factAt(scan, this.#facts, k) & figureFact.age) return true
    }
    return false
  }

  /** "في 2015 دولة": a year before a noun that begins something else. */
  #isYearOf(i: number, n: NumberRead, { unit }: Counted): boolean {
    if (!n.isDigits || n.hasScale || !isYear(n.value) || /[.,]/u.test(this.#scan.text.slice(n.start, n.end)))
      return false
    return unit === 'percent' || i === 0 ? false : yearOpeners.get(this.#scan.hash[i - 1] ?? 0) !== 0
  }

  #hedgeOf(i: number, last: number): Figure['hedge'] | undefined {
    const scan = this.#scan
    for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
      if ((scan.gap[k + 1] ?? 0) & ~(gap.space | gap.bracketOpen)) break
      const kind = hedgeIn(factAt(scan, this.#facts, k))
      if (kind === undefined) continue
      const isTurned = k > 0 && negations.get(scan.hash[k - 1] ?? 0) !== 0
      if (!isTurned) return kind
      return kind === 'moreThan' ? 'atMost' : kind === 'lessThan' ? 'atLeast' : kind
    }
    for (let k = last; k < Math.min(scan.count, last + 3); k++) {
      if ((scan.gap[k] ?? 0) & ~gap.space) return undefined
      const kind = hedgeIn(factAt(scan, this.#facts, k))
      if (kind === 'atLeast' || kind === 'atMost') return scan.hash[k - 1] === on ? kind : undefined
      if (kind === 'about' && scan.hash[k] === nearly) return kind
      if (kind !== undefined) return undefined
    }
    return undefined
  }
}

const [tollWords, joinedWords, joinedByAnd] = [9, 8, 4]
const rightToLeftMark = 0x200f
