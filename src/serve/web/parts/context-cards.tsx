/**
 * What stands around an article or a story: background, other coverage, the saga, the event in other languages.
 * In: cards and stories with their reasons. Out: markup. Touches nothing.
 */
import type { ContextCard, RelatedStory, SagaView } from '../../../application/stories/views.ts'
import { Foreign, When } from '../bidi.tsx'
import { ArticleItem, storyHref } from './cards.tsx'
import { Icon } from './icons.tsx'
import type { Locale } from '../locale.ts'
import { ReasonList } from './reasons.tsx'

/** The one background article, with its day and the reasons. `from`: the article that it is background of. */
export function ReadAlso(props: { locale: Locale; card: ContextCard; from: number }) {
  const { locale, card, from } = props
  return (
    <section class="block read-also" id="read-also" aria-labelledby="read-also-title">
      <h2 id="read-also-title">
        {locale.text('article.readAlso')} <small>{locale.text('article.readAlsoHint')}</small>
      </h2>
      <ArticleItem locale={locale} card={card} absolute>
        <ReasonList locale={locale} reasons={card.reasons} most={4} />
        <WhyLink locale={locale} from={from} to={card.id} />
      </ArticleItem>
    </section>
  )
}

/** Other publishers on the same event, most different first, copies as a number. */
export function SimilarList(props: { locale: Locale; cards: readonly ContextCard[]; from: number }) {
  const { locale } = props
  return (
    <div role="feed" aria-busy="false">
      {props.cards.map((card) => (
        <ArticleItem locale={locale} card={card}>
          {(card.copyCount ?? 0) > 0 ? (
            <p class="same-text">
              <Icon name="copies" />
              {locale.text('article.copyCount', { count: card.copyCount ?? 0 })}
            </p>
          ) : (
            ''
          )}
          <ReasonList
            locale={locale}
            reasons={card.reasons.filter((r) => r.code !== 'similar.copies' && r.code !== 'similar.same-event')}
            most={3}
          />
          <WhyLink locale={locale} from={props.from} to={card.id} />
        </ArticleItem>
      ))}
    </div>
  )
}

function WhyLink(props: { locale: Locale; from: number; to: number }) {
  return (
    <p class="meta">
      <a href={`/why?a=${props.from}&b=${props.to}`} rel="nofollow">
        {props.locale.text('why.link')}
      </a>
    </p>
  )
}

/** The parts of a saga in time order, days written out, this story marked. */
export function Saga(props: { locale: Locale; saga: SagaView }) {
  const { locale, saga } = props
  return (
    <>
      <p class="hint">
        {locale.text('saga.parts', { count: saga.parts.length })} ·{' '}
        {locale.text('saga.rhythm', { every: locale.duration(saga.rhythmMs) })}
      </p>
      <ol class="saga">
        {saga.parts.map((part) => (
          <li class={part.isThis ? 'saga-this' : undefined} aria-current={part.isThis ? 'true' : undefined}>
            <p class="saga-day">
              <time datetime={new Date(part.firstAt).toISOString()} title={locale.absolute(part.firstAt)}>
                {locale.day(part.firstAt)}
              </time>
              {part.isThis ? <span class="tag">{locale.text('saga.this')}</span> : ''}
            </p>
            {part.isThis ? (
              <Foreign text={part.title} lang={part.lang} dir={part.dir} />
            ) : (
              <a href={storyHref(part.id)}>
                <Foreign text={part.title} lang={part.lang} dir={part.dir} />
              </a>
            )}
            <ReasonList locale={locale} reasons={part.reasons} most={2} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** The same event as other languages tell it, each with its language and the reasons. */
export function OtherLanguages(props: { locale: Locale; stories: readonly RelatedStory[] }) {
  const { locale } = props
  return (
    <ul class="related">
      {props.stories.map((story) => (
        <li>
          <a href={storyHref(story.id)} hreflang={story.lang}>
            <Foreign text={story.title} lang={story.lang} dir={story.dir} />
          </a>
          <p class="meta">
            {story.lang === undefined ? '' : <span class="tag">{locale.languageName(story.lang)}</span>}
            <When locale={locale} at={story.firstAt} />
            <span class="dot" />
            <span>{locale.text('count.sites', { count: story.sourceCount })}</span>
          </p>
          <ReasonList locale={locale} reasons={story.reasons} most={4} />
        </li>
      ))}
    </ul>
  )
}
