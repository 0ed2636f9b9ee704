/**
 * Revisions of an article with what each changed.
 * In: revisions, newest first, each against the one before. Out: markup. Touches nothing.
 */
import type { Direction } from '../../../model/article.ts'
import type { DiffBlock, RevisionView } from '../../../application/stories/views.ts'
import { When } from '../bidi.tsx'
import type { Locale } from '../locale.ts'

export function Revisions(props: {
  locale: Locale
  revisions: RevisionView[]
  lang?: string | undefined
  dir: Direction
}) {
  const { locale, lang, dir } = props
  return (
    <div class="revisions">
      {props.revisions.map((revision, i) => (
        <details class="revision" id={`revision-${revision.number}`} open={i === 0 && revision.diff !== undefined}>
          <summary>
            <b>
              {revision.number === 1
                ? locale.text('article.revisionFirst')
                : locale.text('article.revisionNumber', { number: revision.number })}
            </b>{' '}
            <When locale={locale} at={revision.seenAt} />
          </summary>
          {revision.diff === undefined ? (
            <p class="change" lang={lang} dir={dir}>
              {revision.title}
            </p>
          ) : (
            <div lang={lang} dir={dir}>
              {revision.diff.title === undefined ? (
                ''
              ) : (
                <p class="change change-title">
                  <Runs block={revision.diff.title} />
                </p>
              )}
              {revision.diff.figures.length === 0 ? (
                ''
              ) : (
                <p class="change change-figures">
                  {revision.diff.figures.map((f) => (
                    <span class="change-figure">
                      {f.before === undefined ? '' : <del>{f.before}</del>}{' '}
                      {f.after === undefined ? '' : <ins>{f.after}</ins>}
                    </span>
                  ))}
                </p>
              )}
              <DiffBody locale={locale} blocks={revision.diff.body} />
            </div>
          )}
        </details>
      ))}
    </div>
  )
}

/** Changed paragraphs in full; runs of unchanged ones as their number. */
function DiffBody(props: { locale: Locale; blocks: DiffBlock[] }) {
  const { locale } = props
  const parts: (DiffBlock | number)[] = []
  for (const block of props.blocks) {
    const last = parts.at(-1)
    if (block.kind !== 'same') parts.push(block)
    else if (typeof last === 'number') parts[parts.length - 1] = last + 1
    else parts.push(1)
  }
  return (
    <div class="diff">
      {parts.map((part) =>
        typeof part === 'number' ? (
          <p class="diff-same" lang={locale.lang} dir={locale.dir}>
            {locale.text('article.diffSame', { count: part })}
          </p>
        ) : (
          <p class={`diff-${part.kind}`}>
            <Runs block={part} />
          </p>
        ),
      )}
    </div>
  )
}

function Runs(props: { block: DiffBlock }) {
  const { block } = props
  return (
    <>
      {block.runs.map((run) => {
        const change =
          run.change ?? (block.kind === 'added' ? 'added' : block.kind === 'removed' ? 'removed' : undefined)
        if (change === 'added') return <ins>{run.text}</ins>
        return change === 'removed' ? <del>{run.text}</del> : run.text
      })}
    </>
  )
}
