/**
 * What later carriers of a text give otherwise: the words around the fact, the old value struck, the new one beside it.
 * In: updates of a fold, a changed fact. Out: markup. Touches nothing.
 */
import type { ArticleCard, CopyFold, FactChange } from '../../../application/stories/views.ts'
import { Text, When } from '../bidi.tsx'
import type { Locale } from '../locale.ts'
import { ArticleLink, SourceLink } from './cards.tsx'
import { Icon } from './icons.tsx'

const mostUpdates = 6
const mostFacts = 3

/** How much of the text the carriers have, in words; "the same text" only where it is the same. */
export function FoldSummary(props: { locale: Locale; fold: CopyFold }) {
  const { locale, fold } = props
  const count = fold.copies.length
  if (fold.sameText) return <>{locale.text('count.copies', { count })}</>
  return (
    <>
      {locale.text('count.carriers', { count })}
      {fold.share === undefined ? (
        ''
      ) : (
        <small>
          <Text locale={locale} of="fold.share" values={{ percent: locale.percent(fold.share) }} />
        </small>
      )}
    </>
  )
}

/** The later versions of a text, newest first. */
export function FoldUpdates(props: { locale: Locale; fold: CopyFold }) {
  const { locale, fold } = props
  if (fold.updates.length === 0) return <></>
  const shown = fold.updates.slice(-mostUpdates).toReversed()
  return (
    <section class="updates" aria-label={locale.text('fold.updated')}>
      <p class="updates-title">
        <Icon name="edit" />
        {locale.text('fold.updated')}
      </p>
      <ul>
        {shown.map(({ article, of, facts, carriers }) => (
          <li>
            {facts.slice(0, mostFacts).map((fact) => (
              <ChangedFactLine locale={locale} fact={fact} article={article} />
            ))}
            <p class="meta">
              <SourceLink card={article} />
              <span class="dot" />
              <When locale={locale} at={article.at} dateOnly={article.dateOnly} />
              {carriers.length > 1 ? (
                <>
                  <span class="dot" />
                  <span>{locale.text('fold.carriedBy', { count: carriers.length })}</span>
                </>
              ) : (
                ''
              )}
            </p>
            {fold.lead.id === article.id ? <Before locale={locale} of={of} /> : <ArticleLink card={article} />}
          </li>
        ))}
      </ul>
      {fold.updates.length > mostUpdates ? (
        <p class="hint">{locale.text('fold.moreUpdates', { count: fold.updates.length - mostUpdates })}</p>
      ) : (
        ''
      )}
    </section>
  )
}

/** The earlier carrier and its headline. */
function Before(props: { locale: Locale; of: ArticleCard }) {
  const { locale, of } = props
  return (
    <p class="meta">
      <span>{locale.text('fold.before')}</span>
      <ArticleLink card={of} />
      <SourceLink card={of} />
    </p>
  )
}

/** The words around the fact as the later version has them, the earlier value struck before the later one. */
export function ChangedFactLine(props: { locale: Locale; fact: FactChange; article: ArticleCard }) {
  const { locale, fact, article } = props
  const { around, at, before, after, kind } = fact
  return (
    <p class="change">
      <span class="tag">{locale.text(`fact.${kind}`)}</span>{' '}
      <span lang={article.lang} dir={article.dir}>
        {around.slice(0, at)}
        <del>{before.text}</del> <ins>{after.text}</ins>
        {around.slice(at + after.length)}
      </span>
    </p>
  )
}
