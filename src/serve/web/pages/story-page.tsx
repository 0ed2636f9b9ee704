/**
 * The page of a story: counts, chart, timeline, who said what, differing figures, coverage with copies folded, origins, reasons.
 * In: `StoryView`. Out: a document. Touches nothing.
 */
import type { Child } from 'hono/jsx'
import type { WebKey } from '../../../messages/web.ts'
import { citedStory } from '../../../application/cite/cite.ts'
import type { EditView, StoryView, TimelineItem } from '../../../application/stories/views.ts'
import { Foreign, When } from '../bidi.tsx'
import { ArticleLink, Byline, FeedLink, RelatedList, entityHref, storyHref } from '../parts/cards.tsx'
import { CiteAndShare } from '../parts/cite-and-share.tsx'
import { PublishedChart } from '../parts/charts.tsx'
import { OwnLink } from '../parts/own-link.tsx'
import { Origins } from '../parts/origins.tsx'
import { OtherLanguages, ReadAlso, Saga, SimilarList } from '../parts/context-cards.tsx'
import { DeskLink } from '../parts/desks.tsx'
import { CorrectionForms, CorrectionLine, UndoForm } from '../parts/correction-forms.tsx'
import { Corroboration } from '../parts/counts.tsx'
import { Figures } from '../parts/figures.tsx'
import { Fold } from '../parts/fold.tsx'
import type { Frame } from '../frame.ts'
import { Icon } from '../parts/icons.tsx'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { ReasonList } from '../parts/reasons.tsx'
import { Speakers } from '../parts/statements.tsx'
import { storyData } from '../structured-data.ts'
import { Timeline } from '../parts/timeline.tsx'

/** What a page shows of a section at first; the rest is a link away, so that a story of hundreds of articles stays a page. */
const shown = { firstDevelopments: 5, lastDevelopments: 15, speakers: 6, folds: 12, choices: 30 } as const

interface Section {
  id: string
  key: WebKey
  show: boolean
  body: () => Child
  hint?: WebKey
  /** The body brings its own section and heading. */
  bare?: boolean
  /** How many there are, where the page shows fewer at first; else 0. */
  all?: number
}

const allKeys: Readonly<Record<string, WebKey>> = {
  timeline: 'story.allDevelopments',
  saying: 'story.allSpeakers',
  coverage: 'story.allTexts',
}

