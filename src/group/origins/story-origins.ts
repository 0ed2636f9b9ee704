/**
 * The independent origins of a story: newsrooms, agencies and statements, not addresses; what rests on each, and how sure the number is.
 * In: the articles of a story with texts and analyses. Out: a number or a range with its origins, or why none can be told. Pure.
 *
 * An origin is where the reporting comes from: one text whole, edited or shortened; one agency; one statement retold. Comment is none.
 */
import { normalise } from '../../text/normalise.ts'
import type { IndependentOrigin, NoCount, OriginProof, StoryOrigins } from '../../model/story-origins.ts'
import { defined } from '../../model/defined.ts'
import type { Reason } from '../../model/story.ts'
import { isComment } from './comment.ts'
import { issuerOf, type Issuer } from './issuers.ts'
import type { OriginMember } from './origin-member.ts'
import { likelyPairs, partition, printed, type PrintedMember } from './partition.ts'
import { joinWeights } from './join-weights.ts'
import { longestShared } from './shared-wording.ts'
import { agenciesOf, captionWords, sharedStretches } from './text-print.ts'

const mostProofs = 3
/** Of two texts that an hour's clock may have put the wrong way round, neither is said to be first. */
const firstLeadMs = 60_000

/** Articles in any order. Quadratic in their number, linear in their texts. */
export function storyOrigins(members: readonly OriginMember[], weights = joinWeights): StoryOrigins {
  const sorted = [...members].sort((a, b) => a.at - b.at || a.id - b.id)
  const comments = sorted.filter(isComment)
  const reports = printed(sorted.filter((member) => !comments.includes(member)))
  const { groups, least, most } = partition(reports, likelyPairs(reports, weights))
  const unsorted = groups.map((group) => originOf(group))
  const origins = unsorted.toSorted((a, b) => a.firstAt - b.firstAt || a.articleId - b.articleId)
  const merged = joinSameName(origins, new Map(sorted.map((member) => [member.id, member])))
  const noCount = whyNoCount(reports)
  // Most groups are the same at every threshold, and whose a group is takes most of the time.
  const known = new Map(groups.map((group, k) => [idsOf(group), keyOf(unsorted[k] ?? namedOrigin(group))]))
  return {
    ...(noCount === undefined ? {} : { noCount }),
    least: Math.min(merged.length, countNamed(least, known)),
    likely: merged.length,
    most: Math.max(merged.length, countNamed(most, known)),
    origins: merged,
    comments: comments.map(({ id }) => id),
  }
}

function whyNoCount(reports: readonly PrintedMember[]): NoCount | undefined {
  const bare = reports.filter(({ member }) => member.text.trim() === '').length
  if (reports.length > 0 && bare * 2 > reports.length) return 'titles-only'
  return new Set(reports.map(({ member }) => member.family)).size < 2 ? 'one-outlet' : undefined
}

function originOf(group: readonly PrintedMember[]): IndependentOrigin {
  const { issuer, own, ...origin } = namedOrigin(group)
  origin.evidence = evidenceOf(origin, group, own)
  origin.proofs = proofsOf(origin, group, issuer)
  return origin
}

/** The origin without what proves it. `own`: the article of the agency itself; `issuer`: whose statement it is. */
function namedOrigin(group: readonly PrintedMember[]): IndependentOrigin & { own?: OriginMember; issuer?: Issuer } {
  const members = group.map(({ member }) => member)
  const [first] = [...members].sort((a, b) => a.at - b.at || a.id - b.id)
  const families = new Set(members.map(({ family }) => family))
  const isExclusive = families.size === 1 && group.some(({ print }) => print.exclusive)
  const agency = isExclusive ? undefined : commonestAgency(members)
  const own = members.find((member) => member.publisher === agency)
  const issuer = agency === undefined && families.size > 1 ? issuerOf(members) : undefined
  const named = nameOf(agency, issuer, families.size === 1 ? first : undefined)
  const sourceId = own?.sourceId ?? (named.kind === 'outlet' ? first?.sourceId : undefined)
  return {
    firstAt: first?.at ?? 0,
    articleId: first?.id ?? 0,
    // Of one publisher's texts nobody was first.
    firstKnown: families.size > 1 && isFirstKnown(members),
    sourceCount: families.size,
    articleCount: members.length,
    articleIds: members.map(({ id }) => id),
    evidence: [],
    proofs: [],
    ...named,
    ...defined({ sourceId, own, issuer }),
  }
}

function nameOf(
  agency: string | undefined,
  issuer: Issuer | undefined,
  only: OriginMember | undefined,
): Pick<IndependentOrigin, 'name' | 'kind'> {
  if (agency !== undefined) return { name: agency, kind: 'agency' }
  if (issuer) return { name: issuer.name, kind: 'statement' }
  if (only) return { name: only.publisher, kind: 'outlet' }
  return { kind: 'unknown' }
}

