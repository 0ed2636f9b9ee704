/**
 * Pages for whoever runs the site: buried work, corrections.
 * In: plain data. Out: documents. Touches nothing.
 */
import { isWebKey } from '../../../messages/web.ts'
import type { Correction } from '../../../model/story.ts'
import { When } from '../bidi.tsx'
import { Pager } from '../parts/cards.tsx'
import { CorrectionLine, UndoForm } from '../parts/correction-forms.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'

export interface DeadItem {
  id: number
  stage: string
  /** What the message was about: address or id. */
  about: string
  code: string
  detail?: string
  at: number
}

export interface DeadView {
  items: DeadItem[]
  next?: string
  stage?: string
  stages: string[]
}

export function DeadPage(props: { frame: Frame; view: DeadView }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('dead.title')} nav="dead">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('dead.title')}</h1>
          <p class="lede">{locale.text('dead.lede')}</p>
        </div>
        <form class="filters" action="/dead">
          <label>
            <span>{locale.text('dead.stage')}</span>
            <select name="stage">
              <option value="">{locale.text('dead.allStages')}</option>
              {view.stages.map((stage) => (
                <option value={stage} selected={stage === view.stage}>
                  {stageName(locale, stage)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{locale.text('home.apply')}</button>
        </form>
        {view.items.length === 0 ? (
          <p class="empty">{locale.text('dead.none')}</p>
        ) : (
          <form method="post" action="/dead/retry">
            <input type="hidden" name="csrf" value={frame.csrf} />
            <div class="scroll">
              <table class="dead">
                <thead>
                  <tr>
                    <th scope="col">
                      <span class="sr">{locale.text('dead.select')}</span>
                    </th>
                    <th scope="col">{locale.text('dead.what')}</th>
                    <th scope="col">{locale.text('dead.reason')}</th>
                    <th scope="col">{locale.text('dead.stage')}</th>
                    <th scope="col">{locale.text('dead.when')}</th>
                  </tr>
                </thead>
                <tbody>
                  {view.items.map((item) => (
                    <tr>
                      <td>
                        {frame.editor ? (
                          <input
                            type="checkbox"
                            name="id"
                            value={String(item.id)}
                            aria-label={`${locale.text('dead.select')} ${item.about}`}
                          />
                        ) : (
                          ''
                        )}
                      </td>
                      <td class="dead-about">
                        <bdi dir="ltr">{item.about}</bdi>
                      </td>
                      <td>
                        {locale.problem(item.code)} <code dir="ltr">{item.code}</code>
                        {item.detail === undefined ? (
                          ''
                        ) : (
                          <div class="hint">
                            <bdi>{item.detail}</bdi>
                          </div>
                        )}
                      </td>
                      <td>{stageName(locale, item.stage)}</td>
                      <td>
                        <When locale={locale} at={item.at} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {frame.editor ? (
              <div class="buttons">
                <button type="submit">{locale.text('dead.retry')}</button>
              </div>
            ) : (
              ''
            )}
          </form>
        )}
        <Pager locale={locale} path="/dead" query={frame.query} next={view.next} />
      </div>
    </Layout>
  )
}

function stageName(locale: Locale, stage: string): string {
  const key = `stage.${stage}`
  return isWebKey(key) ? locale.text(key) : stage
}

export function CorrectionsPage(props: { frame: Frame; corrections: Correction[] }) {
  const { frame, corrections } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('corrections.title')} nav="corrections">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('corrections.title')}</h1>
          <p class="lede">{locale.text('corrections.lede')}</p>
        </div>
        {corrections.length === 0 ? <p class="empty">{locale.text('corrections.none')}</p> : ''}
        <ol class="corrections">
          {corrections.map((c) => (
            <li class="source-row">
              <CorrectionLine locale={locale} correction={c} />
              <UndoForm frame={frame} correction={c} next="/corrections" />
            </li>
          ))}
        </ol>
      </div>
    </Layout>
  )
}
