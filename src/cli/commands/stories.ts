/**
 * `siyaq stories`: the stories now, as on the home page.
 * In: filters. Out: exit code. Writes the list.
 */
import type { Command } from 'commander'
import type { Desk } from '../../model/desks.ts'
import { deskValue, durationValue } from '../option-values.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { printRows, storyLines } from '../rows.ts'
import { defined } from '../../model/defined.ts'

interface StoriesFlags {
  language?: string
  desk?: Desk
  since?: number
  limit: number
  cursor?: string
}

export function storiesCommand(tree: Tree): Command {
  return tree
    .command('stories', 'stories')
    .option('--language <tag>', tree.help('optLanguage'))
    .option('--desk <section>', tree.help('optDesk'), deskValue)
    .option('--since <duration>', tree.help('optSince'), durationValue)
    .option('--limit <n>', tree.help('optLimit'), wholeNumber(1, 1000), 20)
    .option('--cursor <cursor>', tree.help('optCursor'))
    .action(
      tree.run((context, flags: StoriesFlags) =>
        context.withApp(async (app) => {
          const { language, desk, since, limit, cursor } = flags
          const stories = await app.stories({
            limit,
            ...defined({ lang: language, desk, windowMs: since, cursor }),
          })
          if (!stories.ok) return context.fail(stories.problem)
          context.printJson(stories.value)
          printRows(context, stories.value.items, (story) => storyLines(context, story), stories.value.next)
          return 0
        }),
      ),
    )
}
