/**
 * `siyaq stories`: the stories now, as on the home page.
 * In: filters. Out: exit code. Writes the list.
 */
import type { Command } from 'commander'
import type { Desk } from '../../model/desks.ts'
import type { StoryOrder } from '../../model/story-order.ts'
import { deskValue, durationValue, storyOrderValue } from '../option-values.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { printRows, storyLines } from '../rows.ts'
import { defined } from '../../model/defined.ts'

interface StoriesFlags {
  order?: StoryOrder
  language?: string
  desk?: Desk
  since?: number
  limit: number
  cursor?: string
}

export function storiesCommand(tree: Tree): Command {
  return tree
    .command('stories', 'stories')
    .option('--order <order>', tree.help('optStoryOrder'), storyOrderValue)
    .option('--language <tag>', tree.help('optLanguage'))
    .option('--desk <section>', tree.help('optDesk'), deskValue)
    .option('--since <duration>', tree.help('optSince'), durationValue)
    .option('--limit <n>', tree.help('optLimit'), wholeNumber(1, 1000), 20)
    .option('--cursor <cursor>', tree.help('optCursor'))
    .action(
      tree.run((context, flags: StoriesFlags) =>
        context.withApp(async (app) => {
          const { order, language, desk, since, limit, cursor } = flags
          const stories = await app.stories({
            limit,
            ...defined({ order, lang: language, desk, windowMs: since, cursor }),
          })
          if (!stories.ok) return context.fail(stories.problem)
          context.printJson(stories.value)
          printRows(context, stories.value.items, (story) => storyLines(context, story), stories.value.next)
          return 0
        }),
      ),
    )
}
