/**
 * `siyaq why <article> [other]`: why an article is where it is, or why two are together or apart.
 * In: ids or addresses. Out: exit code. Writes the verdict and the reasons, heaviest first.
 */
import type { Command } from 'commander'
import type { WhyReport } from '../../application/siyaq.ts'
import { formatCount, isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import { articleRef } from '../option-values.ts'
import type { Tree } from '../tree.ts'
import { reasonText } from '../reason-text.ts'
import { articleLines, dateStyle, reasonLines } from '../rows.ts'

export function whyCommand(tree: Tree): Command {
  return tree
    .command('why', 'why')
    .argument('<article>', tree.help('argArticle'))
    .argument('[other]', tree.help('argOther'))
    .action(
      tree.run((context, article: string, other: string | undefined) =>
        context.withApp(async (app) => {
          const why = await app.why(articleRef(article), other === undefined ? undefined : articleRef(other))
          if (!why.ok) return context.fail(why.problem)
          context.printJson(why.value)
          tellWhy(context, why.value)
          return 0
        }),
      ),
    )
}

function tellWhy(context: CommandContext, report: WhyReport): void {
  for (const article of report.b === undefined ? [report.a] : [report.a, report.b])
    for (const line of articleLines(context, article)) context.print(line)
  context.print()
  const style = dateStyle(context)
  const confidence = context.say('why.confidence', { value: formatCount(report.confidence, style) })
  context.print(`${context.say(`why.${report.verdict}`)} · ${confidence}`)
  if (report.verdict !== 'apart')
    context.print(context.say('why.story', { title: isolate(report.storyTitle), id: report.storyId }))
  for (const line of reasonLines(report.reasons, (reason) => reasonText(reason, style))) context.print(`  ${line}`)
  for (const change of report.changes)
    context.print(
      `  ${context.say('why.changed', { from: change.fromStoryId, to: change.toStoryId, cause: change.cause })}`,
    )
}
