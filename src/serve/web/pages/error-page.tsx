/**
 * What went wrong with a request, in words and as a code.
 * In: a title, a code, a hint. Out: a document. Touches nothing.
 */
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'

export function ErrorPage(props: { frame: Frame; title: string; code: string; hint?: string; detail?: string }) {
  const { frame } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={props.title}>
      <div class="columns-one narrow error-page">
        <h1>{props.title}</h1>
        {props.hint === undefined ? '' : <p class="lede">{props.hint}</p>}
        {props.detail === undefined ? (
          ''
        ) : (
          <p>
            <bdi>{props.detail}</bdi>
          </p>
        )}
        <p class="hint">
          {locale.text('error.code')} <code dir="ltr">{props.code}</code>
        </p>
        <p>
          <a class="button-link" href="/">
            {locale.text('error.back')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