/** `whole`: nothing is left for another page. */
export function StoryPage(props: { frame: Frame; view: StoryView; whole?: boolean }) {
  const { frame, view, whole = false } = props
  const { locale } = frame
  const founder = view.id
  const members = view.folds.flatMap((fold) => [fold.lead, ...fold.copies])
  const sections: Section[] = [
    {
      id: 'timeline',
      key: 'story.timeline',
      show: view.timeline.length > 1,
      body: () => <Timeline locale={locale} items={whole ? view.timeline : endsOf(view.timeline)} />,
      all: view.timeline.length > shown.firstDevelopments + shown.lastDevelopments ? view.timeline.length : 0,
    },
    {
      id: 'figures',
      key: 'story.figures',
      hint: 'story.figuresHint',
      show: view.figures.length > 0,
      body: () => <Figures locale={locale} figures={view.figures} />,
    },
    {
      id: 'saying',
      key: 'story.saying',
      hint: 'story.sayingHint',
      show: view.speakers.length > 0,
      body: () => (
        <Speakers
          locale={locale}
          speakers={whole ? view.speakers : view.speakers.slice(0, shown.speakers)}
          most={3}
          {...(whole || view.speakers.length <= shown.speakers ? {} : { restAt: `${storyHref(view.id)}?all=1#saying` })}
        />
      ),
      all: view.speakers.length > shown.speakers ? view.speakers.length : 0,
    },
    {
      id: 'coverage',
      key: 'story.coverage',
      hint: 'story.coverageHint',
      show: view.folds.length > 0,
      body: () => (
        <div class="feed" role="feed" aria-busy="false">
          {(whole ? view.folds : view.folds.slice(0, shown.folds)).map((fold) => (
            <Fold locale={locale} fold={fold} founder={founder} />
          ))}
        </div>
      ),
      all: view.folds.length > shown.folds ? view.folds.length : 0,
    },
    {
      id: 'read-also',
      key: 'article.readAlso',
      show: view.readAlso !== undefined,
      bare: true,
      body: () =>
        view.readAlso === undefined ? '' : <ReadAlso locale={locale} card={view.readAlso} from={view.leadArticleId} />,
    },
    {
      id: 'similar',
      key: 'story.similar',
      hint: 'story.similarHint',
      show: view.similar.length > 0,
      body: () => <SimilarList locale={locale} cards={view.similar} from={view.leadArticleId} />,
    },
    {
      id: 'edits',
      key: 'story.edits',
      show: view.edits.length > 0,
      body: () => <Edits locale={locale} edits={view.edits} />,
    },
  ]
  const present = sections.filter((s) => s.show)
  return (
    <Layout
      frame={frame}
      title={view.title}
      nav="stories"
      linked={{ path: storyHref(view.id), at: view.firstAt }}
      data={storyData(frame, view, view.folds.slice(0, shown.folds))}
    >
      <div class="columns columns-story">
        <header class="story-head">
          <p class="kicker">
            {locale.text('story.label')}
            {view.desk === undefined ? '' : <DeskLink locale={locale} desk={view.desk} />}
            {view.locked ? (
              <span class="flag">
                <Icon name="lock" />
                {locale.text('story.locked')}
              </span>
            ) : (
              ''
            )}
          </p>
          <h1 class="headline">
            <Foreign text={view.title} lang={view.lang} dir={view.dir} />
          </h1>
          <p class="meta meta-wide" data-own={`story:${view.id}`} data-own-open>
            <OwnLink frame={frame} kind="story" id={String(view.id)} about={view.title} />
            <FeedLink locale={locale} of="story" id={String(view.id)} />
            <Corroboration locale={locale} of={view} />
            <span class="dot" />
            <span>{locale.text('count.articles', { count: view.articleCount })}</span>
            <span class="dot" />
            <span>
              {locale.text('story.first')} <When locale={locale} at={view.firstAt} />
            </span>
            {view.lastAt > view.firstAt ? (
              <>
                <span class="dot" />
                <span>
                  {locale.text('story.last')} <When locale={locale} at={view.lastAt} />
                </span>
              </>
            ) : (
              ''
            )}
          </p>
          <CiteAndShare frame={frame} cited={citedStory(view)} />
          <PublishedChart locale={locale} points={members.map((m) => ({ at: m.at, series: m.sourceName }))} />
          {present.length > 2 ? (
            <nav class="jump" aria-label={locale.text('nav.sections')}>
              {present.map((s) => (
                <a href={`#${s.id}`}>{locale.text(s.key)}</a>
              ))}
            </nav>
          ) : (
            ''
          )}
        </header>
        <div class="column-main">
          {view.articleCount === 1 ? <p class="lede">{locale.text('story.oneArticle')}</p> : ''}
          {present.map((s) =>
            s.bare === true ? (
              s.body()
            ) : (
              <section class="block" id={s.id} aria-labelledby={`${s.id}-title`}>
                <h2 id={`${s.id}-title`}>{locale.text(s.key)}</h2>
                {s.hint === undefined ? '' : <p class="hint">{locale.text(s.hint, { title: view.title })}</p>}
                {s.body()}
                {whole || (s.all ?? 0) === 0 ? (
                  ''
                ) : (
                  <p class="more">
                    <a href={`${storyHref(view.id)}?all=1#${s.id}`}>
                      {locale.text(allKeys[s.id] ?? 'story.allTexts', { count: s.all ?? 0 })}
                    </a>
                  </p>
                )}
              </section>
            ),
          )}
          {view.folds.length === 0 ? <p class="empty">{locale.text('story.empty')}</p> : ''}
        </div>
        <aside class="column-side">
          <Aside frame={frame} view={view} whole={whole} />
        </aside>
      </div>
    </Layout>
  )
}

/** The first developments and the last ones, of many those that bring something: who took over a text is told with the text. */
function endsOf(items: readonly TimelineItem[]): TimelineItem[] {
  const { firstDevelopments, lastDevelopments } = shown
  if (items.length <= firstDevelopments + lastDevelopments) return [...items]
  const telling = items.filter((item) => item.kind !== 'copies')
  if (telling.length <= firstDevelopments + lastDevelopments) return telling
  return [...telling.slice(0, firstDevelopments), ...telling.slice(-lastDevelopments)]
}

