/**
 * Folds that tell the truth: which carriers of a text give its facts otherwise, and how much of the text they share.
 * In: the members of a story with their texts, its sets of figures. Out: folds with their versions. Pure.
 *
 * Carriers are taken in the order of time. One that gives no fact otherwise belongs to the version before it; one that does begins a
 * new version, with what it changed. Work is bounded by the members, a few comparisons each over the first 2,500 characters.
 */
import { leastShare, versionChange, type VersionChange } from '../changes/changed-facts.ts'
import { isToll, type ChangedFact, type FactSpan } from '../changes/fact.ts'
import { isSameValue } from '../changes/equal-values.ts'
import { areOneNumber } from '../changes/figure-changes.ts'
import { versionText, type VersionText } from '../changes/text-version.ts'
import type { PlacedFigure } from './figure-context.ts'
import type { FigureSet } from './figure-sets.ts'
import { foldCopies, type Fold } from './fold-copies.ts'
import { figureLeadChars } from './differing-figures.ts'
import { byTime, type MemberMaterial } from './story-material.ts'

/** A text as its carriers have it between two changes of its facts. */
export interface FoldVersion<M extends MemberMaterial = MemberMaterial> {
  /** Oldest first; at least one. */
  carriers: M[]
  /** The earlier carrier that `facts` were compared with; absent for the first version. */
  of?: M
  /** What it gives otherwise than `of`; empty for the first version. */
  facts: ChangedFact[]
}

export interface ToldFold<M extends MemberMaterial = MemberMaterial> extends Fold<M> {
  /** Oldest first; one where no carrier changes a fact. */
  versions: FoldVersion<M>[]
  /** Least share of a carrier's text that the carrier it was taken from has, 0..1; absent for a lone article, or where it is not known. */
  share?: number
  /** Every carrier has the text as it is, and none gives a fact otherwise; where it is not known, they have not. */
  isSameText: boolean
}

type Compare<M extends MemberMaterial> = (a: M, b: M) => VersionChange

/** As much of a text as is compared: facts of headline, opening, and tolls stand there. */
const comparedChars = 2_500
/** Versions that a carrier is compared with, the newest. */
const comparedVersions = 3
const mostlyWhole = 0.7
/** Comparisons in one story. */
const mostComparisons = 300

/**
 * `foldCopies` with versions; the lead is of the latest version where that changed a figure, a date or a place in headline or opening,
 * or a toll. `differing`: the story's sets of figures that differ.
 */
export function toldFolds<M extends MemberMaterial>(
  members: readonly M[],
  differing: readonly FigureSet<M>[],
): ToldFold<M>[] {
  const placed = figuresByMember(differing)
  const texts = new Map<number, VersionText>()
  const work = { left: mostComparisons }
  const compare: Compare<M> = (a, b) => changesOf(a, b, texts, placed)
  return foldCopies(members)
    .map((fold) => {
      const versions = versionsOf([fold.lead, ...fold.copies].sort(byTime), compare, work)
      const lead = leadOf(fold, versions)
      const copies =
        lead === fold.lead ? fold.copies : [fold.lead, ...fold.copies].filter((m) => m !== lead).sort(byTime)
      return {
        ...fold,
        lead,
        copies,
        versions,
        ...shareOf(fold),
        isSameText: versions.length === 1 && haveOneText(fold),
      }
    })
    .sort((a, b) => byTime(b.lead, a.lead))
}

function shareOf<M extends MemberMaterial>({ lead, copies }: Fold<M>): { share?: number } {
  const known = [lead, ...copies].flatMap((m) => (m.copyOf === undefined ? [] : (m.containment ?? [])))
  return known.length === 0 ? {} : { share: Math.min(...known) }
}

/** So much of the text may be otherwise in a copy: a byline, a cut last sentence. */
const sameTextShare = 0.9

/** True where a copy is the text that it was taken from, not a part of it or more than it. */
export function isWholeCopy({ copyKind, containment }: Pick<MemberMaterial, 'copyKind' | 'containment'>): boolean {
  return (copyKind === 'exact' || copyKind === 'edited') && (containment ?? 0) >= sameTextShare
}

