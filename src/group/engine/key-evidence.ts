/**
 * What the names, places, numbers and days of two held articles say about their being of one event.
 * In: held articles. Out: a few numbers. Touches nothing but the kept sums of a row.
 *
 * Names and numbers are few (see held-articles.ts), so a comparison is a walk over two short ascending lists. That both sides name
 * something in title or lead and never the same thing speaks against: two towns, two weekdays, two results.
 */
import { mostNameCount, nameCountShift, nameMark, numberMark } from '../../model/features.ts'
import type { HeldArticles } from './held-articles.ts'
import { hashOf, marksOf, rowLayout } from './held-row.ts'

const { namesAt, nameSquaresAt, numbersAt } = rowLayout

const inHead = nameMark.title | nameMark.lead
const anyPlace = nameMark.country | nameMark.place

/** 1 + ln of how often a name occurs, 0..7. */
const countGain = Float64Array.from({ length: mostNameCount + 1 }, (_, n) => 1 + Math.log(Math.max(1, n)))
/** Kept sums of squares are 16-bit numbers of this unit. */
const sumUnit = 1 / 8

/** How many names and numbers of each kind an article has where it matters. */
class Counts {
  headPlaces = 0
  headCities = 0
  titleCities = 0
  titlePeople = 0
  titleOthers = 0
  titleNumbers = 0

  read(held: HeldArticles, serial: number): void {
    const { rows } = held
    const row = held.rowOf(serial)
    let headPlaces = 0
    let headCities = 0
    let titleCities = 0
    let titlePeople = 0
    let titleOthers = 0
    let titleNumbers = 0
    const namesEnd = held.namesEnd(row)
    for (let i = row + namesAt; i < namesEnd; i++) {
      const name = rows[i] ?? 0
      if ((name & inHead) === 0) continue
      const isTitle = (name & nameMark.title) !== 0
      if (name & anyPlace) {
        headPlaces++
        if ((name & nameMark.place) === 0) continue
        headCities++
        if (isTitle) titleCities++
      } else if (isTitle) {
        if (name & nameMark.person) titlePeople++
        else titleOthers++
      }
    }
    const numbersEnd = held.numbersEnd(row)
    for (let i = row + numbersAt; i < numbersEnd; i++) if ((rows[i] ?? 0) & numberMark.title) titleNumbers++
    this.headPlaces = headPlaces
    this.headCities = headCities
    this.titleCities = titleCities
    this.titlePeople = titlePeople
    this.titleOthers = titleOthers
    this.titleNumbers = titleNumbers
  }
}

export class KeyEvidence {
  /** Cosine of all names by idf and how often they occur; of those that are neither people nor places. */
  nameCosine = 0
  otherNameCosine = 0
  /** idf of the names that stand in title or lead of both, as a share of the most an idf can be. */
  headNames = 0
  /** 1 when both name places in title or lead, and none is the same; the same for places smaller than a country, and in titles. */
  headPlaceOther = 0
  headCitySame = 0
  headCityOther = 0
  titleCityOther = 0
  /** Share of the people of one title that the other article names; the lower of both ways, a half where a title names nobody. */
  titlePersonFound = 0
  titleOtherSame = 0
  /** idf of the shared numbers, as a share of the most an idf can be. */
  numbers = 0
  titleNumberSame = 0
  titleNumberOther = 0
  /** 1 when both leads mean one day; 1 when both name weekdays, and none is the same. */
  daySame = 0
  weekdayOther = 0
  private readonly here = new Counts()
  private readonly there = new Counts()
  private readonly held: HeldArticles
  private loaded = 0

  constructor(held: HeldArticles) {
    this.held = held
  }

  /** Makes `serial`, whose sums are kept, the one that others are compared with. */
  load(serial: number): void {
    this.loaded = serial
    this.here.read(this.held, serial)
  }

  /** Fills the fields for the loaded article and `serial`, whose sums are kept; symmetric. */
  compare(serial: number): void {
    this.there.read(this.held, serial)
    this.compareNames(serial)
    this.compareNumbers(serial)
    this.compareDays(serial)
  }

  /** Keeps the squared sums over the names of a row: of all, and of those that are neither people nor places. */
  keepSums(row: number): void {
    const { held } = this
    const { rows, frequency } = held
    let all = 0
    let others = 0
    const end = held.namesEnd(row)
    for (let i = row + namesAt; i < end; i++) {
      const name = rows[i] ?? 0
      const value = valueOf(name, frequency.idf(hashOf(name)))
      all += value * value
      if ((name & (anyPlace | nameMark.person)) === 0) others += value * value
    }
    const kept = (sum: number): number => Math.min(65535, Math.round(sum / sumUnit))
    rows[row + nameSquaresAt] = (kept(others) << 16) | kept(all)
  }

