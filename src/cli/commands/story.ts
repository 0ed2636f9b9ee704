/**
 * `siyaq story <id>`: one story with its articles, copies folded under the first of them, its saga, the event in other languages.
 * In: id. Out: exit code. Writes the story.
 */
import type { Command } from 'commander'
import type { RelatedRow, StoryMemberLine, StoryReport } from '../../application/siyaq.ts'
import { formatInstant, isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { reasonText } from '../reason-text.ts'
import { dateStyle, reasonLines, storyLines } from '../rows.ts'

export function storyCommand(tree: Tree): Command {
  return tree
    .command('story', 'story')
    .argument('<id>', tree.help('argStoryId'), wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => {
          const story = await app.story(id)
          if (!story.ok) return context.fail(story.problem)
          context.printJson(story.value)
          tellStory(context, story.value)
          return 0
        }),
      ),
    )
}

function tellStory(context: CommandContext, story: StoryReport): void {
  const { head, redirectedFrom, members, saga, otherLanguages } = story

  if (redirectedFrom !== undefined) context.print(context.say('story.redirected', { from: redirectedFrom }))
  for (const line of storyLines(context, head)) context.print(line)
  const told = new Set<number>()
  for (const member of members) {
    const isCopy = member.copyGroupId !== undefined && told.has(member.copyGroupId)
    if (member.copyGroupId !== undefined) told.add(member.copyGroupId)
    const at = formatInstant(member.at, dateStyle(context))
    const mark = isCopy ? `      ${member.sameText === true ? '=' : '≈'} ` : '  • '
    const share = isCopy && member.sameText !== true ? shareOf(context, member) : ''
    context.print(`${mark}${at} ${isolate(member.sourceName)}: ${isolate(member.title)}${share} · #${member.id}`)
    for (const { kind, before, after } of member.changes?.facts ?? []) {
      const change = { before: isolate(before.text), after: isolate(after.text), of: member.changes?.of ?? 0 }
      context.print(`          ${context.say(`story.changed.${kind}`, change)}`)
    }
  }
  if (saga) {
    context.print(`\n${context.say('story.saga')}`)
    for (const part of saga) tellRelated(context, part, part.isThis ? '→' : '•')
  }
  if (otherLanguages.length > 0) {
    context.print(`\n${context.say('story.otherLanguages')}`)
    for (const other of otherLanguages) tellRelated(context, other, '•')
  }
}

/** " (42 %)" */
function shareOf(context: CommandContext, { share }: StoryMemberLine): string {
  return share === undefined ? '' : ` (${context.say('story.share', { percent: Math.round(100 * share) })})`
}

function tellRelated(context: CommandContext, row: RelatedRow, mark: string): void {
  const style = dateStyle(context)
  const lang = row.lang === undefined ? '' : ` · ${row.lang}`
  context.print(`  ${mark} ${formatInstant(row.firstAt, style)} ${isolate(row.title)}${lang} · #${row.id}`)
  for (const line of reasonLines(row.reasons, (reason) => reasonText(reason, style))) context.print(`      ${line}`)
}
