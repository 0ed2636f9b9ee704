/**
 * An entity or a speaker over time, and who stands beside it.
 * In: the store, a key, a time zone. Out: a `NameProfile`. Reads the store only: the ids of at most 3,000 articles, the analyses of at most 80.
 */
import type { Analysis } from '../../model/analysis.ts'
import { isAttributed, isFeatured } from '../../model/analysis.ts'
import { daySpans } from '../../model/day-spans.ts'
import { idInstant } from '../../model/ids.ts'
import { letOthersIn } from '../../give-way.ts'
import { mostCounted, rarity } from '../../search/asked.ts'
import { runsOf } from '../../store/runs-of.ts'
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'
import type { NameBeside, NameProfile } from './profile-views.ts'

const mostInChart = 3_000
/** Among so many of the newest articles stories are looked for, of each of which one article is read. */
const mostLookedAt = 400
const mostRead = 80
const readAtOnce = 20
/** Fewer stories, or a smaller share of them, may be chance. */
const leastStories = 3
const leastShare = 0.04
const mostNames = 12
const mostCandidates = 80

type Asked = { entity: string } | { speaker: string }

/** Told by the day, the chart is the same for everybody in one zone. */
export async function nameProfile(store: Store, what: Asked, timeZone: string): Promise<NameProfile> {
  const { coverage } = store.reading
  const ids = await coverage.idsOf(what, mostInChart)
  const histogram = daySpans(ids.map(idInstant), timeZone, ids.length === mostInChart)
  const read = await onePerStory(store, ids.slice(0, mostLookedAt))
  const names = new Counted()
  const speakers = new Counted()
  const self = 'entity' in what ? what.entity : what.speaker
  for (const run of runsOf(read, readAtOnce)) {
    const analyses = await store.analyses(run)
    for (const analysis of analyses.values()) {
      const isMedium = mediaIn(analysis)
      for (const { key, name } of analysis.entities) if (key !== self && !isMedium(name)) names.add(key, name)
      for (const [key, name] of speakersIn(analysis)) if (key !== self && !isMedium(name)) speakers.add(key, name)
    }
    await letOthersIn()
  }
  const least = Math.max(leastStories, Math.ceil(read.length * leastShare))
  const [likelyNames, likelySpeakers] = [names.atLeast(least), speakers.atLeast(least)]
  const rarities = await raritiesOf(store, [...likelyNames, ...likelySpeakers])
  return {
    histogram,
    stories: read.length,
    names: weightiest(likelyNames, rarities),
    speakers: weightiest(likelySpeakers, rarities),
  }
}

/** The newest article of each story, so that a text that twenty sites carry counts once. */
async function onePerStory(store: Store, ids: readonly number[]): Promise<number[]> {
  const storyIds = await store.reading.coverage.storyIds(ids)
  const seen = new Set<number>()
  const chosen: number[] = []
  for (const id of ids) {
    const story = storyIds.get(id) ?? id
    if (!seen.has(story)) chosen.push(id)
    seen.add(story)
    if (chosen.length === mostRead) break
  }
  return chosen
}

/** Whether a name is that of an outlet or agency which the article credits: that stands beside everything. */
export function mediaIn({ credits }: Analysis): (name: string) => boolean {
  const media = new Set(credits.flatMap(({ name, span }) => [normalise(name), normalise(span)]))
  return (name) => media.has(normalise(name))
}

/** Known names that have a statement in it, each once; a speaker that is told with doubt is none. */
function speakersIn({ statements, entities }: Analysis): Map<string, string> {
  const names = new Map(entities.map(({ key, name }) => [key, name]))
  const found = new Map<string, string>()
  for (const statement of statements) {
    const { speakerEntity: key } = statement
    const name = key === undefined ? undefined : names.get(key)
    if (key !== undefined && name !== undefined && isFeatured(statement) && isAttributed(statement))
      found.set(key, name)
  }
  return found
}

/** In how many articles each is, with its name as the newest has it. */
class Counted {
  readonly #counts = new Map<string, NameBeside>()

  add(key: string, name: string): void {
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { key, name, stories: 1 })
    else known.stories++
  }

  atLeast(least: number): NameBeside[] {
    return [...this.#counts.values()]
      .filter(({ stories }) => stories >= least)
      .sort((a, b) => b.stories - a.stories || (a.key < b.key ? -1 : 1))
      .slice(0, mostCandidates)
  }
}

export async function raritiesOf(store: Store, names: readonly { key: string }[]): Promise<Map<string, number>> {
  const keys = [...new Set(names.map(({ key }) => key))]
  const counts = await store.index.counts(
    keys.map((entity) => ({ entity })),
    mostCounted,
  )
  return new Map(keys.map((key, i) => [key, rarity(counts[i] ?? 0)]))
}

/** What is named everywhere says little by being named here; those that are told, the most stories first. */
function weightiest(names: readonly NameBeside[], rarities: ReadonlyMap<string, number>): NameBeside[] {
  const weight = ({ key, stories }: NameBeside): number => stories * (rarities.get(key) ?? 0)
  const chosen = names.toSorted((a, b) => weight(b) - weight(a)).slice(0, mostNames)
  return chosen.sort((a, b) => b.stories - a.stories)
}
