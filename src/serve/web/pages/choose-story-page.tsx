/**
 * Which other story a correction is about: found by words or chosen among likely ones, then merged with or moved to.
 * In: the story at hand, what was found. Out: a document. Touches nothing. Without script: a search asks for the page anew.
 */
import type { FoundStories, FoundStory } from '../../../application/search/find-story.ts'
import type { StoryView } from '../../../application/stories/views.ts'
import type { WebKey } from '../../../messages/web.ts'
import { Foreign, When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { storyHref } from '../parts/cards.tsx'
import { ArticleChoices, SignedFields } from '../parts/correction-forms.tsx'

export interface ChooseStoryView {
  kind: 'merge' | 'move'
  story: StoryView
  /** As typed. */
  q: string
  found: FoundStories
  /** What was chosen before, when something was wrong with it. */
  chosen: { articles: readonly number[]; other?: number; note?: string }
}

export function ChooseStoryPage(props: { frame: Frame; view: ChooseStoryView }) {
  const { frame, view } = props
  const { locale } = frame
  const { kind, story, found, chosen } = view
  const [only] = found.items
  const marked = chosen.other ?? (found.by === 'address' ? only?.id : undefined)
  return (
    <Layout frame={frame} title={locale.text(`choose.${kind}`)} nav="corrections">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text(`choose.${kind}`)}</h1>
          <p class="lede">
            <a href={storyHref(story.id)}>
              <Foreign text={story.title} lang={story.lang} dir={story.dir} />
            </a>
          </p>
        </div>
        <FindForm frame={frame} view={view} />
        <form method="post" action="/corrections" class="stacked choose">
          <input type="hidden" name="csrf" value={frame.csrf} />
          <input type="hidden" name="story" value={String(story.id)} />
          <input type="hidden" name="q" value={view.q} />
          <Stories locale={locale} found={found} marked={marked} />
          {only === undefined ? (
            ''
          ) : (
            <>
              {kind === 'move' ? (
                <ArticleChoices locale={locale} view={story} most={Infinity} ticked={chosen.articles} />
              ) : (
                ''
              )}
              <SignedFields frame={frame} note={chosen.note} />
              <div class="buttons">
                <button name="kind" value={kind}>
                  {locale.text(`choose.do.${kind}`)}
                </button>
                <a class="button-link" href={storyHref(story.id)}>
                  {locale.text('choose.back')}
                </a>
              </div>
            </>
          )}
        </form>
      </div>
    </Layout>
  )
}

/** A search keeps the articles that were chosen for a move; there may be more than an address holds, so that they are posted. */
function FindForm(props: { frame: Frame; view: ChooseStoryView }) {
  const { frame, view } = props
  const { locale } = frame
  const isMove = view.kind === 'move'
  return (
    <form method={isMove ? 'post' : 'get'} action={`${storyHref(view.story.id)}/correct`} class="add find-story">
      {isMove ? <input type="hidden" name="csrf" value={frame.csrf} /> : ''}
      {view.chosen.articles.map((id) => (
        <input type="hidden" name="article" value={String(id)} />
      ))}
      <label for="other-story">{locale.text('choose.words')}</label>
      <div class="add-row">
        <input
          id="other-story"
          name="q"
          type="search"
          dir="auto"
          value={view.q}
          maxlength={2000}
          autocomplete="off"
          placeholder={locale.text('choose.example')}
        />
        <button name="kind" value={view.kind}>
          {locale.text('choose.find')}
        </button>
      </div>
    </form>
  )
}

function Stories(props: { locale: Locale; found: FoundStories; marked: number | undefined }) {
  const { locale, found, marked } = props
  const muted = found.muted === 0 ? '' : <p class="hint">{locale.text('choose.muted', { count: found.muted })}</p>
  if (found.items.length === 0)
    return (
      <div class="empty" role="status">
        <p>{locale.text(`choose.none.${found.by}`)}</p>
        <p>{locale.text(found.by === 'likeness' ? 'choose.none.likenessHint' : 'choose.none.hint')}</p>
        {muted}
      </div>
    )
  return (
    <fieldset>
      <legend>{locale.text(`choose.by.${found.by}`)}</legend>
      <ul class="story-choices">
        {found.items.map((story) => (
          <li>
            <label class="choice">
              <input type="radio" name="other" value={String(story.id)} checked={story.id === marked} required />
              <span>
                <Foreign text={story.title} lang={story.lang} dir={story.dir} />
                <StoryFacts locale={locale} story={story} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {muted}
    </fieldset>
  )
}

const linkKeys: Readonly<Record<NonNullable<FoundStory['link']>, WebKey>> = {
  similar: 'choose.similar',
  saga: 'relation.saga',
  related: 'relation.related',
  translation: 'relation.translation',
}

/** Inside a label: no paragraph, no link. */
function StoryFacts(props: { locale: Locale; story: FoundStory }) {
  const { locale, story } = props
  return (
    <span class="meta">
      {story.link === undefined ? '' : <span class="tag">{locale.text(linkKeys[story.link])}</span>}
      <When locale={locale} at={story.lastAt} />
      <span class="dot" />
      <span>{locale.text('count.articles', { count: story.articleCount })}</span>
      <span class="dot" />
      <span>{locale.text('count.sites', { count: story.sourceCount })}</span>
    </span>
  )
}
