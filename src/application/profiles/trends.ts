/**
 * Names that the news has more than usual: of the stories of the last hours or days, against the four weeks before.
 * In: the store, a length of time, an instant. Out: `Trends`. Reads the store only: at most 200 stories, an article of each, ids by at most 100 names.
 *
 * Usual is what a name would have, were it in as large a share of all articles as before: sources that are new make nothing rise. More than usual
 * is told from three standard deviations of a Poisson count with that mean on. Names of the same stories are one entry: an earthquake makes its
 * town and its ministry rise together.
 */
import { letOthersIn } from '../../give-way.ts'
import { defined } from '../../model/defined.ts'
import { idInstant } from '../../model/ids.ts'
import { dayMs } from '../../model/instant.ts'
import type { StoryOrder } from '../../model/story-order.ts'
import type { TimeStretch } from '../../store/reading/coverage-reads.ts'
import { runsOf } from '../../store/runs-of.ts'
import type { StoryHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'
import { mediaIn, raritiesOf } from './name-profile.ts'
import type { Trend, Trends } from './profile-views.ts'

const longestBeforeMs = 28 * dayMs
/** With less time before, or fewer articles than so many times those of the stretch, nobody knows what is usual. */
const leastBeforeMs = 2 * dayMs
const leastVolumes = 3
const mostStories = 200
const readAtOnce = 20
/** What one or two publishers have may be their own campaign. */
const leastSources = 3
/** A name of one story says no more than its headline. */
const leastStories = 2
const leastArticles = 5
const leastDeviations = 3
const leastTimes = 2
const mostWeighed = 400
const mostCandidates = 100
const mostIds = 6_000
const mostTrends = 24
const mostBeside = 4
/** Of the time before, and of a chart: days, where four weeks are known. */
const bins = 28
/** So large a share of the one's stories are the other's: they rise with one another. */
const sameShare = 0.7
const widest: StoryOrder = 'origins'

interface Candidate {
  key: string
  name: string
  stories: StoryHead[]
}

interface Measured {
  trend: Trend
  /** How far from usual. */
  deviations: number
  storyIds: ReadonlySet<number>
}

interface Measures extends TimeStretch {
  beforeFrom: number
  /** Articles of the stretch. */
  now: number
  pieces: (TimeStretch & { volume: number })[]
}

/** `now`: the end of the stretch where articles are newer or as new; otherwise it ends with the newest article. */
export async function trends(store: Store, o: { windowMs: number; now: number; lang?: string }): Promise<Trends> {
  const filter = defined({ lang: o.lang })
  const [newest] = (await store.articles({ limit: 1, ...filter })).items
  const to = Math.min(o.now, newest === undefined ? o.now : newest.at + 1_000)
  const from = to - o.windowMs
  const { firstArticleAt = to } = await store.counts()
  const beforeFrom = Math.max(firstArticleAt, from - longestBeforeMs)
  const stories = await storiesOf(store, { now: to, windowMs: o.windowMs, ...filter })
  const pieces = piecesOf(beforeFrom, from)
  const [now = 0, ...volumes] = await store.reading.coverage.volumes([{ from, to }, ...pieces], o.lang)
  const told = { from, to, stories: stories.length, before: { from: beforeFrom, to: from } }
  const isNew = from - beforeFrom < leastBeforeMs || sum(volumes) < leastVolumes * now
  if (isNew) return { ...told, names: [], isNew }
  const measures: Measures = {
    from,
    to,
    beforeFrom,
    now,
    pieces: pieces.map((piece, i) => ({ ...piece, volume: volumes[i] ?? 0 })),
  }
  const measured: Measured[] = []
  for (const candidate of await namesIn(store, stories)) {
    const ids = await store.reading.coverage.idsOf({ entity: candidate.key }, mostIds)
    const oldest = ids.length === mostIds ? idInstant(ids.at(-1) ?? 0) : beforeFrom
    const trend = measure(candidate, ids.map(idInstant), oldest, measures)
    if (trend !== undefined) measured.push(trend)
    await letOthersIn()
  }
  measured.sort((a, b) => b.deviations - a.deviations || (a.trend.key < b.trend.key ? -1 : 1))
  return { ...told, names: folded(measured), isNew }
}

async function storiesOf(store: Store, filter: { now: number; windowMs: number; lang?: string }): Promise<StoryHead[]> {
  const found: StoryHead[] = []
  for (let cursor: string | undefined; found.length < mostStories;) {
    const page = await store.storiesNow({ ...filter, order: widest, limit: 100, ...defined({ cursor }) })
    found.push(...page.items)
    cursor = page.next
    if (cursor === undefined) break
  }
  return found.slice(0, mostStories)
}

/** Those that the leading articles name, of most publishers and rare elsewhere first: what is named everywhere seldom rises. */
async function namesIn(store: Store, stories: readonly StoryHead[]): Promise<Candidate[]> {
  const names = new Map<string, Candidate>()
  for (const run of runsOf(stories, readAtOnce)) {
    const analyses = await store.analyses(run.map(({ leadArticleId }) => leadArticleId))
    for (const story of run) {
      const analysis = analyses.get(story.leadArticleId)
      if (analysis === undefined) continue
      const isMedium = mediaIn(analysis)
      for (const { key, name } of analysis.entities) {
        if (isMedium(name)) continue
        const known = names.get(key) ?? { key, name, stories: [] }
        names.set(key, known)
        known.stories.push(story)
      }
    }
    await letOthersIn()
  }
  const width = ({ stories: its }: Candidate): number => its.reduce((sum, { sourceCount }) => sum + sourceCount, 0)
  const wide = [...names.values()]
    .filter((candidate) => candidate.stories.length >= leastStories && publishers(candidate) >= leastSources)
    .sort((a, b) => width(b) - width(a) || (a.key < b.key ? -1 : 1))
    .slice(0, mostWeighed)
  const rarities = await raritiesOf(store, wide)
  const weight = (candidate: Candidate): number => width(candidate) * (rarities.get(candidate.key) ?? 0)
  return wide.sort((a, b) => weight(b) - weight(a)).slice(0, mostCandidates)
}

/** Of its stories together, at least: a head names six. */
function publishers({ stories }: Candidate): number {
  return new Set(stories.flatMap(({ sourceIds }) => sourceIds)).size
}

function piecesOf(from: number, to: number): TimeStretch[] {
  const step = (to - from) / bins
  return Array.from({ length: bins }, (_, i) => ({ from: from + i * step, to: from + (i + 1) * step }))
}

function sum(of: readonly number[]): number {
  return of.reduce((all, n) => all + n, 0)
}

/** Undefined for what is no more than usual, or of which nobody knows. `instants`: those since `oldest`. */
function measure(
  { key, name, stories }: Candidate,
  instants: readonly number[],
  oldest: number,
  { from, to, beforeFrom, now, pieces }: Measures,
): Measured | undefined {
  const known = pieces.filter((piece) => piece.from >= oldest)
  const volume = sum(known.map((piece) => piece.volume))
  if (volume < leastVolumes * now) return undefined
  const since = known[0]?.from ?? from
  const articles = instants.filter((at) => at >= from && at < to).length
  const earlier = instants.filter((at) => at >= since && at < from).length
  const usual = (earlier * now) / volume
  const deviations = (articles - usual) / Math.sqrt(usual + 1)
  if (articles < leastArticles || articles < leastTimes * usual || deviations < leastDeviations) return undefined
  const story = storyFor(name, stories)
  if (story === undefined) return undefined
  const { id, title, lang, dir, sourceCount } = story
  const trend: Trend = {
    key,
    name,
    articles,
    stories: stories.length,
    usual,
    counts: binned(instants, beforeFrom, to),
    story: { id, title, lang, dir, sourceCount },
    beside: [],
  }
  return { trend, deviations, storyIds: new Set(stories.map((each) => each.id)) }
}

/** The widest of those that have the name in their headline, or of all. */
function storyFor(name: string, stories: readonly StoryHead[]): StoryHead | undefined {
  const byWidth = [...stories].sort((a, b) => b.sourceCount - a.sourceCount || a.id - b.id)
  return byWidth.find(({ title }) => normalise(title).includes(normalise(name))) ?? byWidth[0]
}

function binned(instants: readonly number[], from: number, to: number): number[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const at of instants) {
    const bin = Math.floor(((at - from) / (to - from)) * bins)
    if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** The strongest first; a name whose stories another's are stands beside that. */
function folded(measured: readonly Measured[]): Trend[] {
  const chosen: Measured[] = []
  for (const each of measured) {
    const lead = chosen.find(({ storyIds }) => share(each.storyIds, storyIds) >= sameShare)
    const { key, name } = each.trend
    if (lead === undefined) chosen.push(each)
    else if (lead.trend.beside.length < mostBeside) lead.trend.beside.push({ key, name })
  }
  return chosen.slice(0, mostTrends).map(({ trend }) => trend)
}

function share(of: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const common = [...of].filter((id) => other.has(id)).length
  return common / Math.max(1, Math.min(of.size, other.size))
}
