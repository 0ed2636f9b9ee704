/**
 * The endpoints about names over time and the coverage of sources, with their schemas.
 * In: nothing. Out: schemas, and the table for the OpenAPI document. Touches nothing.
 */
import { z } from 'zod'
import { desk } from './api-schemas.ts'
import { storyWindowNames } from '../../model/story-order.ts'
import type { Operation } from './operation.ts'

const day = z.string().describe('YYYY-MM-DD, in the time zone of the settings')
const instant = z.int().describe('epoch milliseconds, UTC')
export const histogram = z.array(z.object({ from: day, to: day, fromAt: instant, toAt: instant, count: z.int() }))
const beside = z.array(z.object({ key: z.string(), name: z.string(), stories: z.int() }))
const profile = z.object({
  histogram: histogram.describe('the newest 3,000 articles by days or spans of days'),
  stories: z.int().describe('so many of the newest stories were looked at for the names'),
  names: beside.describe('named in the same stories'),
  speakers: beside.describe('whose words stand in the same articles'),
})

export const entityAnswer = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'place', 'organisation', 'other']).optional(),
  variants: z.array(z.string()),
  hasStatements: z.boolean(),
  profile: profile.optional().describe('absent behind a cursor'),
})
export const speakerQuery = z.object({ cursor: z.string().max(300).optional().describe('`next` of the page before') })
export const speakerAnswer = z.object({
  key: z.string(),
  name: z.string(),
  isEntity: z.boolean(),
  statements: z.array(z.looseObject({ card: z.looseObject({}), statement: z.looseObject({}) })),
  profile: profile.optional().describe('absent behind a cursor'),
  next: z.string().optional(),
})
const share = z.int().describe('stories')
export const coverageAnswer = z.object({
  sourceId: z.string(),
  name: z.string(),
  coverage: z
    .object({
      from: day,
      to: day,
      days: z.int(),
      articles: z.int(),
      histogram,
      silentDays: z.array(day).describe('without an article, while other sources had some'),
      desks: z
        .object({ known: z.int(), counts: z.array(z.object({ desk, articles: z.int() })) })
        .optional()
        .describe('absent for fewer than 20 articles whose section is known'),
      shared: z
        .object({
          stories: share.describe('that it has in common with other publishers'),
          own: share.describe('with a report of its own'),
          takenUp: share.describe('in which others carry its text'),
          credited: share.describe('in which another publisher names it for that'),
          agency: share.describe('in which it carries a text of an agency or another outlet'),
          agencies: z.array(z.object({ name: z.string(), stories: share })),
          earlierElsewhere: share.describe('in which it carries an uncredited text that another had first'),
        })
        .optional()
        .describe('absent for fewer than 10 stories'),
      first: z
        .object({ first: share, of: share.describe('whose times are known') })
        .optional()
        .describe('how often it was the first to publish, by the times that publishers print'),
    })
    .optional()
    .describe('its newest 2,000 articles within 30 days; absent where there is too little to tell'),
})

const compared = z.object({
  id: z.int(),
  title: z.string(),
  lang: z.string(),
  dir: z.enum(['rtl', 'ltr']),
  lastAt: instant,
  sourceCount: z.int(),
  first: z.enum(['a', 'b']).optional().describe('which of the two published first, where that is known'),
})
const side = z.object({
  sourceId: z.string(),
  name: z.string(),
  articles: z.int(),
  only: share.describe('that the other has not'),
  onlyStories: z.array(compared).describe('at most 12, those of most publishers first'),
  first: share.optional().describe('of both, in which it was first'),
  takenUp: share.describe('of both, in which the other carries its text'),
  desks: z.object({ known: z.int(), counts: z.array(z.object({ desk, articles: z.int() })) }).optional(),
})
export const compareQuery = z.object({
  a: z.string().min(1).max(300).describe('a source'),
  b: z.string().min(1).max(300).describe('another'),
  within: z.enum(storyWindowNames).default('7d').describe('counted back from the newest article of either'),
})
export const compareAnswer = z.object({
  from: instant,
  to: instant,
  a: side,
  b: side,
  both: share,
  bothStories: z.array(compared).describe('at most 12, those of most publishers first'),
  timed: share.optional().describe('of both, whose times are known and a minute apart; absent for fewer than 10'),
  sameAgency: share.describe('of both, in which both carry the text of one agency or other outlet'),
})

export const trendsQuery = z.object({
  within: z.enum(storyWindowNames).default('24h').describe('counted back from now, or from the newest article'),
  in: z.string().min(2).max(35).optional().describe('language of the stories'),
})
const stretch = z.object({ from: instant, to: instant })
const trendsAnswer = z.object({
  ...stretch.shape,
  before: stretch.describe('where what is usual was counted: at most four weeks'),
  stories: z.int().describe('looked at, those of most independent origins'),
  isNew: z.boolean().describe('there are too few days before to know what is usual'),
  names: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        articles: z.int().describe('that name it, in the stretch'),
        stories: z.int().describe('looked at, whose leading article names it'),
        usual: z.number().describe('articles that it would have in as large a share of them as before'),
        counts: z.array(z.int()).describe('articles in 28 equal spans from `before.from` to `to`'),
        story: z.object({
          id: z.int(),
          title: z.string(),
          lang: z.string(),
          dir: z.enum(['rtl', 'ltr']),
          sourceCount: z.int(),
        }),
        beside: z.array(z.object({ key: z.string(), name: z.string() })).describe('names of the same stories'),
      }),
    )
    .describe('at most 24, what is furthest from usual first'),
})

export const profileOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/entities/{key}',
    summary: 'An entity: how it is written, how often it is named over time, which names stand beside it',
    answer: entityAnswer,
  },
  {
    method: 'get',
    path: '/speakers/{key}',
    summary: 'What a speaker said, newest first; how often over time, and who stands beside',
    query: speakerQuery,
    answer: speakerAnswer,
  },
  {
    method: 'get',
    path: '/sources/{id}/coverage',
    summary:
      'What a source covered lately: days, sections, how its texts stand to those of others, how often it was first',
    answer: coverageAnswer,
  },
  {
    method: 'get',
    path: '/compare',
    summary: 'Two sources in the same time: stories of both and of one alone, who was first, who carries whose text',
    query: compareQuery,
    answer: compareAnswer,
    misses: true,
  },
  {
    method: 'get',
    path: '/trends',
    summary: 'Names that the news of the last hours or days has more than usual',
    query: trendsQuery,
    answer: trendsAnswer,
  },
]
