/**
 * Why two articles are together or apart: the evidence for and against, corrections that decide it, the form to ask.
 * In: `WhyView`, the two articles as the reader named them. Out: a document. Touches nothing.
 */
import type { WhyView } from '../../../application/stories/views.ts'
import { ArticleItem, storyHref } from '../parts/cards.tsx'
import { CorrectionLine } from '../parts/correction-forms.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { ReasonList } from '../parts/reasons.tsx'

export function WhyPage(props: { frame: Frame; view?: WhyView; a: string; b: string; problem?: string }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('why.title')}>
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('why.title')}</h1>
        </div>
        {props.problem === undefined ? '' : <p class="notice notice-problem">{props.problem}</p>}
        {view === undefined ? (
          ''
        ) : (
          <>
            <p class={view.together ? 'verdict verdict-together' : 'verdict'}>
              {locale.text(view.together ? 'why.together' : 'why.apart')}
              {view.confidence === undefined ? (
                ''
              ) : (
                <small> {locale.text('story.confidence', { percent: locale.percent(view.confidence) })}</small>
              )}
            </p>
            <div class="pair">
              <ArticleItem locale={locale} card={view.a} level={2}>
                {view.storyA === undefined ? (
                  ''
                ) : (
                  <p class="meta">
                    <a href={storyHref(view.storyA)}>{locale.text('keys.story')}</a>
                  </p>
                )}
              </ArticleItem>
              <ArticleItem locale={locale} card={view.b} level={2}>
                {view.storyB === undefined ? (
                  ''
                ) : (
                  <p class="meta">
                    <a href={storyHref(view.storyB)}>{locale.text('keys.story')}</a>
                  </p>
                )}
              </ArticleItem>
            </div>
            {view.copy === undefined ? (
              ''
            ) : (
              <p class="block">
                {locale.text('why.copy', { percent: locale.percent(view.copy.containment) })}
                {view.copy.overlap === undefined ? '' : <q dir="auto">{view.copy.overlap}</q>}
              </p>
            )}
            <div class="pair">
              <section class="card">
                <h2>{locale.text('why.for')}</h2>
                <ReasonList
                  locale={locale}
                  reasons={view.reasons.filter((r) => (r.weight ?? 0) >= 0)}
                  most={12}
                  weighed
                />
                {view.reasons.some((r) => (r.weight ?? 0) >= 0) ? '' : <p class="hint">{locale.text('why.none')}</p>}
              </section>
              <section class="card">
                <h2>{locale.text('why.against')}</h2>
                <ReasonList
                  locale={locale}
                  reasons={view.reasons.filter((r) => (r.weight ?? 0) < 0)}
                  most={12}
                  weighed
                />
                {view.reasons.some((r) => (r.weight ?? 0) < 0) ? '' : <p class="hint">{locale.text('why.none')}</p>}
              </section>
            </div>
            {view.corrections.length === 0 ? (
              ''
            ) : (
              <section class="card">
                <h2>{locale.text('why.corrected')}</h2>
                {view.corrections.map((c) => (
                  <CorrectionLine locale={locale} correction={c} />
                ))}
              </section>
            )}
          </>
        )}
        <form class="card stacked" action="/why">
          <p class="hint">{locale.text('why.askHint')}</p>
          <label>
            <span>{locale.text('why.first')}</span>
            <input name="a" value={props.a} dir="ltr" required maxlength={2000} />
          </label>
          <label>
            <span>{locale.text('why.second')}</span>
            <input name="b" value={props.b} dir="ltr" required maxlength={2000} />
          </label>
          <button type="submit">{locale.text('why.ask')}</button>
        </form>
      </div>
    </Layout>
  )
}
