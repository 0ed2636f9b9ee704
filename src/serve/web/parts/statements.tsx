/**
 * Who said what: statements by speaker, verbatim, with polarity and who reported them.
 * In: speakers with statements. Out: markup. Touches nothing.
 */
import type { SpeakerView, StatementView } from '../../../application/stories/views.ts'
import { Foreign, Separated, Text } from '../bidi.tsx'
import { ArticleLink, articleHref, onePerSource, speakerHref } from './cards.tsx'
import type { Locale } from '../locale.ts'
import { outsideLink } from '../../../model/outside-link.ts'

/** Beyond `most` statements of a speaker the others are folded, or a link away where `restAt` says where they are. */
export function Speakers(props: { locale: Locale; speakers: SpeakerView[]; most?: number; restAt?: string }) {
  const { locale, most = 6, restAt } = props
  return (
    <div class="speakers">
      {props.speakers.map((speaker) => (
        <section class="speaker">
          <h3>
            {speaker.unattributed === true ? (
              locale.text('statement.unattributed')
            ) : (
              <a href={speakerHref(speaker.entity ?? speaker.speaker)}>
                <Foreign text={speaker.speaker} lang={speaker.lang} dir={speaker.dir} />
              </a>
            )}
          </h3>
          <ul class="statements">
            {speaker.statements.slice(0, most).map((statement) => (
              <li>
                <StatementItem locale={locale} statement={statement} />
              </li>
            ))}
          </ul>
          {speaker.statements.length > most && restAt !== undefined ? (
            <p class="more">
              <a href={restAt}>{locale.text('story.moreStatements', { count: speaker.statements.length - most })}</a>
            </p>
          ) : speaker.statements.length > most ? (
            <details class="fold">
              <summary>+{locale.number(speaker.statements.length - most)}</summary>
              <ul class="statements">
                {speaker.statements.slice(most).map((statement) => (
                  <li>
                    <StatementItem locale={locale} statement={statement} />
                  </li>
                ))}
              </ul>
            </details>
          ) : (
            ''
          )}
        </section>
      ))}
    </div>
  )
}

/** Why the speaker is taken for it, and how sure that is; nothing where no speaker is named. */
function Attribution(props: { locale: Locale; statement: StatementView }) {
  const { locale, statement } = props
  const { because, confidence } = statement
  if (statement.sentence !== undefined) return ''
  const reason =
    because === undefined
      ? statement.implied === true && locale.text('statement.implied')
      : locale.text(`statement.because.${because}`)
  return (
    <>
      {reason === false ? (
        ''
      ) : (
        <>
          <span class="dot" />
          <span>{reason}</span>
        </>
      )}
      {confidence === undefined ? (
        ''
      ) : (
        <>
          <span class="dot" />
          <span>{locale.text('statement.confidence', { percent: locale.percent(confidence) })}</span>
        </>
      )}
    </>
  )
}

export function StatementItem(props: { locale: Locale; statement: StatementView; bare?: boolean }) {
  const { locale, statement } = props
  const first = statement.articles[0]
  return (
    <>
      <blockquote
        class={`said said-${statement.polarity} said-${statement.kind}`}
        lang={statement.lang}
        dir={statement.dir}
        cite={outsideLink(first?.url)}
      >
        {statement.sentence ?? statement.content}
      </blockquote>
      <p class="meta">
        {statement.polarity === 'says' ? (
          ''
        ) : (
          <span class={`tag tag-${statement.polarity}`}>{locale.text(`polarity.${statement.polarity}`)}</span>
        )}
        <span>
          <bdi lang={statement.lang} dir={statement.dir}>
            {statement.verb}
          </bdi>
        </span>
        <span class="dot" />
        <span>{locale.text(statement.kind === 'direct' ? 'statement.direct' : 'statement.indirect')}</span>
        <Attribution locale={locale} statement={statement} />
        {statement.via === undefined ? (
          ''
        ) : (
          <>
            <span class="dot" />
            <span>
              <Text locale={locale} of="statement.via" values={{ via: statement.via }} />
            </span>
          </>
        )}
        {props.bare === true || first === undefined ? (
          ''
        ) : (
          <>
            <span class="dot" />
            <span>
              {locale.text('story.reportedBy')}{' '}
              <Separated
                locale={locale}
                items={onePerSource(statement.articles)
                  .slice(0, 6)
                  .map((card) => (
                    <a
                      class="source"
                      href={`${articleHref(card.id)}?show=statements#at${card === first ? statement.start : ''}`}
                    >
                      <bdi>{card.sourceName}</bdi>
                    </a>
                  ))}
              />
              {onePerSource(statement.articles).length > 6
                ? ` +${locale.number(onePerSource(statement.articles).length - 6)}`
                : ''}
            </span>
          </>
        )}
      </p>
      {statement.variants.length === 0 ? (
        ''
      ) : (
        <details class="fold">
          <summary>
            {locale.text('story.variants')} ({locale.number(statement.variants.length)})
          </summary>
          <ul class="variants">
            {statement.variants.map((variant) => (
              <li>
                <q lang={variant.lang} dir={variant.dir}>
                  {variant.content}
                </q>
                <p class="meta">
                  <bdi>{variant.article.sourceName}</bdi>
                  <span class="dot" />
                  <ArticleLink card={variant.article} />
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
