/**
 * A story's developments in time order, days as headings.
 * In: timeline items, oldest first. Out: an ordered list. Touches nothing.
 */
import type { TimelineItem } from '../../../application/stories/views.ts'
import { Foreign } from '../bidi.tsx'
import { ArticleLink, SourceLink, articleHref } from './cards.tsx'
import { ChangedFactLine } from './fact-changes.tsx'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'
import type { Locale } from '../locale.ts'
import { UnitName } from './figures.tsx'

const icons: Record<TimelineItem['kind'], IconName> = {
  first: 'flag',
  article: 'clock',
  copies: 'copies',
  headline: 'edit',
  edit: 'edit',
  figure: 'number',
  changed: 'edit',
  statement: 'quote',
  gone: 'gone',
}

export function Timeline(props: { locale: Locale; items: TimelineItem[] }) {
  const { locale } = props
  const days: { day: string; items: TimelineItem[] }[] = []
  for (const item of props.items) {
    const day = locale.day(item.at)
    const current = days.at(-1)
    if (current?.day === day) current.items.push(item)
    else days.push({ day, items: [item] })
  }
  return (
    <div class="timeline">
      {days.map(({ day, items }) => (
        <section>
          <h3 class="timeline-day">{day}</h3>
          <ol>
            {items.map((item) => (
              <li class={`event event-${item.kind}`}>
                <time
                  datetime={new Date(item.at).toISOString()}
                  title={locale.absolute(item.at, item.article.dateOnly)}
                >
                  {item.article.dateOnly === true ? '' : locale.time(item.at)}
                </time>
                <span class="event-mark">
                  <Icon name={icons[item.kind]} />
                </span>
                <div class="event-body">
                  <Development locale={locale} item={item} />
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Development(props: { locale: Locale; item: TimelineItem }) {
  const { locale, item } = props
  const { article } = item
  const label = <span class="event-label">{locale.text(`timeline.${item.kind}`)}</span>
  const revisionHref = `${articleHref(article.id)}#revision-${item.revision ?? 1}`
  switch (item.kind) {
    case 'first':
    case 'article':
      return (
        <>
          <ArticleLink card={article} />
          <p class="meta">
            {item.kind === 'first' ? label : ''}
            <SourceLink card={article} />
          </p>
        </>
      )
    case 'copies':
      return (
        <p class="meta">
          {locale.text('timeline.copiesAt', { count: item.count ?? 1 })}
          <span class="dot" />
          <SourceLink card={article} />
        </p>
      )
    case 'headline':
    case 'figure':
    case 'edit':
      return (
        <>
          {item.before === undefined && item.after === undefined ? '' : <Change item={item} />}
          <p class="meta">
            {label}
            {item.unit === undefined ? (
              ''
            ) : (
              <span>
                <UnitName locale={locale} unit={item.unit} />
              </span>
            )}
            <SourceLink card={article} />
            <a href={revisionHref}>{locale.text('article.revisions')}</a>
          </p>
        </>
      )
    case 'changed':
      return (
        <>
          {item.fact === undefined ? '' : <ChangedFactLine locale={locale} fact={item.fact} article={article} />}
          <p class="meta">
            {label}
            <SourceLink card={article} />
            <a href={articleHref(article.id)}>{locale.text('timeline.changedArticle')}</a>
          </p>
        </>
      )
    case 'statement':
      return (
        <>
          <blockquote class="said" lang={article.lang} dir={article.dir}>
            {item.after ?? ''}
          </blockquote>
          <p class="meta">
            {item.speaker === undefined ? label : <Foreign text={item.speaker} lang={article.lang} dir={article.dir} />}
            <span class="dot" />
            <SourceLink card={article} />
          </p>
        </>
      )
    case 'gone':
      return (
        <>
          <ArticleLink card={article} />
          <p class="meta">
            {label}
            <SourceLink card={article} />
          </p>
        </>
      )
  }
}

function Change(props: { item: TimelineItem }) {
  const { before, after, article } = props.item
  return (
    <p class="change" lang={article.lang} dir={article.dir}>
      {before === undefined ? '' : <del>{before}</del>} {after === undefined ? '' : <ins>{after}</ins>}
    </p>
  )
}
