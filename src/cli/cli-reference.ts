/**
 * docs/cli.md from the tree of commands, both languages.
 * In: nothing. Out: Markdown. Touches nothing.
 */
import type { Argument, Command, Option } from 'commander'
import { commandsAmong } from './command-list.ts'
import { commandTree } from './command-tree.ts'
import { cliHelp } from '../messages/cli-help.ts'

export async function cliReference(): Promise<string> {
  const commands = await commandsAmong([])
  // The version is left out: the document should change only when the commands do.
  const english = commandTree('en', '', () => Promise.resolve(), commands)
  const arabic = commandTree('ar', '', () => Promise.resolve(), commands)
  return [
    '# Commands',
    '',
    '<!-- Written by scripts/make-docs.ts from the command tree in src/cli/; do not edit. -->',
    '',
    `${cliHelp.exitCodes.en}. With \`--json\` the answer is one line of JSON on standard output (\`doctor\` and \`serve\` included);`,
    'a problem is then `{"problem":{"code","detail"?,"message"}}`. Progress and notes go to standard error: a bar on a',
    'terminal, plain lines elsewhere. Every setting of [configuration.md](configuration.md) is also a flag of every command.',
    'The language is `--lang`, then `SIYAQ_LANG`, then the locale.',
    '',
    `<p lang="ar" dir="rtl">${cliHelp.exitCodes.ar}. ` +
      `${cliHelp.settingsNote.ar.replace(/[()]/g, '').replace(/--port 8080|siyaq config --list/g, '<code dir="ltr">$&</code>')}.</p>`,
    '',
    '## For every command',
    '',
    ...optionRows(english, arabic),
    '',
    ...english.commands.flatMap((command) => section(command, twin(command, arabic), '##', 'siyaq')),
    '## Predictions',
    '',
    "`siyaq predict KIND INPUT OUTPUT` runs the product's own code over a JSONL file (gzip or not) and writes one line for each",
    'input. Nothing is printed on standard output; the exit code is 0 only when the output is complete (it is written under',
    'another name and then renamed). The first bad line ends the run with its number on standard error.',
    '',
    '| KIND | a line of INPUT | a line of OUTPUT |',
    '|---|---|---|',
    '| `pages` | `{"id","url","html"}` | `{"id","text","title"?,"date"?,"author"?,"credit"?,"lang"?}` |',
    '| `parts` | `{"id","text"}` or `{"id","url","html"}` | `{"id","title","body","credit","keywords","readAlso","similar","embeds"?}` |',
    '| `stories` | `{"id","source","url","t","title","content","lang"?}` in time order | `{"id","story"}` |',
    '| `copies` | the same, and `--pairs` with `{"a":{"id"},"b":{"id"}}` | `{"a","b","same"}` |',
    '| `keyphrases` | `{"id","title","text"}` | `{"id","keyphrases"}`, best first |',
    '| `statements` | `{"id","title","text","author"?}` | `{"id","statements","credits"}` |',
    '| `search` | the same as `stories`, and `--queries` with `{"q"}` | `{"q","ids"}`, best first |',
    '| `background` | the same as `stories`, and `--ids` with `{"id"}` | `{"id","readAlso","similar"}` |',
    '| `entities` | `{"id","tokens"}` | `{"id","tags"}` |',
    '',
  ].join('\n')
}

function section(command: Command, arabic: Command | undefined, level: string, parents: string): string[] {
  const name = `${parents} ${command.name()}`
  const usage = command.registeredArguments.map(argumentShown).join(' ')
  const lines = [
    `${level} ${name}`,
    '',
    `\`${[name, usage].filter((part) => part !== '').join(' ')}\``,
    '',
    `${command.description()}.`,
    '',
    `<p lang="ar" dir="rtl">${arabic?.description() ?? ''}.</p>`,
    '',
    ...argumentRows(command, arabic),
    ...optionRows(command, arabic),
  ]
  if (lines.at(-1) !== '') lines.push('')
  return [...lines, ...command.commands.flatMap((child) => section(child, twin(child, arabic), `${level}#`, name))]
}

function twin(command: Command, arabic: Command | undefined): Command | undefined {
  return arabic?.commands.find((other) => other.name() === command.name())
}

function argumentShown(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

function argumentRows(command: Command, arabic: Command | undefined): string[] {
  return command.registeredArguments.map((argument, index) => {
    const choices = argument.argChoices ? ` (${argument.argChoices.join(', ')})` : ''
    return `- \`${argumentShown(argument)}\`: ${argument.description}${choices} — ${arabicText(arabic?.registeredArguments[index]?.description)}`
  })
}

function optionRows(command: Command, arabic: Command | undefined): string[] {
  return command.options
    .filter((option) => !option.hidden)
    .map(
      (option) =>
        `- \`${option.flags}\`: ${option.description}${valuesShown(option)} — ${arabicText(sameOption(option, arabic))}`,
    )
}

function valuesShown(option: Option): string {
  if (option.argChoices) return ` (${option.argChoices.join(', ')})`
  return typeof option.defaultValue === 'number' ? ` (default ${option.defaultValue})` : ''
}

function sameOption(option: Option, arabic: Command | undefined): string | undefined {
  return arabic?.options.find((other) => other.flags === option.flags)?.description
}

function arabicText(text: string | undefined): string {
  return `<bdi lang="ar">${text ?? ''}</bdi>`
}
