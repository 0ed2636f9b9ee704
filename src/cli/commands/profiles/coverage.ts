/**
 * `siyaq sources coverage <id>`: what a source covered lately, and how its texts stand to those of others.
 * In: a source id. Out: exit code. Writes the figures; none where they would rest on too little.
 */
import type { Command } from 'commander'
import type { SourceCoverage } from '../../../application/profiles/profile-views.ts'
import type { CommandContext } from '../../command-context.ts'
import { histogramLines } from '../../histogram-lines.ts'
import { dateStyle } from '../../rows.ts'
import { formatCount, isolate } from '../../terminal-bidi.ts'
import type { Tree } from '../../tree.ts'
import { deskMessages } from '../../../messages/desks.ts'

export function coverageCommand(tree: Tree): Command {
  return tree
    .command('coverage', 'sourcesCoverage')
    .argument('<id>', tree.help('argSourceId'))
    .action(
      tree.run((context, id: string) =>
        context.withApp(async (app) => {
          const found = await app.coverage(id)
          if (!found.ok) return context.fail(found.problem)
          context.printJson(found.value)
          const { name, sourceId, coverage } = found.value
          context.print(`${isolate(name)} (${isolate(sourceId)})`)
          if (coverage === undefined) context.print(`    ${context.say('coverage.tooLittle')}`)
          else tell(context, coverage)
          return 0
        }),
      ),
    )
}

function tell(context: CommandContext, coverage: SourceCoverage): void {
  const style = dateStyle(context)
  const { histogram, silentDays, desks, shared, first } = coverage
  for (const line of histogramLines(context, histogram)) context.print(line)
  if (silentDays.length > 0) context.print(`${context.say('coverage.silent')}: ${silentDays.map(isolate).join(' ')}`)
  if (shared !== undefined) {
    context.print(`${context.say('coverage.shared')}: ${formatCount(shared.stories, style)}`)
    for (const [name, count] of [
      ['coverage.own', shared.own],
      ['coverage.takenUp', shared.takenUp],
      ['coverage.credited', shared.credited],
      ['coverage.agency', shared.agency],
      ['coverage.later', shared.earlierElsewhere],
    ] as const)
      if (count > 0) context.print(`    ${context.say(name)}: ${formatCount(count, style)}`)
  }
  if (first !== undefined) {
    const of = { count: formatCount(first.first, style), of: formatCount(first.of, style) }
    context.print(`    ${context.say('coverage.first')}: ${context.say('coverage.firstOf', of)}`)
  }
  if (desks === undefined) return
  context.print(`${context.say('coverage.sections')}:`)
  for (const { desk, articles } of desks.counts)
    context.print(`    ${deskMessages[`desk.${desk}`][context.lang]}: ${formatCount(articles, style)}`)
}
