/**
 * How right the numbers of independent origins are: measured rates with sample and date.
 * In: figures. Out: a document. Touches nothing.
 */
import type { AccuracyFigure } from '../../../application/accuracy.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'

export function AccuracyPage(props: { frame: Frame; figures: readonly AccuracyFigure[] }) {
  const { frame, figures } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('accuracy.title')}>
      <section class="columns-one" aria-labelledby="accuracy-title">
        <div class="page-head">
          <h1 id="accuracy-title">{locale.text('accuracy.title')}</h1>
          <p class="hint">{locale.text('accuracy.lede')}</p>
        </div>
        <table class="accuracy">
          <thead>
            <tr>
              <th scope="col">{locale.text('accuracy.measure')}</th>
              <th scope="col">{locale.text('accuracy.value')}</th>
              <th scope="col">{locale.text('accuracy.sample')}</th>
              <th scope="col">{locale.text('accuracy.date')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ measure, value, n, of, measuredOn }) => (
              <tr>
                <th scope="row">{locale.text(`accuracy.of.${measure}`)}</th>
                <td>{locale.percent(value)}</td>
                <td>{locale.text(`accuracy.${of}`, { count: n })}</td>
                <td>
                  <time datetime={measuredOn}>{locale.day(Date.parse(measuredOn))}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hint">{locale.text('accuracy.limits')}</p>
      </section>
    </Layout>
  )
}
