/**
 * `siyaq config`: the settings in force with their origin, or what is wrong with them; secrets hidden.
 * In: nothing. Out: exit code. Writes the settings. Opens nothing.
 */
import type { Command } from 'commander'
import { configNames, deploymentOf, envName, flagName } from '../../config/config.ts'
import { configOptions } from '../../config/options.ts'
import { isolate } from '../terminal-bidi.ts'
import { failSettings, shownSettings, type CommandContext, type ExitCode } from '../command-context.ts'
import type { Tree } from '../tree.ts'

export function configCommand(tree: Tree): Command {
  return tree
    .command('config', 'config')
    .option('--list', tree.help('optList'))
    .action(
      tree.run(async (context, flags: { list?: boolean }) =>
        flags.list === true ? listAll(context) : showSettings(context),
      ),
    )
}

function showSettings(context: CommandContext): ExitCode {
  const reading = context.readConfig()
  if (!reading.ok) return failSettings(context, reading.problems)
  const shown = shownSettings(reading.config)
  const deployment = deploymentOf(reading.config)
  context.printJson({ deployment, file: reading.file ?? null, settings: shown, origins: reading.origins })
  context.print(context.say(`config.deployment.${deployment}`))
  context.print(
    reading.file === undefined
      ? context.say('config.noFile')
      : context.say('config.file', { file: isolate(reading.file) }),
  )
  for (const name of configNames) {
    const value = shown[name]
    const text = value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value)
    context.print(`  ${name.padEnd(22)} ${isolate(text)}  (${context.say(`config.origin.${reading.origins[name]}`)})`)
  }
  return 0
}

function listAll(context: CommandContext): ExitCode {
  const rows = configNames.map((name) => {
    const { kind, fallbackText, secret, doc } = configOptions[name]
    return {
      name,
      flag: flagName(name),
      env: envName(name),
      kind: kind[context.lang],
      default: fallbackText ?? null,
      secret,
      doc: doc[context.lang],
    }
  })
  context.printJson({ settings: rows })
  for (const row of rows) {
    context.print(
      `${row.name}  ${row.flag}  ${row.env}  [${row.kind}]${row.default === null ? '' : ` = ${row.default}`}`,
    )
    context.print(`    ${row.doc}`)
  }
  return 0
}
