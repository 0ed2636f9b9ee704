/**
 * Finds the element that holds the article.
 * In: the page's tree and its blocks. Out: candidates with a score and their evidence, best first. Touches nothing.
 *
 * Own method: every block gets a value (prose positive, link lists and labels negative); an element's score is the sum
 * over its blocks, so the best element is the smallest that holds the prose without what stands around it (the
 * maximum-sum subtree). Names and schema.org marks multiply; furniture zones never count as prose.
 */
import { type Block } from '../page/blocks.ts'
import { El, contains, findFirst } from '../page/dom.ts'
import { bodyEvidence, judgeName } from '../page/class-names.ts'
import { labelKind } from '../parts/furniture-labels.ts'

export interface BodyCandidate {
  el: El
  score: number
  /** Prose weight under the element. */
  prose: number
  evidence: string[]
}

export interface Zones {
  /** Furniture element → reason; everything below it is furniture too. */
  furniture: Map<El, string>
  /** Weight of prose-like text on the page, furniture included. */
  total: number
}

/** Prose beside the page's heading, at least, to be the article whatever the place is called. */
const leastBesideHeading = 500

/**
 * Furniture by name. Names are ignored on elements that hold much of the page's prose, alone or together with the
 * other elements of the same name, or an article under the page's `heading` (an overlay that shows it). With `strict`
 * false, only the surest names count.
 */
export function findZones(
  root: El,
  blocks: Block[],
  anchors: ReadonlySet<Block>,
  heading: El | undefined,
  strict = true,
): Zones {
  const prose = new Map<El, number>()
  let total = 0
  for (const block of blocks) {
    const value = proseWeight(block)
    if (value <= 0) continue
    total += value
    for (let at: El | undefined = block.el; at; at = at.parent) prose.set(at, (prose.get(at) ?? 0) + value)
  }
  const byName = new Map<string, number>()
  /** Elements with a large part that calls itself the article's text: 2 by class name, 3 by schema.org mark. */
  const holdsBody = new Map<El, number>()
  for (const [el, value] of prose) {
    if (el.name !== '' && !el.holdsBlock) byName.set(el.name, (byName.get(el.name) ?? 0) + value)
    const evidence = bodyEvidence(el)
    if (evidence < 2 || value < 150 || value < total * 0.15) continue
    for (let at: El | undefined = el; at; at = at.parent) holdsBody.set(at, Math.max(evidence, holdsBody.get(at) ?? 0))
  }
  const anchored = new Map<El, number>()
  let anchorWeight = 0
  for (const block of anchors) {
    anchorWeight += block.weight
    for (let at: El | undefined = block.el; at; at = at.parent) anchored.set(at, (anchored.get(at) ?? 0) + block.weight)
  }
  const headed = new Set<El>()
  for (let at = heading; at; at = at.parent) headed.add(at)
  const furniture = new Map<El, string>()
  const visit = (el: El): void => {
    const judgement = judgeName(el)
    if (judgement && (strict || judgement.hard)) {
      const own = Math.max(prose.get(el) ?? 0, byName.get(el.name) ?? 0)
      const held = total === 0 ? 0 : own / total
      const evidence = bodyEvidence(el)
      const lenient = evidence >= 2 || el.tag === 'article' || el.tag === 'main'
      const bodyInside = holdsBody.get(el) ?? 0
      const spared =
        (anchored.get(el) ?? 0) > anchorWeight * 0.3 ||
        bodyInside >= (judgement.hard ? 3 : 2) ||
        (headed.has(el) && held > 0.08 && (prose.get(el) ?? 0) >= leastBesideHeading)
      if (!spared && held < (judgement.hard ? (lenient ? 0.3 : 0.6) : lenient ? 0.08 : 0.35)) {
        furniture.set(el, judgement.reason)
        return
      }
    }
    for (const child of el.children) if (child instanceof El) visit(child)
  }
  visit(root)
  markTeasers(blocks, anchors, furniture, total)
  markCards(blocks, anchors, furniture)
  markComments(blocks, anchors, furniture)
  markSlides(blocks, anchors, furniture, heading)
  return { furniture, total }
}

/**
 * Lists of other articles: blocks of one name, each under a linked headline of its own. Paragraphs of an article follow
 * one another; excerpts alternate with links.
 */
