/**
 * The origins of a story: whose the reporting is, what rests on it, and the passages that prove it.
 * In: a story's view. Out: a card. Touches nothing.
 */
import type { ArticleCard, OriginView, StoryView } from '../../../application/stories/views.ts'
import { saidOrigins } from '../../../model/story-origins.ts'
import { When } from '../bidi.tsx'
import type { Locale } from '../locale.ts'
import { articleHref, sourceHref } from './cards.tsx'
import { originsText } from '../origins-text.ts'
import { ReasonList } from './reasons.tsx'

export function Origins(props: { locale: Locale; view: StoryView }) {
  const { locale, view } = props
  const cards = new Map(view.folds.flatMap((fold) => [fold.lead, ...fold.copies]).map((card) => [card.id, card]))
  return (
    <section class="card" id="origins">
      <h2>{locale.text('story.origins')}</h2>
      <p class="origins-sum">
        <a class="origins-line" href="/accuracy" title={locale.text('accuracy.title')}>
          {originsText(locale, view)}
        </a>
      </p>
      <p class="hint">{locale.text(saidOrigins(view).say !== 'number' ? 'origins.rangeHint' : 'story.originsHint')}</p>
      <ol class="origins">
        {view.origins.map((origin) => (
          <Origin locale={locale} origin={origin} cards={cards} />
        ))}
      </ol>
      {view.comments.length > 0 ? (
        <p class="hint">{locale.text('origins.comments', { count: view.comments.length })}</p>
      ) : (
        ''
      )}
    </section>
  )
}

function Origin(props: { locale: Locale; origin: OriginView; cards: ReadonlyMap<number, ArticleCard> }) {
  const { locale, origin, cards } = props
  return (
    <li>
      <p class="origin-name">
        <OriginName locale={locale} origin={origin} />
        {origin.kind === 'agency' ? <span class="tag">{locale.text('origin.agency')}</span> : ''}
        {origin.kind === 'statement' ? <span class="tag">{locale.text('origins.statement')}</span> : ''}
      </p>
      <p class="meta">
        <span>{locale.text(origin.firstKnown ? 'origins.firstPublished' : 'origins.firstSeen')}</span>{' '}
        <a href={articleHref(origin.articleId)}>
          {origin.firstKnown && cards.has(origin.articleId) ? <bdi>{cards.get(origin.articleId)?.sourceName}</bdi> : ''}{' '}
          <When locale={locale} at={origin.firstAt} />
        </a>
        {origin.sourceCount > 1 ? (
          <>
            <span class="dot" />
            <span>{locale.text('story.restsOn', { count: origin.sourceCount })}</span>
          </>
        ) : (
          ''
        )}
      </p>
      <ReasonList locale={locale} reasons={origin.evidence} most={3} />
      <ul class="proofs">
        {origin.proofs.map((proof) => (
          <li>
            <a href={articleHref(proof.articleId)}>
              <small>{locale.text(`origins.proof.${proof.as}`)}</small>{' '}
              <q lang={cards.get(proof.articleId)?.lang} dir={cards.get(proof.articleId)?.dir ?? 'auto'}>
                {proof.quote}
              </q>
            </a>{' '}
            <small>
              <bdi>{cards.get(proof.articleId)?.sourceName}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </li>
  )
}

function OriginName(props: { locale: Locale; origin: OriginView }) {
  const { locale, origin } = props
  if (origin.name === undefined) return <span>{locale.text('origins.unnamed')}</span>
  if (origin.sourceId === undefined) return <bdi>{origin.name}</bdi>
  return (
    <a href={sourceHref(origin.sourceId)}>
      <bdi>{origin.name}</bdi>
    </a>
  )
}
