/**
 * Corrections: the forms on a story's page and one correction in words.
 * In: a story with its members, or a correction. Out: markup. Touches nothing.
 */
import type { Correction } from '../../../model/story.ts'
import type { StoryView } from '../../../application/stories/views.ts'
import { Separated, Text, When } from '../bidi.tsx'
import { storyHref } from './cards.tsx'
import { DeskOptions } from './desks.tsx'
import type { Frame } from '../frame.ts'
import type { Locale } from '../locale.ts'

/**
 * Split, move and lock act on the chosen articles or the story; merge and move lead to the page on which the other story is found. At most
 * `most` articles are offered, then a link to all.
 */
export function CorrectionForms(props: { frame: Frame; view: StoryView; most: number }) {
  const { frame, view, most } = props
  const { locale } = frame
  const choose = `${storyHref(view.id)}/correct`
  const lock = view.locked ? 'unlock' : 'lock'
  return (
    <details class="card correct" id="correct">
      <summary>{locale.text('story.correct')}</summary>
      <form method="post" action="/corrections">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <input type="hidden" name="story" value={String(view.id)} />
        <ArticleChoices locale={locale} view={view} most={most} ticked={[]} />
        <SignedFields frame={frame} />
        <div class="buttons">
          <button name="kind" value="split" title={locale.text('corrections.splitHint')}>
            {locale.text('corrections.split')}
          </button>
          <button
            name="kind"
            value="move"
            formaction={choose}
            formnovalidate
            title={locale.text('corrections.moveHint')}
          >
            {locale.text('corrections.moveTo')}
          </button>
          <a class="button-link" href={`${choose}?kind=merge`} title={locale.text('corrections.mergeHint')}>
            {locale.text('corrections.mergeWith')}
          </a>
          <button name="kind" value={lock} title={locale.text(`corrections.${lock}Hint`)}>
            {locale.text(`corrections.${lock}`)}
          </button>
        </div>
        <ul class="hint">
          {(['split', 'move', 'merge'] as const).map((kind) => (
            <li>
              <b>{locale.text(`corrections.${kind}`)}</b>: {locale.text(`corrections.${kind}Hint`)}
            </li>
          ))}
        </ul>
      </form>
      <DeskForm frame={frame} view={view} />
    </details>
  )
}

/** The articles of a story, to be ticked. */
export function ArticleChoices(props: { locale: Locale; view: StoryView; most: number; ticked: readonly number[] }) {
  const { locale, view, most, ticked } = props
  const members = view.folds.flatMap((fold) => [fold.lead, ...fold.copies])
  return (
    <fieldset>
      <legend>{locale.text('corrections.articles')}</legend>
      <div class="choices">
        {members.slice(0, most).map((member) => (
          <label class="choice">
            <input type="checkbox" name="article" value={String(member.id)} checked={ticked.includes(member.id)} />
            <span>
              <bdi lang={member.lang} dir={member.dir}>
                {member.title}
              </bdi>{' '}
              <small>
                <bdi>{member.sourceName}</bdi>
              </small>
            </span>
          </label>
        ))}
      </div>
      {members.length > most ? (
        <p class="more">
          <a href={`${storyHref(view.id)}?all=1#correct`}>
            {locale.text('story.allArticles', { count: members.length })}
          </a>
        </p>
      ) : (
        ''
      )}
    </fieldset>
  )
}

/** Who corrects, and why. */
export function SignedFields(props: { frame: Frame; note?: string | undefined }) {
  const { frame } = props
  const { locale } = frame
  return (
    <>
      <label>
        <span>{locale.text('corrections.by')}</span>
        <input name="by" value={frame.by} dir="auto" maxlength={80} required />
      </label>
      <label>
        <span>{locale.text('corrections.note')}</span>
        <input name="note" value={props.note ?? ''} dir="auto" maxlength={500} />
      </label>
    </>
  )
}

/** Puts the story into another section. */
export function DeskForm(props: { frame: Frame; view: StoryView }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <form method="post" action={`${storyHref(view.id)}/desk`} class="stacked">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <label>
        <span>{locale.text('desk.set')}</span>
        <select name="desk">
          <option value="">{locale.text('desk.found')}</option>
          <DeskOptions locale={locale} chosen={view.desk} />
        </select>
      </label>
      <button type="submit">{locale.text('desk.save')}</button>
    </form>
  )
}

/** "Stories 3, 5 merged": what was done, who, when, the note, and whether it was undone. */
export function CorrectionLine(props: { locale: Locale; correction: Correction }) {
  const { locale, correction: c } = props
  const stories = (
    <Separated
      locale={locale}
      items={(c.kind === 'move' ? c.storyIds.slice(0, 1) : c.storyIds).map((id) => (
        <a href={storyHref(id)}>
          <bdi dir="ltr">#{id}</bdi>
        </a>
      ))}
    />
  )
  return (
    <div class={c.undoneAt === undefined ? 'correction' : 'correction correction-undone'}>
      <p>
        <Text
          locale={locale}
          of={`corrections.${c.kind}Text`}
          values={{
            articles: locale.text('count.articles', { count: c.articleIds.length }),
            story: stories,
            stories,
          }}
        />
      </p>
      <p class="meta">
        <bdi>{c.by}</bdi>
        <span class="dot" />
        <When locale={locale} at={c.at} />
        {c.undoneAt === undefined ? (
          ''
        ) : (
          <span class="tag">
            {locale.text('corrections.undone')} {c.undoneBy === undefined ? '' : <bdi>{c.undoneBy}</bdi>}{' '}
            <When locale={locale} at={c.undoneAt} />
          </span>
        )}
      </p>
      {c.note === undefined || c.note === '' ? (
        ''
      ) : (
        <p class="hint">
          <bdi>{c.note}</bdi>
        </p>
      )}
    </div>
  )
}

/** Takes a correction back; nothing for one that was undone. `next`: the page to come back to. */
export function UndoForm(props: { frame: Frame; correction: Correction; next: string }) {
  const { frame, correction, next } = props
  if (!frame.editor || correction.undoneAt !== undefined) return <></>
  return (
    <form method="post" action={`/corrections/${correction.id}/undo`} class="inline">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="by" value={frame.by} />
      <input type="hidden" name="next" value={next} />
      <button class="quiet">{frame.locale.text('corrections.undo')}</button>
    </form>
  )
}
