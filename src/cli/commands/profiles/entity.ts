/**
 * `siyaq entity <name>`: how often a name stands in the news over time, and which names stand beside it.
 * In: a name or an entity's key. Out: exit code. Writes the days and the names.
 */
import type { Command } from 'commander'
import type { NameBeside } from '../../../application/profiles/profile-views.ts'
import type { CommandContext } from '../../command-context.ts'
import { dateStyle } from '../../rows.ts'
import { formatCount, isolate } from '../../terminal-bidi.ts'
import type { Tree } from '../../tree.ts'
import { histogramLines } from '../../histogram-lines.ts'

export function entityCommand(tree: Tree): Command {
  return tree
    .command('entity', 'entity')
    .argument('<name>', tree.help('argEntity'))
    .action(
      tree.run((context, name: string) =>
        context.withApp(async (app) => {
          const found = await app.entity(name)
          if (!found.ok) return context.fail(found.problem)
          context.printJson(found.value)
          const { key, profile } = found.value
          context.print(`${isolate(found.value.name)} (${isolate(key)})`)
          for (const line of histogramLines(context, profile.histogram)) context.print(line)
          tell(context, 'profile.names', profile.names)
          tell(context, 'profile.speakers', profile.speakers)
          return 0
        }),
      ),
    )
}

function tell(
  context: CommandContext,
  title: 'profile.names' | 'profile.speakers',
  names: readonly NameBeside[],
): void {
  if (names.length === 0) return
  const style = dateStyle(context)
  context.print(`${context.say(title)}:`)
  for (const { name, stories } of names) context.print(`    ${isolate(name)}: ${formatCount(stories, style)}`)
}
