/**
 * Figures that differ, side by side: one row a value, with who gives it and since when.
 * In: figures of a story. Out: markup. Touches nothing.
 */
import { isWebKey } from '../../../messages/web.ts'
import type { FigureView } from '../../../application/stories/views.ts'
import { Separated, Text, When } from '../bidi.tsx'
import { articleHref, onePerSource } from './cards.tsx'
import type { Locale } from '../locale.ts'

export function Figures(props: { locale: Locale; figures: FigureView[] }) {
  const { locale } = props
  return (
    <div class="figures">
      {props.figures.map((figure) => (
        <table class="figure-table">
          <caption>
            <UnitName locale={locale} unit={figure.unit} />{' '}
            {figure.noun === undefined ? '' : <bdi class="figure-noun">({figure.noun}) </bdi>}
            {figure.scope === undefined ? '' : <small>{locale.text(`figure.scope.${figure.scope}`)} </small>}
            <span class={figure.overTime === true ? 'tag' : 'tag tag-denies'}>
              {locale.text(figure.overTime === true ? 'story.figuresOverTime' : 'story.figuresConflict')}
            </span>
          </caption>
          <tbody>
            {figure.values.map((value) => (
              <tr>
                <th scope="row">
                  <span class="figure-value">
                    {value.hedge === undefined ? '' : <small>{locale.text(`hedge.${value.hedge}`)} </small>}
                    <bdi dir="ltr">
                      {locale.number(value.value)}
                      {value.valueTo === undefined ? '' : `–${locale.number(value.valueTo)}`}
                    </bdi>
                  </span>
                  <q class="figure-surface" lang={value.lang} dir={value.dir}>
                    {value.around.slice(0, value.at)}
                    <b>{value.around.slice(value.at, value.at + value.surface.length)}</b>
                    {value.around.slice(value.at + value.surface.length)}
                  </q>
                </th>
                <td>
                  <Share locale={locale} count={value.articles.length} of={figure} />
                  <Separated
                    locale={locale}
                    items={onePerSource(value.articles)
                      .slice(0, 6)
                      .map((card) => (
                        <a class="source" href={`${articleHref(card.id)}?show=figures`}>
                          <bdi>{card.sourceName}</bdi>
                        </a>
                      ))}
                  />
                  {onePerSource(value.articles).length > 6
                    ? ` +${locale.number(onePerSource(value.articles).length - 6)}`
                    : ''}
                </td>
                <td class="figure-when">
                  <When locale={locale} at={value.firstAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

/** A bar as long as the share of reports that give this value; the words beside it say who. */
function Share(props: { locale: Locale; count: number; of: FigureView }) {
  const all = props.of.values.reduce((sum, v) => sum + v.articles.length, 0)
  const width = Math.max(2, Math.round((props.count / Math.max(1, all)) * 100))
  return (
    <svg class="share" viewBox="0 0 100 4" width="100" height="4" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="0" width="100" height="4" rx="2" class="spark-none" />
      <rect x={props.locale.dir === 'rtl' ? 100 - width : 0} y="0" width={width} height="4" rx="2" class="spark-bar" />
    </svg>
  )
}

export function UnitName(props: { locale: Locale; unit: string }) {
  const key = `unit.${props.unit}`
  if (isWebKey(key)) return <>{props.locale.text(key)}</>
  return <Text locale={props.locale} of="unit.other" values={{ unit: props.unit }} />
}
