/**
 * docs/configuration.md from the table of options.
 * In: nothing. Out: Markdown. Touches nothing.
 */
import { configNames, envName, flagName } from '../config/config.ts'
import { configOptions, type ConfigName } from '../config/options.ts'

export function configReference(): string {
  return [
    '# Configuration',
    '',
    '<!-- Written by scripts/make-docs.ts from src/config/options.ts; do not edit. -->',
    '',
    'Every setting can be given in four places. The first that has it wins: flag, environment, settings file, default.',
    'All problems with the settings are told at once, and nothing starts while there is one. `siyaq config` shows the',
    'settings in force and where each came from, secrets hidden.',
    '',
    'The settings file is `siyaq.json` in the data directory, or the file named by `--config` or `SIYAQ_CONFIG`: one JSON',
    'object with the names below. Names that are not known are refused, in the file and among variables that begin with',
    '`SIYAQ_` (`SIYAQ_LANG`, the language of the commands, and `SIYAQ_TEST_…` apart).',
    '',
    'Durations are written `500ms`, `30s`, `15m`, `6h`, `7d`; sizes `64KB`, `10MB`, `1GB`. In the file a bare number is',
    'milliseconds or bytes, as the name says; flags and variables have no unit in their name.',
    '',
    '```json',
    '{ "port": 9000, "pollMinMs": "10m", "userAgent": "Siyaq/0.1 (desk@newsroom.example)" }',
    '```',
    '',
    '## One machine or many',
    '',
    'Without `databaseUrl` and `natsUrls` everything is in one process and one SQLite file. With both, any number of',
    'processes share PostgreSQL and NATS JetStream, each with its `role` and `stages`. One without the other is refused',
    '(`config.mixed-deployment`): the embedded queue lives in the SQLite file, which no other machine sees, and messages',
    'in NATS carry ids of rows that exist only in that file. The roles `web` and `worker` need the cluster.',
    '',
    '## Settings',
    '',
    ...configNames.flatMap(settingSection),
  ].join('\n')
}

function settingSection(name: ConfigName): string[] {
  const { kind, fallbackText, secret, doc } = configOptions[name]
  const rows = [
    `### ${name}`,
    '',
    doc.en + '.',
    '',
    `<p lang="ar" dir="rtl">${doc.ar}.</p>`,
    '',
    `- flag \`${flagName(name)}\`, environment \`${envName(name)}\``,
    `- value: ${kind.en.replace(/\|/g, '\\|')}`,
    `- default: ${fallbackText === undefined ? 'none' : `\`${fallbackText}\``}`,
  ]
  if (secret) rows.push('- secret: never shown or logged')
  return [...rows, '']
}
