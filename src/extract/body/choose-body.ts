/**
 * Chooses the article's element and prunes it, with a confidence and the reasons.
 * In: the tree, its blocks, JSON-LD, the title, the site's known furniture. Out: the choice. Touches nothing.
 */
import { leads as classLeads } from '../../data/class-names.data.ts'
import { type Block, weigh } from '../page/blocks.ts'
import { type El, type PageDom, contains, findAll } from '../page/dom.ts'
import { type BodyCandidate, type Zones, findCandidates, findZones, proseWeight } from './find-body.ts'
import type { LinkedData } from '../page/json-ld.ts'
import { type Pruned, pruneBody } from './prune-body.ts'
import { namePattern } from '../page/phrase-pattern.ts'
import { type SiteFurniture, isSiteFurniture } from '../page/site-furniture.ts'
import { sharedWords, wordsOf } from '../page/shared-words.ts'

export interface BodyChoice {
  body: El | undefined
  pruned: Pruned
  zones: Zones
  /** Text of JSON-LD `articleBody` when it is the better body than anything in the tree. */
  linkedText?: string
  prose: number
  confidence: number
  evidence: string[]
}

/** What is known of the title when the body is chosen. */
export interface PageTitle {
  text: string
  heading: El | undefined
  /** The publisher's description. */
  description: string | undefined
}

/** The best body of the page; `body` is undefined when the page has no prose. */
export function chooseBody(
  dom: PageDom,
  blocks: Block[],
  data: LinkedData,
  title: PageTitle,
  site: SiteFurniture | undefined,
): BodyChoice {
  const linked = data.articleBody === undefined ? undefined : plainBody(data.articleBody)
  const { anchors, complete } = findAnchors(blocks, linked)
  let zones = markSite(findZones(dom.root, blocks, anchors, title.heading), blocks, site)
  let candidates = findCandidates(blocks, zones, anchors, complete)
  const evidence: string[] = []
  if ((candidates[0]?.prose ?? 0) < 0.3 * zones.total) {
    const looser = markSite(findZones(dom.root, blocks, anchors, title.heading, false), blocks, site)
    const others = findCandidates(blocks, looser, anchors, complete)
    if ((others[0]?.prose ?? 0) > (candidates[0]?.prose ?? 0) * 2) {
      zones = looser
      candidates = others
      evidence.push('names-ignored')
    }
  }
  const wanted = complete ? anchors : new Set<Block>()
  const { top, pruned } = firstWithText(candidates, blocks, zones, title, wanted, evidence)
  if (top === undefined) {
    const pictures = pictureStory(blocks, zones, title.heading)
    if (pictures)
      return {
        ...pictures,
        zones,
        prose: proseOf(pictures.pruned),
        confidence: 0.3,
        evidence: [...evidence, 'picture-story'],
      }
  }
  const lead = findLead(blocks, pruned.kept[0], zones, title)
  if (lead.length > 0) {
    pruned.kept.unshift(...lead)
    pruned.dropped = pruned.dropped.filter(({ block }) => !lead.includes(block))
  }
  const prose = proseOf(pruned)
  const choice: BodyChoice = { body: top?.el, pruned, zones, prose, confidence: 0, evidence }
  const linkedWeight = linked === undefined ? 0 : weigh(linked)
  if (linked !== undefined && (linkedWeight > 300 || pruned.kept.length === 0) && prose < linkedWeight * 0.35) {
    choice.linkedText = linked
    choice.prose = linkedWeight
    evidence.push('json-ld-text')
  }
  if (top) evidence.push(...top.evidence)
  choice.confidence = confidenceOf(choice, top, candidates, anchors)
  return choice
}

function proseOf(pruned: Pruned): number {
  return pruned.kept.reduce((sum, block) => sum + proseWeight(block), 0)
}

/** Captions without a link that a story of pictures has at least. */
const leastCaptions = 3

/** A page without prose that shows pictures, each under or over a caption that is a heading: the element around title and captions. */
function pictureStory(
  blocks: readonly Block[],
  zones: Zones,
  heading: El | undefined,
): { body: El; pruned: Pruned } | undefined {
  const holder = heading && around(heading)
  if (!holder?.holdsPicture) return undefined
  const kept = blocks.filter(
    (block) =>
      contains(holder, block.el) &&
      /^h[2-6]$/.test(block.kind) &&
      block.links === 0 &&
      block.weight >= 12 &&
      !judgedOut(block.el, zones),
  )
  const pictures = findAll(holder, (el) => el.tag === 'img' || el.tag === 'amp-img')
  if (kept.length < leastCaptions || pictures.length < kept.length) return undefined
  return { body: holder, pruned: { kept, dropped: [] } }
}

/** The article or main element that the heading stands in. */
function around(heading: El): El | undefined {
  for (let at: El | undefined = heading.parent; at; at = at.parent)
    if (at.tag === 'article' || at.tag === 'main') return at
  return undefined
}

/** Candidates that are pruned, at most, until one has text left. */
const triedCandidates = 4

