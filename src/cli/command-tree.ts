/**
 * The tree of commands in one language: names, arguments, options, help; the commands themselves are in their files (command-list.ts).
 * In: language, commands, and the runner that gives a command its context. Out: a commander program. Writes nothing itself.
 */
import { Command, Option } from 'commander'
import { configNames, flagName } from '../config/config.ts'
import { configOptions, type ConfigName } from '../config/options.ts'
import { cliHelp, type CliHelp } from '../messages/cli-help.ts'
import type { CliLang, CommandContext, ExitCode } from './command-context.ts'
import type { DeclareCommand } from './command-list.ts'
import type { Tree } from './tree.ts'

export type Runner = (program: Command, work: (context: CommandContext) => Promise<ExitCode>) => Promise<void>

/** The program with these commands. */
export function commandTree(
  lang: CliLang,
  version: string,
  runner: Runner,
  commands: readonly DeclareCommand[],
): Command {
  const program = newCommand('siyaq', 'program', lang)
  const tree = treeOf(program, lang, runner)
  program
    .version(version, '-V, --version', tree.help('optVersion'))
    .option('--json', tree.help('optJson'))
    .addOption(new Option('--lang <lang>', tree.help('optLang')).choices(['ar', 'en']))
    .option('--config <file>', tree.help('optConfig'))
    .helpCommand('help [command]', tree.help('helpCommand'))
    .addHelpText('after', `\n${tree.help('settingsNote')}\n${tree.help('exitCodes')}`)
  for (const name of configNames) program.addOption(settingOption(name, lang))
  for (const declare of commands) program.addCommand(declare(tree))
  return program
}

function newCommand(name: string, text: CliHelp, lang: CliLang): Command {
  const help = (key: CliHelp): string => cliHelp[key][lang]
  return new Command(name)
    .description(help(text))
    .helpOption('-h, --help', help('optHelp'))
    .allowExcessArguments(false)
    .configureHelp({
      styleTitle: (title) => (isHelpKey(title) ? help(title) : title),
      optionDescription: (option) => optionText(option, lang),
    })
    .exitOverride()
}

function treeOf(program: Command, lang: CliLang, runner: Runner): Tree {
  return {
    lang,
    help: (text) => cliHelp[text][lang],
    command: (name, text) => newCommand(name, text, lang),
    run:
      (work) =>
      (...args) =>
        runner(program, (context) => work(context, ...args)),
    settings: (names) =>
      `\n${cliHelp.settingsOf[lang]}\n${names.map((name) => `  ${flagName(name).padEnd(22)}  ${settingText(name, lang)}`).join('\n')}`,
  }
}

/** Every setting is an option of the program; only the two that every newcomer needs are in its help. */
function settingOption(name: ConfigName, lang: CliLang): Option {
  const option = new Option(`${flagName(name)} <value>`, configOptions[name].doc[lang])
  option.attributeName = () => name
  return name === 'dataDir' || name === 'logLevel' ? option : option.hideHelp()
}

function settingText(name: ConfigName, lang: CliLang): string {
  const { doc, fallbackText } = configOptions[name]
  return fallbackText === undefined
    ? doc[lang]
    : `${doc[lang]} (${cliHelp.default[lang].replace('{what}', fallbackText)})`
}

function optionText(option: Option, lang: CliLang): string {
  const extra: string[] = []
  if (option.argChoices) extra.push(cliHelp.choices[lang].replace('{what}', option.argChoices.join(', ')))
  if (
    option.defaultValue !== undefined &&
    typeof option.defaultValue !== 'boolean' &&
    !Array.isArray(option.defaultValue)
  )
    extra.push(cliHelp.default[lang].replace('{what}', String(option.defaultValue)))
  return extra.length === 0 ? option.description : `${option.description} (${extra.join('; ')})`
}

function isHelpKey(title: string): title is CliHelp {
  return Object.hasOwn(cliHelp, title)
}
