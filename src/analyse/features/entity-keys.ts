/**
 * An article's names and numbers as keys with marks, as features hold them.
 * In: what analysis found, and the scans. Out: keys and marks, borrowed. Touches nothing but its own scratch space.
 */
import type { Entity, Figure, Mention } from '../../model/analysis.ts'
import type { Borrowed } from '../../model/borrowed.ts'
import { mostNameCount, nameCountShift, nameMark, numberMark } from '../../model/features.ts'
import { hash32 } from '../../model/ids.ts'
import { hashUnits } from '../../text/hash-units.ts'
import { tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { EntityIndex } from '../names/entity-index.ts'

const mostKeys = 48
/** Characters and words of the body that count as its lead. */
const leadChars = 300
const leadWords = 60

/** At most 48 keys, each with marks: searched linearly, since most articles have a dozen. */
export class MarkedKeys {
  count = 0
  readonly keys = new Uint32Array(mostKeys)
  readonly marks = new Uint8Array(mostKeys)

  clear(): void {
    this.count = 0
  }

  /** Adds marks to the key; a new key when there is room. */
  mark(key: number, marks: number): void {
    const { count, keys } = this
    let at = 0
    while (at < count && keys[at] !== key) at++
    if (at < count) this.marks[at] = (this.marks[at] ?? 0) | marks
    else if (count < mostKeys) {
      keys[count] = key
      this.marks[count] = marks
      this.count++
    }
  }

  sort(): void {
    const { count, keys, marks } = this
    for (let i = 1; i < count; i++) {
      const key = keys[i] ?? 0
      const mark = marks[i] ?? 0
      let at = i
      for (; at > 0 && (keys[at - 1] ?? 0) > key; at--) {
        keys[at] = keys[at - 1] ?? 0
        marks[at] = marks[at - 1] ?? 0
      }
      keys[at] = key
      marks[at] = mark
    }
  }
}

const names = new MarkedKeys()
const numbers = new MarkedKeys()

const finder = new EntityIndex()
/** By an entity's place in the list: `nameMark` bits of where it is named. */
let places = new Uint8Array(256)

/** Borrowed. Entities by key; the same name in another script shares the key when the skeletons agree. The most salient are kept. */
export function nameKeys(entities: readonly Entity[], mentions: readonly Mention[]): Borrowed<MarkedKeys> {
  names.clear()
  readPlaces(entities, mentions)
  if (entities.length > mostKeys) for (const k of mostSalient(entities)) addName(entities[k], places[k] ?? 0)
  else for (let k = 0; k < entities.length; k++) addName(entities[k], places[k] ?? 0)
  names.sort()
  return names
}

function addName(entity: Entity | undefined, place: number): void {
  if (entity)
    names.mark(hash32(entity.key), place | kindMark(entity) | (Math.min(mostNameCount, entity.count) << nameCountShift))
}

/** Most mentions are further down than the lead, and in no place. */
function readPlaces(entities: readonly Entity[], mentions: readonly Mention[]): void {
  if (entities.length > places.length) places = new Uint8Array(2 * entities.length)
  places.fill(0, 0, entities.length)
  finder.start(entities)
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m]
    if (mention === undefined) continue
    const bit = mention.field === 'title' ? nameMark.title : mention.start < leadChars ? nameMark.lead : 0
    if (bit === 0) continue
    const k = finder.find(mention.entity)
    if (k >= 0) places[k] = (places[k] ?? 0) | bit
  }
}

/** Places in the list of those named in the title, then in the lead, then most often. */
function mostSalient(entities: readonly Entity[]): number[] {
  const standing = (k: number): number => {
    const bits = places[k] ?? 0
    return (bits & nameMark.title ? 2 : 0) + (bits & nameMark.lead ? 1 : 0)
  }
  const count = (k: number): number => entities[k]?.count ?? 0
  const key = (k: number): string => entities[k]?.key ?? ''
  return Array.from(entities.keys())
    .sort((a, b) => standing(b) - standing(a) || count(b) - count(a) || (key(a) < key(b) ? -1 : 1))
    .slice(0, mostKeys)
}

function kindMark({ kind, key }: Entity): number {
  if (kind === 'person') return nameMark.person
  if (kind !== 'place') return 0
  return isCountryKey(key) ? nameMark.country : nameMark.place
}

/** "place:" and two capitals. */
function isCountryKey(key: string): boolean {
  return key.length === 8 && isCapital(key.charCodeAt(6)) && isCapital(key.charCodeAt(7)) && key.startsWith('place:')
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

/** Borrowed. Numbers of two digits or more among the first `words` of each, and every figure with its unit; those of title and lead first. */
export function numberKeys(title: Scan, text: Scan, words: number, figures: readonly Figure[]): Borrowed<MarkedKeys> {
  numbers.clear()
  addNumbers(title, words, numberMark.title, numberMark.title)
  addNumbers(text, words, numberMark.lead, 0)
  for (const f of figures)
    numbers.mark(figureKey(f), f.field === 'title' ? numberMark.title : f.start < leadChars ? numberMark.lead : 0)
  numbers.sort()
  return numbers
}

function addNumbers(source: Scan, words: number, inLead: number, below: number): void {
  const { kind, start, end, hash } = source
  const count = Math.min(source.count, words)
  for (let i = 0; i < count; i++) {
    if (kind[i] !== tokenKind.number || (end[i] ?? 0) - (start[i] ?? 0) < 2) continue
    numbers.mark(hash[i] ?? 0, i < leadWords ? inLead : below)
  }
}

const units = new Uint16Array(64)

/** hash32 of the value, a blank and the unit. */
function figureKey({ value, unit }: Figure): number {
  const isShort = Number.isInteger(value) && value >= 0 && value < 1e9 && unit.length < 50
  if (!isShort) return hash32(`${value} ${unit}`)
  let length = 1
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length++
  for (let rest = value, at = length; at > 0; rest = Math.floor(rest / 10)) units[--at] = 0x30 + (rest % 10)
  units[length++] = 0x20
  for (let i = 0; i < unit.length; i++) units[length++] = unit.charCodeAt(i)
  return hashUnits(units, 0, length)
}
