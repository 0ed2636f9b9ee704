/**
 * `siyaq trends`: names that the news has more than usual.
 * In: a length of time, a language. Out: exit code. Writes a line for each name and one for its widest story.
 */
import type { Command } from 'commander'
import { storyWindows } from '../../../model/story-order.ts'
import { defined } from '../../../model/defined.ts'
import type { Trends } from '../../../application/profiles/profile-views.ts'
import type { CommandContext } from '../../command-context.ts'
import { durationValue } from '../../option-values.ts'
import { dateStyle } from '../../rows.ts'
import { formatCount, formatInstant, isolate } from '../../terminal-bidi.ts'
import type { Tree } from '../../tree.ts'

export function trendsCommand(tree: Tree): Command {
  return tree
    .command('trends', 'trends')
    .option('--since <duration>', tree.help('optTrendsSince'), durationValue, storyWindows['24h'])
    .option('--language <tag>', tree.help('optLanguage'))
    .action(
      tree.run((context, { since, language }: { since: number; language?: string }) =>
        context.withApp(async (app) => {
          const found = await app.trends({ windowMs: since, ...defined({ lang: language }) })
          if (!found.ok) return context.fail(found.problem)
          context.printJson(found.value)
          tell(context, found.value)
          return 0
        }),
      ),
    )
}

function tell(context: CommandContext, { from, to, names, isNew }: Trends): void {
  const style = dateStyle(context)
  const count = (n: number): string => formatCount(n, style)
  context.print(`${formatInstant(from, style)} – ${formatInstant(to, style)}`)
  if (names.length === 0) context.print(context.say(isNew ? 'trends.tooNew' : 'trends.none'))
  for (const { name, articles, usual, story, beside } of names) {
    const others = beside.length === 0 ? '' : ` (${beside.map((each) => isolate(each.name)).join(' · ')})`
    context.print(
      `${isolate(name)}${others}: ${count(articles)} (${context.say('trends.usual', { usual: count(Math.round(usual)) })})`,
    )
    context.print(`    • ${isolate(story.title)} · #${story.id}`)
  }
}