/** The best candidate that has prose left when it is pruned; the best of all when none has. */
function firstWithText(
  candidates: readonly BodyCandidate[],
  blocks: readonly Block[],
  zones: Zones,
  title: PageTitle,
  anchors: ReadonlySet<Block>,
  evidence: string[],
): { top: BodyCandidate | undefined; pruned: Pruned } {
  let first: { top: BodyCandidate | undefined; pruned: Pruned } | undefined
  const tried: El[] = []
  for (const candidate of candidates) {
    if (tried.length >= triedCandidates) break
    // What stands inside an emptied candidate is empty too, unless pruning went by what surrounds it.
    if (tried.some((el) => el === candidate.el)) continue
    tried.push(candidate.el)
    const unit = ownUnit(candidate.el, blocks, title.heading)
    const wider = unit ? undefined : holderOfLikes(candidate.el, blocks, zones)
    const top = { ...candidate, el: unit ?? wider ?? besideList(candidate.el, blocks, zones) ?? candidate.el }
    const pruned = pruneBody(top.el, blocks, zones, title.text, anchors)
    if (wider) dropBehindLast(pruned, candidate.el)
    first ??= { top, pruned }
    if (!pruned.kept.some((block) => proseWeight(block) > 0)) continue
    if (unit) evidence.push('own-unit')
    if (tried.length > 1) evidence.push('next-candidate')
    return { top, pruned }
  }
  return first ?? { top: undefined, pruned: { kept: [], dropped: [] } }
}

/** One of several equal boxes with a paragraph each is not the body: what holds them is. */
function holderOfLikes(el: El, blocks: readonly Block[], zones: Zones): El | undefined {
  const { parent, name, tag } = el
  if (!parent || name === '' || parent.tag === 'body' || parent.tag === 'html' || tag === 'article') return undefined
  let own = 0
  let others = 0
  for (const block of blocks) {
    const weight = proseWeight(block)
    if (weight <= 0 || !contains(parent, block.el)) continue
    if (contains(el, block.el)) own += weight
    else {
      let at: El | undefined = block.el
      while (at && at.parent !== parent) at = at.parent
      if (at && at.tag === tag && at.name === name && !judgedOut(block.el, zones)) others += weight
    }
  }
  return others >= own * 0.25 ? parent : undefined
}

/** A list or table alone is not the body when paragraphs stand beside it: what holds them all is. */
function besideList(el: El, blocks: readonly Block[], zones: Zones): El | undefined {
  let list = el
  while (list.parent && listTags.has(list.parent.tag)) list = list.parent
  const { parent } = list
  if (!listTags.has(list.tag) || !parent) return undefined
  const beside = blocks.filter(
    ({ el: own, kind }) => own.parent === parent && kind === 'p' && !zones.furniture.has(own),
  )
  return beside.reduce((sum, block) => sum + proseWeight(block), 0) >= leastBesideList ? parent : undefined
}

const listTags = new Set(['table', 'thead', 'tbody', 'tr', 'ul', 'ol', 'dl'])
/** About two sentences. */
const leastBesideList = 150

/** What stands behind the last of the boxes like `el` is no more of the article. */
function dropBehindLast(pruned: Pruned, el: El): void {
  const boxOf = (block: Block): El | undefined => {
    let at: El | undefined = block.el
    while (at && at.parent !== el.parent) at = at.parent
    return at
  }
  const last = pruned.kept.findLastIndex((block) => {
    const box = boxOf(block)
    return box?.tag === el.tag && box.name === el.name
  })
  for (const block of pruned.kept.splice(last + 1)) pruned.dropped.push({ block, reason: 'after' })
}

/**
 * Where a page strings several articles together, the one that holds the page's heading. A live blog's heading stands
 * above all of its posts, so its posts stay together.
 */
function ownUnit(body: El, blocks: readonly Block[], heading: El | undefined): El | undefined {
  if (!heading) return undefined
  const prose = new Map<El, number>()
  const known = new Map<El, boolean>()
  for (const block of blocks) {
    const weight = proseWeight(block)
    if (weight <= 0) continue
    let unit: El | undefined
    for (let at: El | undefined = block.el; at && at !== body; at = at.parent) {
      const own = known.get(at) ?? isUnit(at)
      known.set(at, own)
      if (own) unit = at
    }
    if (unit) prose.set(unit, (prose.get(unit) ?? 0) + weight)
  }
  const units = [...prose].filter(([, weight]) => weight >= 80)
  if (units.length < 2) return undefined
  return units.find(([unit]) => contains(unit, heading))?.[0]
}

function isUnit(el: El): boolean {
  return (
    el.tag === 'article' ||
    /(?:^|\s)(?:hentry|post-\d+)(?:\s|$)/.test(el.name) ||
    /(?:BlogPosting|Article)$/.test(el.attrs['itemtype'] ?? '')
  )
}