  private compareNames(serial: number): void {
    const { held, here, there } = this
    const { rows, frequency } = held
    const rowHere = held.rowOf(this.loaded)
    const rowThere = held.rowOf(serial)
    const endHere = held.namesEnd(rowHere)
    const endThere = held.namesEnd(rowThere)
    let dot = 0
    let otherDot = 0
    let head = 0
    let places = 0
    let cities = 0
    let titleCities = 0
    let others = 0
    let foundHere = 0
    let foundThere = 0
    for (let i = rowHere + namesAt, j = rowThere + namesAt; i < endHere && j < endThere;) {
      const x = rows[i] ?? 0
      const y = rows[j] ?? 0
      const order = hashOf(x) - hashOf(y)
      if (order <= 0) i++
      if (order >= 0) j++
      if (order !== 0) continue
      const idf = frequency.idf(hashOf(x))
      const product = valueOf(x, idf) * valueOf(y, idf)
      const both = x & y
      const areHead = (x & inHead) !== 0 && (y & inHead) !== 0
      dot += product
      if (areHead) head += idf
      if (both & anyPlace) {
        if (!areHead) continue
        places++
        if ((both & nameMark.place) === 0) continue
        cities++
        if (both & nameMark.title) titleCities++
      } else if (both & nameMark.person) {
        if (x & nameMark.title) foundHere++
        if (y & nameMark.title) foundThere++
      } else {
        otherDot += product
        if (both & nameMark.title) others++
      }
    }
    const sumsHere = rows[rowHere + nameSquaresAt] ?? 0
    const sumsThere = rows[rowThere + nameSquaresAt] ?? 0
    this.nameCosine = cosine(dot, sumsHere & 0xffff, sumsThere & 0xffff)
    this.otherNameCosine = cosine(otherDot, sumsHere >>> 16, sumsThere >>> 16)
    this.headNames = head / frequency.most
    this.headPlaceOther = conflict(here.headPlaces, there.headPlaces, places)
    this.headCitySame = cities > 0 ? 1 : 0
    this.headCityOther = conflict(here.headCities, there.headCities, cities)
    this.titleCityOther = conflict(here.titleCities, there.titleCities, titleCities)
    this.titlePersonFound = Math.min(share(foundHere, here.titlePeople), share(foundThere, there.titlePeople))
    this.titleOtherSame = others > 0 ? 1 : 0
  }

  private compareNumbers(serial: number): void {
    const { held, here, there } = this
    const { rows, frequency } = held
    const rowHere = held.rowOf(this.loaded)
    const rowThere = held.rowOf(serial)
    const endHere = held.numbersEnd(rowHere)
    const endThere = held.numbersEnd(rowThere)
    let sum = 0
    let title = 0
    for (let i = rowHere + numbersAt, j = rowThere + numbersAt; i < endHere && j < endThere;) {
      const x = rows[i] ?? 0
      const y = rows[j] ?? 0
      const order = hashOf(x) - hashOf(y)
      if (order <= 0) i++
      if (order >= 0) j++
      if (order !== 0) continue
      sum += frequency.idf(hashOf(x))
      if (x & y & numberMark.title) title++
    }
    this.numbers = sum / frequency.most
    this.titleNumberSame = title > 0 ? 1 : 0
    this.titleNumberOther = conflict(here.titleNumbers, there.titleNumbers, title)
  }

  private compareDays(serial: number): void {
    const { held } = this
    const mine = held.daysMeantAt(this.loaded)
    const theirs = held.daysMeantAt(serial)
    const apart = Math.floor(held.secondsAt(serial) / 86_400) - Math.floor(held.secondsAt(this.loaded) / 86_400)
    // Bit k of each is day k of its own count: the counts are as far apart as the articles.
    const shifted = Math.abs(apart) > 8 ? 0 : apart >= 0 ? theirs << apart : theirs >> -apart
    this.daySame = mine & shifted ? 1 : 0
    const here = held.weekdaysAt(this.loaded)
    const there = held.weekdaysAt(serial)
    this.weekdayOther = conflict(here, there, here & there)
  }
}

function valueOf(name: number, idf: number): number {
  return idf * (countGain[marksOf(name) >>> nameCountShift] ?? 1)
}

/** Of two kept sums of squares. */
function cosine(dot: number, one: number, two: number): number {
  return dot === 0 ? 0 : Math.min(1, dot / (Math.sqrt(Math.max(1, one) * Math.max(1, two)) * sumUnit))
}

/** 1 when both sides have some and none is the same. */
function conflict(here: number, there: number, same: number): number {
  return here > 0 && there > 0 && same === 0 ? 1 : 0
}

function share(found: number, of: number): number {
  return of === 0 ? 0.5 : found / of
}