function haveOneText<M extends MemberMaterial>({ lead, copies }: Fold<M>): boolean {
  const taken = [lead, ...copies].filter((m) => m.copyOf !== undefined)
  return taken.length >= copies.length && taken.every(isWholeCopy) && haveOneToll([lead, ...copies])
}

function versionsOf<M extends MemberMaterial>(
  inTime: readonly M[],
  compare: Compare<M>,
  work: { left: number },
): FoldVersion<M>[] {
  const versions: FoldVersion<M>[] = []
  const seen = new Map<string, FoldVersion<M>>()
  for (const member of inTime) {
    const key = `${member.title}\n${member.lead}`
    const version = seen.get(key) ?? versionFor(member, versions, compare, work)
    seen.set(key, version)
    version.carriers.push(member)
  }
  return versions
}

/** The version that the member belongs to: of those that it contradicts in nothing the likest; a new one when it contradicts the newest. */
function versionFor<M extends MemberMaterial>(
  member: M,
  versions: FoldVersion<M>[],
  compare: Compare<M>,
  work: { left: number },
): FoldVersion<M> {
  let nearest: { of: M; facts: ChangedFact[] } | undefined
  let likest: { version: FoldVersion<M>; share: number } | undefined
  for (const version of versions.slice(-comparedVersions).reverse()) {
    if (work.left <= 0) return likest?.version ?? version
    const of = comparedWith(member, version)
    if (!of) continue
    work.left--
    const { facts, share } = compare(of, member)
    if (facts.length === 0) {
      // A text that is cut contradicts nothing; its headline still tells which version it is of.
      const likeness = share + tollsAgree(member, version)
      if (!likest || likeness > likest.share) likest = { version, share: likeness }
    } else if (!nearest || facts.length < nearest.facts.length) nearest = { of, facts }
  }
  if (likest) return likest.version
  const made: FoldVersion<M> = { carriers: [], facts: [], ...nearest }
  versions.push(made)
  return made
}

/** 1 when a headline of the version has a toll of the member's headline, -1 when they have others, 0 when it cannot be told. */
function tollsAgree<M extends MemberMaterial>(member: M, { carriers }: FoldVersion<M>): number {
  const own = titleTolls(member)
  const others = carriers.flatMap(titleTolls)
  if (own.length === 0 || others.length === 0) return 0
  return own.some((toll) => others.includes(toll)) ? 1 : -1
}

/** "dead 21" */
function titleTolls({ analysis }: MemberMaterial): string[] {
  return (analysis?.figures ?? [])
    .filter(({ field, unit, scope }) => field === 'title' && scope === undefined && isToll(unit))
    .map(({ unit, value }) => `${unit} ${value}`)
}

/** Headlines that give one kind of toll give one value of it. */
function haveOneToll(members: readonly MemberMaterial[]): boolean {
  const valueOf = new Map<string, string>()
  for (const toll of members.flatMap(titleTolls)) {
    const [unit = '', value = ''] = toll.split(' ')
    if ((valueOf.get(unit) ?? value) !== value) return false
    valueOf.set(unit, value)
  }
  return true
}

/** The carrier that the member's text was found in, unless another has much more of it: what is cut cannot be contradicted. */
function comparedWith<M extends MemberMaterial>(member: M, { carriers }: FoldVersion<M>): M | undefined {
  let longest: M | undefined
  let source: M | undefined
  for (const carrier of carriers) {
    if (!longest || carrier.textChars > longest.textChars) longest = carrier
    if (carrier.id === member.copyOf) source = carrier
  }
  return source && longest && source.textChars >= mostlyWhole * longest.textChars ? source : longest
}

/** What `b`, the later of two carriers, gives otherwise than `a`. `differing` as for `toldFolds`. */
export function changedBetween<M extends MemberMaterial>(
  a: M,
  b: M,
  differing: readonly FigureSet<M>[],
): ChangedFact[] {
  return changesOf(a, b, new Map(), figuresByMember(differing)).facts
}

