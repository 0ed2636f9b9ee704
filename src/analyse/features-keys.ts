/**
 * An article's names and numbers as keys with marks, as features hold them.
 * In: what analysis found, and the scans. Out: keys and marks in arrays, overwritten by the next call. Touches nothing but its own scratch space.
 */
import type { Entity, Figure, Mention } from '../model/analysis.ts'
import { nameMark } from '../model/features.ts'
import { hash32 } from '../model/ids.ts'
import { tokenKind, type Scan } from '../text/scan.ts'

const mostKeys = 48
/** Characters and words of the body that count as its lead. */
const leadChars = 300
const leadWords = 60

/** At most 48 keys, each with marks: looked through from the first to the last, since most articles have a dozen. */
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

/** Entities by key; the same name in another script shares the key when the skeletons agree. The most telling are kept. */
export function nameKeys(entities: readonly Entity[], mentions: readonly Mention[]): MarkedKeys {
  names.clear()
  const places = placesOf(mentions)
  const kept = entities.length <= mostKeys ? entities : mostTelling(entities, places)
  for (const e of kept) names.mark(hash32(e.key), placeOf(e, places) | kindMark(e) | (Math.min(7, e.count) << 5))
  names.sort()
  return names
}

/** By an entity's key: `nameMark` bits of where it is named. Most of the mentions are further down and in no place. */
function placesOf(mentions: readonly Mention[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const m of mentions) {
    const bit = m.field === 'title' ? nameMark.title : m.start < leadChars ? nameMark.lead : 0
    if (bit === 0) continue
    const known = places.get(m.entity) ?? 0
    if ((known & bit) === 0) places.set(m.entity, known | bit)
  }
  return places
}

function placeOf({ key }: Entity, places: ReadonlyMap<string, number>): number {
  return places.get(key) ?? 0
}

function mostTelling(entities: readonly Entity[], places: ReadonlyMap<string, number>): readonly Entity[] {
  const standing = (e: Entity): number => {
    const bits = placeOf(e, places)
    return (bits & nameMark.title ? 2 : 0) + (bits & nameMark.lead ? 1 : 0)
  }
  return entities
    .toSorted((a, b) => standing(b) - standing(a) || b.count - a.count || (a.key < b.key ? -1 : 1))
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

/** Numbers of two digits or more among the first `words` of each, and every figure with its unit; those of title and lead first. */
export function numberKeys(title: Scan, text: Scan, words: number, figures: readonly Figure[]): MarkedKeys {
  numbers.clear()
  addNumbers(title, words, 1, 1)
  addNumbers(text, words, 2, 0)
  for (const f of figures) numbers.mark(figureKey(f), f.field === 'title' ? 1 : f.start < leadChars ? 2 : 0)
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

function figureKey({ value, unit }: Figure): number {
  return hash32(`${value} ${unit}`)
}