function markTeasers(
  blocks: readonly Block[],
  anchors: ReadonlySet<Block>,
  furniture: Map<El, string>,
  total: number,
): void {
  const groups = new Map<string, { count: number; linked: number; members: Block[] }>()
  const lastOf = new Map<string, number>()
  const named = new Map<El, boolean>()
  blocks.forEach((block, i) => {
    if (
      block.weight < 15 ||
      block.linkShare > 0.6 ||
      anchors.has(block) ||
      (block.kind === 'p' && insideBodyName(block.el, named))
    )
      return
    const name = block.el.name !== '' ? block.el.name : (block.el.parent?.name ?? '')
    if (name === '') return
    const key = `${block.kind} ${name}`
    const group = groups.get(key) ?? { count: 0, linked: 0, members: [] }
    groups.set(key, group)
    group.count++
    group.members.push(block)
    const stop = Math.max(lastOf.get(key) ?? -1, i - 5)
    for (let j = i - 1; j > stop; j--) {
      const before = blocks[j]
      if (before && before.linkShare > 0.8 && before.weight >= 12) {
        group.linked++
        break
      }
    }
    lastOf.set(key, i)
  })
  for (const { count, linked, members } of groups.values()) {
    if (count < 4 || linked < count * 0.8 || isWholeArticle(members, total)) continue
    for (const block of members) furniture.set(block.el, 'teaser')
  }
}

/** Teasers have a sentence or two: 40 to 200 letters. */
export const leastSection = 200

/**
 * An article of sections under linked headings: nearly all the prose of the page in one article element with a heading of
 * its own; or full paragraphs that stand side by side in one box, as the many words of a teaser list never do.
 */
function isWholeArticle(members: readonly Block[], total: number): boolean {
  const prose = members.reduce((sum, block) => sum + proseWeight(block), 0)
  const box = members[0]?.el.parent
  if (
    prose >= total * 0.2 &&
    prose >= members.length * leastSection &&
    members.every((block) => block.kind === 'p' && block.el.parent === box)
  )
    return true
  if (prose < total * 0.8) return false
  const articles = new Set(members.map((block) => articleAround(block.el)))
  const [article] = articles
  return article !== undefined && articles.size === 1 && findFirst(article, (el) => el.tag === 'h1') !== undefined
}

function articleAround(el: El): El | undefined {
  for (let at: El | undefined = el; at; at = at.parent) if (at.tag === 'article') return at
  return undefined
}

/** Two or more article elements side by side with a linked headline and a short text each: cards of other articles. */
function markCards(blocks: readonly Block[], anchors: ReadonlySet<Block>, furniture: Map<El, string>): void {
  const cards = new Map<El, { prose: number; isLinked: boolean; isTitled: boolean; isAnchored: boolean }>()
  for (const block of blocks) {
    const card = articleAround(block.el)
    if (!card) continue
    const known = cards.get(card) ?? { prose: 0, isLinked: false, isTitled: false, isAnchored: false }
    cards.set(card, known)
    known.prose += proseWeight(block)
    if (anchors.has(block)) known.isAnchored = true
    if (/^h[1-6]$/.test(block.kind)) {
      if (block.kind === 'h1') known.isTitled = true
      if (block.linkShare > 0.8) known.isLinked = true
    }
  }
  const rows = new Map<El, El[]>()
  for (const [card, { prose, isLinked, isTitled, isAnchored }] of cards) {
    if (!isLinked || isTitled || isAnchored || prose > 350 || !card.parent) continue
    const row = rows.get(card.parent)
    if (row) row.push(card)
    else rows.set(card.parent, [card])
  }
  for (const row of rows.values()) if (row.length >= 2) for (const card of row) furniture.set(card, 'teaser')
}

/** What follows a heading "Comments (3)" in its place, when the article's prose stands before it and a list after it. */
function markComments(blocks: readonly Block[], anchors: ReadonlySet<Block>, furniture: Map<El, string>): void {
  let before = 0
  // What follows the first such heading of a place goes whole: the others of that place need no look.
  const looked = new Set<El>()
  for (const block of blocks) {
    const isOpening =
      before >= 60 && block.weight < 40 && /^h[2-6]$/.test(block.kind) && labelKind(block.text) === 'comments'
    before += proseWeight(block)
    if (!isOpening) continue
    let at = block.el
    while (at.parent?.children.length === 1) at = at.parent
    const place = at.parent
    if (!place || looked.has(place)) continue
    looked.add(place)
    const after = place.children.filter((node): node is El => node instanceof El && node.order > at.order)
    if (!after.some((el) => findFirst(el, (inner) => inner.tag === 'li' || /comment/.test(inner.name)) !== undefined))
      continue
    if ([...anchors].some(({ el }) => el.order > at.order && contains(place, el))) continue
    for (const el of [at, ...after]) furniture.set(el, 'comments')
  }
}

/**
 * Pictures of a gallery, each in a box of its own and counted ("3/50 A bridge"): what holds the boxes, when an article stands
 * between the page's heading and the first of them. A story that is told in such pictures has hardly a text before them.
 */