function Aside(props: { frame: Frame; view: StoryView; whole: boolean }) {
  const { frame, view, whole } = props
  const { locale } = frame
  return (
    <>
      {view.origins.length > 0 ? <Origins locale={locale} view={view} /> : ''}
      {view.saga === undefined ? (
        ''
      ) : (
        <section class="card" id="saga">
          <h2>{locale.text('story.saga')}</h2>
          <Saga locale={locale} saga={view.saga} />
        </section>
      )}
      {view.otherLanguages.length > 0 ? (
        <section class="card" id="other-languages">
          <h2>{locale.text('story.otherLanguages')}</h2>
          <p class="hint">{locale.text('story.otherLanguagesHint')}</p>
          <OtherLanguages locale={locale} stories={view.otherLanguages} />
        </section>
      ) : (
        ''
      )}
      {view.reasons.length > 0 ? (
        <section class="card" id="why">
          <h2>{locale.text('story.why')}</h2>
          <ReasonList locale={locale} reasons={view.reasons} weighed />
        </section>
      ) : (
        ''
      )}
      {view.keyphrases.length > 0 ? (
        <section class="card">
          <h2>{locale.text('story.keyphrases')}</h2>
          <Phrases phrases={view.keyphrases.map((k) => k.phrase)} />
        </section>
      ) : (
        ''
      )}
      {view.entities.length > 0 ? (
        <section class="card">
          <h2>{locale.text('story.entities')}</h2>
          <ul class="chips">
            {view.entities.slice(0, 14).map((entity) => (
              <li>
                <a class={`chip chip-${entity.kind}`} href={entityHref(entity.key)}>
                  <bdi>{entity.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        ''
      )}
      {view.related.length > 0 ? (
        <section class="card" id="related">
          <h2>{locale.text('story.related')}</h2>
          <RelatedList locale={locale} stories={view.related} />
        </section>
      ) : (
        ''
      )}
      {view.corrections.length > 0 ? (
        <section class="card">
          <h2>{locale.text('corrections.title')}</h2>
          <ul class="plain">
            {view.corrections.map((c) => (
              <li>
                <CorrectionLine locale={locale} correction={c} />
                <UndoForm frame={frame} correction={c} next={storyHref(view.id)} />
              </li>
            ))}
          </ul>
        </section>
      ) : (
        ''
      )}
      {frame.editor ? <CorrectionForms frame={frame} view={view} most={whole ? Infinity : shown.choices} /> : ''}
    </>
  )
}

export function Phrases(props: { phrases: string[] }) {
  return (
    <ul class="chips">
      {props.phrases.slice(0, 12).map((phrase) => (
        <li>
          <a class="chip" href={`/search?q=${encodeURIComponent(`"${phrase}"`)}`}>
            <bdi>{phrase}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Edits(props: { locale: Locale; edits: EditView[] }) {
  const { locale } = props
  return (
    <ul class="edits">
      {props.edits.map((edit) => (
        <li>
          <ArticleLink card={edit.article} query={`#revision-${edit.revision}`} />
          <Byline locale={locale} card={edit.article} />
          {edit.titleBefore !== undefined || edit.titleAfter !== undefined ? (
            <p class="change" lang={edit.article.lang} dir={edit.article.dir}>
              <del>{edit.titleBefore}</del> <ins>{edit.titleAfter}</ins>
            </p>
          ) : (
            ''
          )}
          {edit.figures.map((f) => (
            <p class="change" lang={edit.article.lang} dir={edit.article.dir}>
              {f.before === undefined ? '' : <del>{f.before}</del>} {f.after === undefined ? '' : <ins>{f.after}</ins>}
            </p>
          ))}
          <p class="meta">
            <When locale={locale} at={edit.at} />
            <span class="dot" />
            <bdi dir="ltr" class="added">
              +{locale.number(edit.added)}
            </bdi>
            <bdi dir="ltr" class="removed">
              −{locale.number(edit.removed)}
            </bdi>
          </p>
        </li>
      ))}
    </ul>
  )
}