function changesOf<M extends MemberMaterial>(
  a: M,
  b: M,
  texts: Map<number, VersionText>,
  placed: ReadonlyMap<number, ReadonlyMap<FigureSet<M>, PlacedFigure<M>>>,
): VersionChange {
  const { facts, share } = textChange(a, b, texts)
  const all = [...facts]
  for (const [set, one] of placed.get(a.id) ?? []) {
    const two = placed.get(b.id)?.get(set)
    if (!two || isSameValue(one.figure, two.figure) || areOneNumber(numberOf(one), numberOf(two))) continue
    if (share < leastShare && !isToll(set.unit)) continue
    const before = spanOf(one)
    const after = spanOf(two)
    if (!all.some((fact) => isWithin(fact.before, before) || isWithin(fact.after, after))) {
      all.push({ kind: 'figure', before, after, confidence: reworded, unit: set.unit })
    }
  }
  // An outlet's own next notice (another vacancy, another company's results) has the form of the one before; its tolls are updates.
  return { facts: a.sourceId === b.sourceId ? all.filter((fact) => isToll(fact.unit)) : all, share }
}

/** By earlier and later member: a story that gets one article more has compared all others already. */
const changeOf = new WeakMap<MemberMaterial, WeakMap<MemberMaterial, VersionChange>>()

function textChange(a: MemberMaterial, b: MemberMaterial, texts: Map<number, VersionText>): VersionChange {
  const ofEarlier = changeOf.get(a) ?? new WeakMap<MemberMaterial, VersionChange>()
  changeOf.set(a, ofEarlier)
  const change = ofEarlier.get(b) ?? versionChange(textOf(a, texts), textOf(b, texts))
  ofEarlier.set(b, change)
  return change
}

/** Two figures that are of one quantity by the words around them, not by their place in the text. */
const reworded = 0.7

function textOf(member: MemberMaterial, texts: Map<number, VersionText>): VersionText {
  const { id, title, lead, at, lang, analysis } = member
  const known =
    texts.get(id) ??
    versionText({
      title,
      text: lead.slice(0, comparedChars),
      at,
      ...(lang === undefined ? {} : { lang }),
      ...(analysis === undefined ? {} : { analysis }),
    })
  texts.set(id, known)
  return known
}

function figuresByMember<M extends MemberMaterial>(
  sets: readonly FigureSet<M>[],
): Map<number, Map<FigureSet<M>, PlacedFigure<M>>> {
  const found = new Map<number, Map<FigureSet<M>, PlacedFigure<M>>>()
  for (const set of sets) {
    for (const placed of set.members) {
      const of = found.get(placed.member.id) ?? new Map<FigureSet<M>, PlacedFigure<M>>()
      found.set(placed.member.id, of)
      if (!of.has(set)) of.set(set, placed)
    }
  }
  return found
}

function numberOf({ figure: { surface, value } }: PlacedFigure): { text: string; value: number } {
  return { text: surface, value }
}

function spanOf({ figure: { field, start, end, surface } }: PlacedFigure): FactSpan {
  return { field, start, length: end - start, text: surface }
}

function isWithin(a: FactSpan, b: FactSpan): boolean {
  return a.field === b.field && a.start < b.start + b.length && b.start < a.start + a.length
}

/** Changes that make the version before them the outdated one: another spelling of a name does not. */
function isUpdate({ kind, unit, after }: ChangedFact): boolean {
  if (kind === 'name' || kind === 'word') return false
  return isToll(unit) || after.field === 'title' || after.start < figureLeadChars
}

function leadOf<M extends MemberMaterial>(fold: Fold<M>, versions: readonly FoldVersion<M>[]): M {
  const latest = versions.findLast(({ facts }) => facts.some(isUpdate))
  if (!latest || latest.carriers.includes(fold.lead)) return fold.lead
  return latest.carriers[0] ?? fold.lead
}
