/**
 * Links between stories of different languages about one event; made anew for a stretch of time whenever stories grow.
 * In: links. Out: links of a story. Touches `story_links`; reads `stories`, `story_redirects`.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Reason } from '../../model/story.ts'
import { noteChange } from '../changes.ts'
import { inTransaction } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { StoreContext } from '../context.ts'

export interface StoryLink {
  a: number
  b: number
  /** 0..1. */
  strength: number
  reasons: Reason[]
}

const rowsPerRun = 200

export async function createStoryLinks(c: StoreContext): Promise<void> {
  await sql`create table story_links (
    story_a bigint not null, story_b bigint not null, strength double precision not null, reasons text not null,
    primary key (story_a, story_b))`.execute(c.db)
  await sql`create index story_links_b on story_links (story_b)`.execute(c.db)
}

/** Replaces the links between stories that were both alive in `[from, to]`, and those of stories that are no more. One transaction. */
export async function putStoryLinks(
  c: StoreContext,
  span: { from: number; to: number },
  links: readonly StoryLink[],
): Promise<void> {
  await inTransaction(c, async (t) => {
    const alive = t.db
      .selectFrom('stories')
      .select('id')
      .where('last_at', '>=', span.from)
      .where('first_at', '<=', span.to)
    const dropped = await t.db
      .deleteFrom('story_links')
      .where('story_a', 'in', alive)
      .where('story_b', 'in', alive)
      .returning(['story_a', 'story_b'])
      .execute()
    const all = t.db.selectFrom('stories').select('id')
    await t.db
      .deleteFrom('story_links')
      .where((e) => e.or([e('story_a', 'not in', all), e('story_b', 'not in', all)]))
      .execute()
    for (const run of runsOf(links, rowsPerRun)) {
      await t.db
        .insertInto('story_links')
        .values(
          run.map(({ a, b, strength, reasons }) => ({
            story_a: Math.min(a, b),
            story_b: Math.max(a, b),
            strength,
            reasons: JSON.stringify(reasons),
          })),
        )
        .onConflict((on) => on.columns(['story_a', 'story_b']).doNothing())
        .execute()
    }
    await noteChange(t, { stories: changedEnds(dropped, links) })
  })
}

/** The stories that a link was taken from or given to. */
function changedEnds(dropped: readonly { story_a: number; story_b: number }[], links: readonly StoryLink[]): number[] {
  const key = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`
  const before = new Map(dropped.map((d) => [key(d.story_a, d.story_b), [d.story_a, d.story_b]]))
  const now = new Map(links.map((l) => [key(l.a, l.b), [l.a, l.b]]))
  const onlyIn = (a: ReadonlyMap<string, number[]>, b: ReadonlyMap<string, number[]>): number[] =>
    [...a].flatMap(([k, ends]) => (b.has(k) ? [] : ends))
  return [...new Set([...onlyIn(before, now), ...onlyIn(now, before)])]
}

/** Each as [a, b, strength, reasons], as text (`linksIn`); a column of a select on `stories`. */
export function linksOfStory(c: StoreContext): RawBuilder<string> {
  const own = sql`select stories.id union all select from_id from story_redirects where to_id = stories.id`
  // Two selects: the index of either end is looked into, where an "or" reads all links.
  return c.dialect.jsonRows(
    ['story_a', 'story_b', 'strength', 'reasons'],
    sql`select story_a, story_b, strength, reasons from story_links where story_a in (${own})
      union select story_a, story_b, strength, reasons from story_links where story_b in (${own})`,
  )
}

/** Strongest first; under the ids that the stories had when they were linked. */
export function linksIn(text: string): StoryLink[] {
  // Written by jsonRows from rows of putStoryLinks.
  const rows = JSON.parse(text) as [number, number, number, string][]
  const links = rows.map(([a, b, strength, reasons]) => ({ a, b, strength, reasons: JSON.parse(reasons) as Reason[] }))
  return links.sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)
}
