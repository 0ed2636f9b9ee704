/**
 * `siyaq cite article <article>`, `siyaq cite story <id>`: a citation, as the pages and the API give it.
 * In: an id or an address, a form. Out: exit code. Writes the citation.
 */
import { Option, type Command } from 'commander'
import { citationForms, type CitationForm, type CiteWhat } from '../../../application/cite/cited.ts'
import { defined } from '../../../model/defined.ts'
import type { CommandContext, ExitCode } from '../../command-context.ts'
import { articleRef, wholeNumber } from '../../option-values.ts'
import type { Tree } from '../../tree.ts'

interface CiteFlags {
  format: CitationForm
}

export function citeCommand(tree: Tree): Command {
  const format = (): Option =>
    new Option('--format <format>', tree.help('optCitationFormat')).choices(citationForms).default('text')
  return tree
    .command('cite', 'cite')
    .addCommand(
      tree
        .command('article', 'citeArticle')
        .argument('<article>', tree.help('argArticle'))
        .addOption(format())
        .action(
          tree.run((context, article: string, flags: CiteFlags) =>
            tell(context, { article: articleRef(article) }, flags),
          ),
        ),
    )
    .addCommand(
      tree
        .command('story', 'citeStory')
        .argument('<id>', tree.help('argStoryId'), wholeNumber(0, Number.MAX_SAFE_INTEGER))
        .addOption(format())
        .action(tree.run((context, story: number, flags: CiteFlags) => tell(context, { story }, flags))),
    )
}

function tell(context: CommandContext, what: CiteWhat, { format }: CiteFlags): Promise<ExitCode> {
  return context.withApp(async (app) => {
    const { publicUrl, digits } = context.config()
    const { lang } = context
    const tag = lang === 'ar' ? `ar-u-nu-${digits}` : 'en-GB'
    const cited = await app.cite(what, format, { lang, tag, ...defined({ base: publicUrl?.replace(/\/+$/, '') }) })
    if (!cited.ok) return context.fail(cited.problem)
    context.printJson(cited.value)
    // As it is, to be piped into a file: its isolates belong to it.
    context.print(cited.value.citation.replace(/\r?\n$/, ''))
    return 0
  })
}