function markSlides(
  blocks: readonly Block[],
  anchors: ReadonlySet<Block>,
  furniture: Map<El, string>,
  heading: El | undefined,
): void {
  if (!heading) return
  const slides = new Map<El, Set<El>>()
  for (const block of blocks) {
    const slide = block.el.parent
    const list = slide?.parent
    if (!list || !slideCount.test(block.text) || anchors.has(block)) continue
    const known = slides.get(list)
    if (known) known.add(slide)
    else slides.set(list, new Set([slide]))
  }
  const galleries = [...slides].filter(([, { size }]) => size >= leastSlides).map(([list]) => list)
  const start = galleries.reduce((least, { order }) => Math.min(least, order), Infinity)
  let before = 0
  for (const block of blocks) if (block.el.order > heading.order && block.el.order < start) before += proseWeight(block)
  if (before >= leastBesideHeading) for (const list of galleries) furniture.set(list, 'gallery')
}

const slideCount = /^\(?\d{1,3} ?\/ ?\d{1,3}\)?(?![\d/])/
const leastSlides = 3

/** In a place that calls itself the article's text, links stand between paragraphs by right (lists of offers). */
function insideBodyName(el: El, known: Map<El, boolean>): boolean {
  const around = el.parent
  if (!around) return false
  const seen = known.get(around)
  if (seen !== undefined) return seen
  const found = bodyEvidence(around) >= 2 || insideBodyName(around, known)
  known.set(around, found)
  return found
}

/** The furniture zone that `el` is in, if any. */
export function zoneOf(el: El, zones: Zones): string | undefined {
  for (let at: El | undefined = el; at; at = at.parent) {
    const reason = zones.furniture.get(at)
    if (reason !== undefined) return reason
  }
  return undefined
}

/** Candidates for the article's element, best first; `anchors` are blocks known to be in the article (JSON-LD), `complete` says that they are all of it. */
export function findCandidates(
  blocks: Block[],
  zones: Zones,
  anchors: ReadonlySet<Block>,
  complete = false,
): BodyCandidate[] {
  const sums = new Map<El, { score: number; prose: number; anchored: number }>()
  for (const block of blocks) {
    const inZone = zoneOf(block.el, zones) !== undefined
    const weight = proseWeight(block)
    let value = inZone ? -Math.min(30, block.weight * 0.1) : weight > 0 ? weight : -penalty(block)
    const anchored = anchors.has(block)
    if (anchored) value = Math.max(value, block.weight) * 1.5
    else if (anchors.size > 0 && value > 0) value *= complete ? -0.2 : 0.3
    for (let at: El | undefined = block.el; at; at = at.parent) {
      const sum = sums.get(at)
      if (sum) {
        sum.score += value
        sum.prose += inZone ? 0 : Math.max(0, weight)
        sum.anchored += anchored ? 1 : 0
      } else sums.set(at, { score: value, prose: inZone ? 0 : Math.max(0, weight), anchored: anchored ? 1 : 0 })
    }
  }
  const candidates: BodyCandidate[] = []
  for (const [el, sum] of sums) {
    if (sum.score <= 0 || zoneOf(el, zones) !== undefined) continue
    const strength = bodyEvidence(el)
    const evidence: string[] = []
    if (strength === 3) evidence.push('semantic')
    else if (strength === 2) evidence.push('body-name')
    if (sum.anchored > 0) evidence.push('json-ld-anchor')
    candidates.push({ el, score: sum.score * (boosts[strength] ?? 1), prose: sum.prose, evidence })
  }
  candidates.sort((a, b) => b.score - a.score || b.el.order - a.el.order)
  return candidates
}

/** How much a block looks like prose; 0 when it does not. */
export function proseWeight(block: Block): number {
  if (block.linkShare > 0.5) return 0
  const { weight, kind } = block
  if (kind === 'h1') return 0
  // Some editors set whole paragraphs as headings.
  if (/^h[2-6]$/.test(kind))
    return block.sentence && weight >= 90 && block.linkShare === 0 ? Math.min(weight, 600) * 0.6 : 0
  const clean = weight * (1 - block.linkShare * 1.5)
  if (clean <= 0) return 0
  if (kind === 'p') {
    if (weight >= 60 || (block.sentence && weight >= 20)) return Math.min(clean, 800) * 1.15
    return 0
  }
  if (kind === 'td' || kind === 'li' || kind === 'dd') {
    if (block.sentence && weight >= 50) return Math.min(clean, 600) * 0.8
    return 0
  }
  if (block.sentence && weight >= 50) return Math.min(clean, 1200)
  return weight >= 140 ? Math.min(clean, 800) * 0.8 : 0
}

function penalty(block: Block): number {
  if (block.linkShare > 0.5) return 8 + Math.min(block.weight, 100) * 0.35
  if (/^h[1-4]$/.test(block.kind)) return 0
  return 3
}

const boosts = [1, 1.05, 1.5, 1.6]