/** The agency that most articles credit; one that is a member itself is its own. */
function commonestAgency(members: readonly OriginMember[]): string | undefined {
  const counts = new Map<string, number>()
  for (const member of members) {
    // Of two that are named alike, the one named first.
    let later = 0
    for (const name of agenciesOf(member))
      counts.set(name, (counts.get(name) ?? 0) + weightOf(member, name) - 0.01 * later++)
    if (isAgency(member)) counts.set(member.publisher, (counts.get(member.publisher) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

/** An agency in the byline stands for the text; one that the text only speaks of stands behind it. */
function weightOf({ analysis }: OriginMember, name: string): number {
  const roles = (analysis?.credits ?? []).filter((c) => c.name === name).map((c) => c.role)
  return roles.some((role) => role !== 'intext' && role !== 'passing') ? 1 : roles.includes('intext') ? 0.8 : 0.5
}

function isAgency({ publisher }: OriginMember): boolean {
  return normalise(publisher).startsWith('وكاله')
}

/** All articles have times of their publishers, and the first is first by more than a minute. */
function isFirstKnown(members: readonly OriginMember[]): boolean {
  const [first, second] = members.map(({ at }) => at).sort((a, b) => a - b)
  if (first === undefined || second === undefined) return false
  return members.every(({ timed }) => timed) && second - first >= firstLeadMs
}

function evidenceOf(
  origin: IndependentOrigin,
  group: readonly PrintedMember[],
  own: OriginMember | undefined,
): Reason[] {
  const evidence: Reason[] = []
  const { name = '', kind } = origin
  const crediting = new Set(group.flatMap(({ member }) => (agenciesOf(member).has(name) ? [member.family] : []))).size
  if (crediting > 0) evidence.push({ code: 'origin.credited', values: { count: crediting } })
  if (own && crediting === 0) evidence.push({ code: 'origin.own-wire' })
  if (kind === 'statement') evidence.push({ code: 'origin.same-statement' })
  const percent = leastShared(group)
  if (origin.sourceCount > 1 && percent > 0) evidence.push({ code: 'origin.shared-wording', values: { percent } })
  if (kind === 'outlet' && origin.sourceCount === 1)
    evidence.push({ code: group.length > 1 ? 'origin.own-reports' : 'origin.own-report' })
  if (kind === 'unknown') evidence.push({ code: 'origin.uncredited' })
  if (origin.firstKnown && origin.sourceCount > 1) evidence.push({ code: 'origin.first-time' })
  return evidence
}

/** Of the article that shares least with its nearest: the share of its stretches, in percent. */
function leastShared(group: readonly PrintedMember[]): number {
  let least = 1
  for (const { print } of group) {
    let nearest = 0
    for (const { print: other } of group) {
      if (other === print) continue
      const [short, long] = print.words <= other.words ? [print, other] : [other, print]
      nearest = Math.max(nearest, sharedStretches(short, long))
    }
    least = Math.min(least, nearest)
  }
  return Math.round(100 * least)
}

function proofsOf(
  { name, kind }: IndependentOrigin,
  group: readonly PrintedMember[],
  issuer: Issuer | undefined,
): OriginProof[] {
  const proofs: OriginProof[] = []
  const crediting = new Set<string>()
  for (const { member } of group) {
    const credit = kind === 'agency' ? member.analysis?.credits.find((c) => c.name === name) : undefined
    // One of each publisher: its other articles credit as it does.
    if (!credit || crediting.has(member.family)) continue
    crediting.add(member.family)
    proofs.push({ articleId: member.id, quote: credit.span, as: 'credit' })
  }
  if (issuer) {
    const text = group.find(({ member }) => member.id === issuer.articleId)?.member.text ?? ''
    const quote = text.slice(issuer.span.start, issuer.span.end)
    if (quote !== '') proofs.push({ articleId: issuer.articleId, quote, as: 'issuer' })
  }
  const [first] = group
  // What one publisher's texts share proves nothing of others.
  const others = new Set(group.map(({ member }) => member.family)).size > 1 ? group.slice(1) : []
  for (const { member, print } of others) {
    const quote = first ? longestShared(print.scan, first.print.scan) : ''
    if (quote !== '' && print.words >= captionWords) proofs.push({ articleId: member.id, quote, as: 'wording' })
  }
  const order = { credit: 0, issuer: 1, wording: 2 }
  return proofs.sort((a, b) => order[a.as] - order[b.as]).slice(0, mostProofs)
}

/** What two groups of one origin have in common: its name; of a group that names nobody, nothing. */
function keyOf({ kind, name, articleId }: IndependentOrigin): string {
  return name === undefined ? `#${articleId}` : `${kind} ${name}`
}

/** How many origins the groups are, those of one name counted once. `known`: keys of groups by their articles. */
function countNamed(groups: readonly PrintedMember[][], known: ReadonlyMap<string, string>): number {
  return new Set(groups.map((group) => known.get(idsOf(group)) ?? keyOf(namedOrigin(group)))).size
}

function idsOf(group: readonly PrintedMember[]): string {
  return group
    .map(({ member }) => member.id)
    .sort((a, b) => a - b)
    .join(' ')
}

/** Two groups that name one agency, outlet or issuer are one origin, whatever their words. */
function joinSameName(
  origins: readonly IndependentOrigin[],
  members: ReadonlyMap<number, OriginMember>,
): IndependentOrigin[] {
  const byName = new Map<string, IndependentOrigin[]>()
  for (const origin of origins) {
    const key = keyOf(origin)
    byName.set(key, [...(byName.get(key) ?? []), origin])
  }
  return [...byName.values()].flatMap((same) => {
    const [one] = same
    if (!one || same.length === 1) return same
    return [originOf(printed(same.flatMap((o) => o.articleIds.flatMap((id) => members.get(id) ?? []))))]
  })
}
