/**
 * `siyaq sources compare <a> <b>`: what two sources covered in the same time, who was first, who carries whose text.
 * In: two source ids, a length of time. Out: exit code. Writes the figures and the stories.
 */
import type { Command } from 'commander'
import type { ComparedStory, SourceComparison } from '../../../application/profiles/profile-views.ts'
import { storyWindows } from '../../../model/story-order.ts'
import type { CommandContext } from '../../command-context.ts'
import { durationValue } from '../../option-values.ts'
import { dateStyle } from '../../rows.ts'
import { formatCount, formatInstant, isolate } from '../../terminal-bidi.ts'
import type { Tree } from '../../tree.ts'

export function compareCommand(tree: Tree): Command {
  return tree
    .command('compare', 'sourcesCompare')
    .argument('<one>', tree.help('argSourceId'))
    .argument('<other>', tree.help('argSourceId'))
    .option('--since <duration>', tree.help('optCompareSince'), durationValue, storyWindows['7d'])
    .action(
      tree.run((context, a: string, b: string, { since }: { since: number }) =>
        context.withApp(async (app) => {
          const compared = await app.compare({ a, b, windowMs: since })
          if (!compared.ok) return context.fail(compared.problem)
          context.printJson(compared.value)
          tell(context, compared.value)
          return 0
        }),
      ),
    )
}

function tell(context: CommandContext, comparison: SourceComparison): void {
  const style = dateStyle(context)
  const count = (n: number): string => formatCount(n, style)
  const { from, to, a, b, both, bothStories, timed, sameAgency } = comparison
  context.print(`${formatInstant(from, style)} – ${formatInstant(to, style)}`)
  for (const side of [a, b]) {
    context.print(`${isolate(side.name)} (${isolate(side.sourceId)})`)
    context.print(`    ${context.say('compare.articles')}: ${count(side.articles)}`)
    if (a.takenUp + b.takenUp > 0) context.print(`    ${context.say('compare.takenUp')}: ${count(side.takenUp)}`)
    if (timed !== undefined)
      context.print(`    ${context.say('compare.first', { stories: count(timed) })}: ${count(side.first ?? 0)}`)
    context.print(`    ${context.say('compare.only')}: ${count(side.only)}`)
    for (const story of side.onlyStories) context.print(storyLine(context, story))
  }
  context.print(`${context.say('compare.both')}: ${count(both)}`)
  if (sameAgency > 0) context.print(`    ${context.say('compare.sameAgency', { stories: count(sameAgency) })}`)
  for (const story of bothStories)
    context.print(storyLine(context, story, story.first === undefined ? undefined : { a, b }[story.first].name))
}

function storyLine(context: CommandContext, story: ComparedStory, first?: string): string {
  const mark = first === undefined ? '' : ` · ${context.say('compare.firstAt', { name: isolate(first) })}`
  return `    • ${isolate(story.title)}${mark} · ${formatInstant(story.lastAt, dateStyle(context))} · #${story.id}`
}
