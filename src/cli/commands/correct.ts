/**
 * `siyaq correct move|merge|split|lock|unlock|list|undo`: a person's corrections of the grouping.
 * In: numbers of stories and articles, who asks. Out: exit code. Writes the correction, or all of them.
 */
import type { Command } from 'commander'
import { defined } from '../../model/defined.ts'
import type { Desk } from '../../model/desks.ts'
import type { Correction } from '../../model/story.ts'
import type { CorrectionRequest } from '../../application/stories/views.ts'
import { deskMessages } from '../../messages/desks.ts'
import { formatInstant, isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { deskValue, wholeNumber } from '../option-values.ts'
import { dateStyle } from '../rows.ts'

interface Flags {
  by?: string
  note?: string
}

export function correctCommand(tree: Tree): Command {
  const id = wholeNumber(0, Number.MAX_SAFE_INTEGER)
  const ids = (raw: string, before: number[] | undefined): number[] => [...(before ?? []), id(raw)]
  const correct = (
    name: 'move' | 'merge' | 'split' | 'lock' | 'unlock',
    shape: 'articles' | 'stories' | 'maybe-articles' | 'story',
  ): Command => {
    const command = tree.command(name, `correct.${name}`).argument('<story>', tree.help('argStoryId'), id)
    if (shape === 'articles') command.argument('<articles...>', tree.help('argArticleIds'), ids)
    if (shape === 'maybe-articles') command.argument('[articles...]', tree.help('argArticleIds'), ids)
    if (shape === 'stories') command.argument('<other>', tree.help('argOtherStory'), id)
    return command
      .option('--by <name>', tree.help('optBy'))
      .option('--note <text>', tree.help('optNote'))
      .action(
        tree.run((context, ...args: unknown[]) => {
          // Commander gives the arguments, then the options, then the command.
          const [story, rest, flags] = shape === 'story' ? [args[0], undefined, args[1]] : [args[0], args[1], args[2]]
          const numbers = (value: unknown): number[] =>
            Array.isArray(value) ? value.filter((n) => typeof n === 'number') : typeof value === 'number' ? [value] : []
          const other = numbers(rest)
          return apply(context, flags as Flags, {
            kind: name,
            storyIds: [...numbers(story), ...(shape === 'stories' ? other : [])],
            articleIds: shape === 'stories' ? [] : other,
          })
        }),
      )
  }
  return tree
    .command('correct', 'correct')
    .addCommand(correct('move', 'articles'))
    .addCommand(correct('split', 'articles'))
    .addCommand(correct('merge', 'stories'))
    .addCommand(correct('lock', 'maybe-articles'))
    .addCommand(correct('unlock', 'story'))
    .addCommand(deskCommand(tree))
    .addCommand(listCommand(tree))
    .addCommand(undoCommand(tree))
}

function deskCommand(tree: Tree): Command {
  return tree
    .command('desk', 'correct.desk')
    .argument('<story>', tree.help('argStoryId'), wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .argument('[section]', tree.help('optDesk'), deskValue)
    .option('--by <name>', tree.help('optBy'))
    .action(
      tree.run((context, storyId: number, desk: Desk | undefined, flags: { by?: string }) =>
        context.withApp(async (app) => {
          const done = await app.setDesk({ storyId, by: whoAsks(context, flags), ...defined({ desk }) })
          if (!done.ok) return context.fail(done.problem)
          context.printJson(done.value)
          const { storyId: story, desk: now } = done.value
          if (now === undefined) context.print(context.say('correct.noDesk', { story }))
          else
            context.print(context.say('correct.deskDone', { story, desk: deskMessages[`desk.${now}`][context.lang] }))
          return 0
        }),
      ),
    )
}

function listCommand(tree: Tree): Command {
  return tree.command('list', 'correct.list').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const all = await app.corrections()
        if (!all.ok) return context.fail(all.problem)
        context.printJson(all.value)
        for (const correction of all.value) tell(context, correction)
        if (all.value.length === 0) context.print(context.say('correct.none'))
        return 0
      }),
    ),
  )
}

function undoCommand(tree: Tree): Command {
  return tree
    .command('undo', 'correct.undo')
    .argument('<id>', tree.help('argCorrectionId'), wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .option('--by <name>', tree.help('optBy'))
    .action(
      tree.run((context, id: number, flags: Flags) =>
        context.withApp(async (app) => {
          const undone = await app.undoCorrection(id, whoAsks(context, flags))
          if (!undone.ok) return context.fail(undone.problem)
          context.printJson(undone.value)
          tell(context, undone.value)
          return 0
        }),
      ),
    )
}

async function apply(
  context: CommandContext,
  flags: Flags,
  ask: Omit<CorrectionRequest, 'by' | 'note'>,
): Promise<0 | 1 | 2 | 3> {
  return context.withApp(async (app) => {
    const done = await app.correct({
      ...ask,
      by: whoAsks(context, flags),
      ...defined({ note: flags.note }),
    })
    if (!done.ok) return context.fail(done.problem)
    context.printJson(done.value)
    tell(context, done.value)
    return 0
  })
}

/** The name given, else that of the user of this machine. */
function whoAsks(context: CommandContext, flags: Flags): string {
  return (flags.by ?? context.io.env['USER'] ?? 'cli').trim().slice(0, 80) || 'cli'
}

/** "#3 merge: stories #1, #2 · who · when", the note and the undoing on lines of their own. */
function tell(context: CommandContext, c: Correction): void {
  const style = dateStyle(context)
  const list = (ids: readonly number[]): string => ids.map((id) => `#${id}`).join(' ')
  const what = [
    context.say('correct.stories', { ids: list(c.kind === 'move' ? c.storyIds.slice(0, 1) : c.storyIds) }),
    ...(c.articleIds.length === 0 ? [] : [context.say('correct.articles', { ids: list(c.articleIds) })]),
  ]
  context.print(
    `#${c.id} ${context.say(`correct.${c.kind}`)}: ${what.join(' · ')} · ${isolate(c.by)} · ${formatInstant(c.at, style)}`,
  )
  if (c.note !== undefined) context.print(`    ${isolate(c.note)}`)
  if (c.undoneAt !== undefined) {
    const by = isolate(c.undoneBy ?? '?')
    context.print(`    ${context.say('correct.undone', { by, at: formatInstant(c.undoneAt, style) })}`)
  }
}
