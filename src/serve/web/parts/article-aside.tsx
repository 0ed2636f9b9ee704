/**
 * Beside the article: where it came from (credits with their evidence, same text, repost chain), keyphrases, names, how it was read.
 * In: `ArticleView`. Out: markup. Touches nothing.
 */
import { isWebKey } from '../../../messages/web.ts'
import type { EntityKind } from '../../../model/analysis.ts'
import type { ArticleView } from '../../../application/stories/views.ts'
import { Text, When } from '../bidi.tsx'
import { CopiesList, SourceLink, articleHref, entityHref, sourceHref } from './cards.tsx'
import type { Frame } from '../frame.ts'
import { FoldUpdates } from './fact-changes.tsx'
import type { Locale } from '../locale.ts'
import { ReasonList } from './reasons.tsx'

const kindOrder: EntityKind[] = ['person', 'organisation', 'place', 'other']

export function ArticleAside(props: { frame: Frame; view: ArticleView }) {
  const { view } = props
  const { locale } = props.frame
  const { analysis } = view
  return (
    <>
      <Provenance locale={locale} view={view} />
      {analysis !== undefined && analysis.keyphrases.length > 0 ? (
        <section class="card" id="keyphrases">
          <h2>{locale.text('article.keyphrases')}</h2>
          <ul class="chips">
            {analysis.keyphrases.slice(0, 10).map((k) => (
              <li>
                <a
                  class="chip"
                  href={`/search?q=${encodeURIComponent(`"${k.phrase}"`)}`}
                  title={k.reasons.map((r) => locale.text(`keyphrase.${r}`)).join(' · ')}
                >
                  <bdi lang={analysis.lang} dir={analysis.dir}>
                    {k.phrase}
                  </bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        ''
      )}
      {analysis !== undefined && analysis.entities.length > 0 ? <Names locale={locale} view={view} /> : ''}
      {view.reasons.length > 0 ? (
        <section class="card" id="why">
          <h2>{locale.text('story.why')}</h2>
          <ReasonList locale={locale} reasons={view.reasons} weighed />
        </section>
      ) : (
        ''
      )}
      <HowRead locale={locale} view={view} />
    </>
  )
}

function Provenance(props: { locale: Locale; view: ArticleView }) {
  const { locale, view } = props
  const { article, provenance } = view
  const { fold } = provenance
  const copies = fold === undefined ? [] : [fold.lead, ...fold.copies].filter((m) => m.id !== article.id)
  const isOrigin = fold?.origin?.articleId === article.id && copies.length > 0
  return (
    <section class="card" id="provenance">
      <h2>{locale.text('article.provenance')}</h2>
      <dl class="facts">
        <dt>{locale.text('article.publisher')}</dt>
        <dd>
          <SourceLink card={{ sourceId: article.sourceId, sourceName: view.sourceName }} />
        </dd>
        {article.publishedAt === undefined ? (
          ''
        ) : (
          <>
            <dt>{locale.text('article.published')}</dt>
            <dd>
              <When locale={locale} at={article.publishedAt} dateOnly={article.dateOnly} absolute />
            </dd>
          </>
        )}
        {article.modifiedAt === undefined || article.modifiedAt === article.publishedAt ? (
          ''
        ) : (
          <>
            <dt>{locale.text('article.modified')}</dt>
            <dd>
              <When locale={locale} at={article.modifiedAt} absolute />
            </dd>
          </>
        )}
        <dt>{locale.text('article.seen')}</dt>
        <dd>
          <When locale={locale} at={article.firstSeenAt} absolute />
        </dd>
      </dl>
      {provenance.credits.length === 0 ? <p class="hint">{locale.text('article.noCredit')}</p> : ''}
      <ul class="credits">
        {provenance.credits.map((credit) => (
          <li>
            <p>
              <b>
                {credit.sourceId === undefined ? (
                  <bdi>{credit.name}</bdi>
                ) : (
                  <a href={sourceHref(credit.sourceId)}>
                    <bdi>{credit.name}</bdi>
                  </a>
                )}
              </b>{' '}
              <span class="tag">{locale.text(`credit.${credit.kind}`)}</span>
              <small>{locale.text(`role.${credit.role}`)}</small>
            </p>
            {credit.citing === undefined ? (
              ''
            ) : (
              <p class="hint">
                <Text locale={locale} of="credit.citing" values={{ name: credit.citing }} />
              </p>
            )}
            <Evidence locale={locale} view={view} around={credit.around} span={credit.span} />
          </li>
        ))}
      </ul>
      {provenance.chain.length > 1 ? (
        <>
          <h3>{locale.text('article.chain')}</h3>
          <ol class="chain">
            {provenance.chain.map((link) => (
              <li>
                {link.article === undefined ? (
                  <bdi>{link.name}</bdi>
                ) : (
                  <a href={articleHref(link.article.id)}>
                    <bdi>{link.name}</bdi>
                  </a>
                )}{' '}
                <small>{locale.text('story.confidence', { percent: locale.percent(link.confidence) })}</small>
                <ReasonList locale={locale} reasons={link.evidence} most={2} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        ''
      )}
      {isOrigin ? <p class="hint">{locale.text('article.isOrigin')}</p> : ''}
      {fold === undefined ? '' : <FoldUpdates locale={locale} fold={fold} />}
      {copies.length > 0 ? (
        <details class="fold" open={copies.length <= 4}>
          <summary>
            {locale.text(fold?.sameText === true ? 'article.sameText' : 'article.sharedText')} (
            {locale.number(copies.length)})
          </summary>
          <CopiesList locale={locale} copies={copies} />
        </details>
      ) : (
        ''
      )}
    </section>
  )
}

/** The words that prove a credit, with the credited name marked in them. */
function Evidence(props: { locale: Locale; view: ArticleView; around: string | undefined; span: string }) {
  const { article } = props.view
  const around = props.around ?? props.span
  const at = around.indexOf(props.span)
  return (
    <blockquote class="proof" lang={article.lang} dir={article.dir} title={props.locale.text('article.evidence')}>
      {at < 0 ? (
        around
      ) : (
        <>
          {around.slice(0, at)}
          <mark class="mark-credits">{props.span}</mark>
          {around.slice(at + props.span.length)}
        </>
      )}
    </blockquote>
  )
}

function Names(props: { locale: Locale; view: ArticleView }) {
  const { locale, view } = props
  const entities = view.analysis?.entities ?? []
  return (
    <section class="card" id="names">
      <h2>{locale.text('article.entities')}</h2>
      {kindOrder.map((kind) => {
        const some = entities.filter((e) => e.kind === kind)
        if (some.length === 0) return ''
        return (
          <>
            <h3>{locale.text(`entityKind.${kind}`)}</h3>
            <ul class="chips">
              {some.slice(0, 12).map((entity) => (
                <li>
                  <a
                    class={`chip chip-${kind}`}
                    href={entityHref(entity.key)}
                    title={entity.variants.filter((v) => v !== entity.name).join(' · ') || undefined}
                  >
                    <bdi lang={view.analysis?.lang} dir={view.analysis?.dir}>
                      {entity.name}
                    </bdi>
                    {entity.count > 1 ? <small>{locale.number(entity.count)}</small> : ''}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )
      })}
    </section>
  )
}

/** Where each field of the page was found. */
function HowRead(props: { locale: Locale; view: ArticleView }) {
  const { locale, view } = props
  const { evidence } = view.article
  if (evidence.length === 0) return <></>
  return (
    <details class="card">
      <summary>{locale.text('article.why')}</summary>
      <dl class="facts">
        {evidence.map((e) => (
          <>
            <dt>{fieldName(locale, e.field)}</dt>
            <dd>
              <code dir="ltr">{e.from}</code> {e.detail === undefined ? '' : <bdi>{e.detail}</bdi>}
            </dd>
          </>
        ))}
      </dl>
    </details>
  )
}

function fieldName(locale: Locale, field: string): string {
  const key = `evidence.${field}`
  return isWebKey(key) ? locale.text(key) : field
}