/** The standfirst: named as such, or the publisher's description word for word, between the heading and the body. */
function findLead(blocks: readonly Block[], first: Block | undefined, zones: Zones, title: PageTitle): Block[] {
  if (!first) return []
  const end = blocks.indexOf(first)
  const heading = title.heading
  const start = heading ? blocks.findIndex((block) => block.el.order >= heading.order) : Math.max(0, end - 12)
  const lead: Block[] = []
  const description = title.description === undefined ? undefined : wordsOf(title.description)
  const titleWords = wordsOf(title.text)
  for (let i = Math.max(0, start); i < end; i++) {
    const block = blocks[i]
    if (!block || block.weight < 30 || block.weight > 700 || block.linkShare > 0.5 || block.el === heading) continue
    if (zones.furniture.has(block.el) || judgedOut(block.el, zones)) continue
    const named = leadName.test(block.el.name) || leadName.test(block.el.parent?.name ?? '')
    const words = wordsOf(block.text)
    const described = description !== undefined && sharedWords(words, description) >= 0.85
    if ((named || described) && sharedWords(words, titleWords) < 0.8) lead.push(block)
    if (lead.length > 3) return []
  }
  return lead
}

function judgedOut(el: El, zones: Zones): boolean {
  for (let at: El | undefined = el; at; at = at.parent) if (zones.furniture.has(at)) return true
  return false
}

const leadName = namePattern(classLeads)

function confidenceOf(
  choice: BodyChoice,
  top: BodyCandidate | undefined,
  candidates: readonly BodyCandidate[],
  anchors: ReadonlySet<Block>,
): number {
  if (!top) return 0
  let confidence = 0.35 + Math.min(0.3, choice.prose / 4000)
  if (top.evidence.includes('semantic')) confidence += 0.2
  else if (top.evidence.includes('body-name')) confidence += 0.1
  if (anchors.size > 0) confidence += 0.2
  const rival = candidates.find((c) => c !== top && !nested(c.el, top.el))
  if (rival && rival.score > top.score * 0.6) confidence -= 0.15
  return Math.max(0.05, Math.min(0.99, confidence))
}

function nested(a: El, b: El): boolean {
  for (let at: El | undefined = a; at; at = at.parent) if (at === b) return true
  for (let at: El | undefined = b; at; at = at.parent) if (at === a) return true
  return false
}

function markSite(zones: Zones, blocks: readonly Block[], site: SiteFurniture | undefined): Zones {
  if (!site) return zones
  for (const block of blocks)
    if (block.weight >= 10 && isSiteFurniture(site, block.text)) zones.furniture.set(block.el, 'site')
  return zones
}

/** Plain text of a body given as text or HTML, paragraphs kept when the source had them; undefined under 100 characters. */
export function plainBody(body: string): string | undefined {
  const text = body
    .replace(/<(?:br|\/p|\/div|\/h\d|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:#39|apos);/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n\n')
    .trim()
  return text.length >= 100 ? text : undefined
}

/** Whether the first 70 and the last 50 characters of some words stand in `text`; its words are looked up, not searched for. */
function edgesOf(text: string): (words: string) => boolean {
  const starts = new Map<string, number[]>()
  const ends = new Map<string, number[]>()
  const note = (places: Map<string, number[]>, key: string, at: number): void => {
    const known = places.get(key)
    if (!known) places.set(key, [at])
    else if (known.length < maxPlaces) known.push(at)
  }
  for (let from = 0; from < text.length;) {
    const space = text.indexOf(' ', from)
    const to = space < 0 ? text.length : space
    note(starts, text.slice(from, from + edgeChars), from)
    note(ends, text.slice(Math.max(0, to - edgeChars), to), to)
    from = to + 1
  }
  return (words) => {
    if (words.length < edgeChars) return text.includes(words)
    const head = words.slice(0, 70)
    const tail = words.slice(-50)
    return (
      (starts.get(head.slice(0, edgeChars))?.some((at) => text.startsWith(head, at)) ?? false) &&
      (ends.get(tail.slice(-edgeChars))?.some((at) => text.endsWith(tail, at)) ?? false)
    )
  }
}

const edgeChars = 12
/** Places tried of an edge that stands often in the text. */
const maxPlaces = 64

/** Blocks whose beginning stands in the JSON-LD text; none when they would cover less than a third of it. */
function findAnchors(blocks: readonly Block[], linked: string | undefined): { anchors: Set<Block>; complete: boolean } {
  const anchors = new Set<Block>()
  if (linked === undefined) return { anchors, complete: false }
  const text = wordsOf(linked)
  const inText = edgesOf(text)
  let covered = 0
  const seen = new Set<string>()
  for (const block of blocks) {
    if (block.weight < 30) continue
    const words = wordsOf(block.text)
    if (!inText(words)) continue
    anchors.add(block)
    if (!seen.has(words)) covered += words.length
    seen.add(words)
  }
  if (covered < text.length / 3) anchors.clear()
  const cut = /(?:\u2026|\.\.\.)\s*$/.test(linked)
  return { anchors, complete: covered >= text.length * 0.75 && text.length >= 500 && !cut }
}
