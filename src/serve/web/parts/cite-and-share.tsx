/**
 * A citation to copy or to take into a program that keeps references, and the ways to pass the page on.
 * In: what is cited, a frame. Out: markup. Touches nothing; asks nobody else's site.
 *
 * Without script the fields are there to be selected, the entries to be fetched, the letter to be written; buttons appear with the script.
 */
import { citation } from '../../../application/cite/cite.ts'
import { citationTypes, type CitationForm, type Cited } from '../../../application/cite/cited.ts'
import type { WebKey } from '../../../messages/web.ts'
import { Separated } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Icon } from './icons.tsx'
import type { Locale } from '../locale.ts'

/** Longer headlines are cut in the address of a letter: browsers take no address of any length. */
const mostInSubject = 200
const charsPerRow = 48
const mostRows = 8

export function CiteAndShare(props: { frame: Frame; cited: Cited }) {
  const { frame, cited } = props
  const { locale, site } = frame
  const { lang, dir, tag, preferences } = locale
  const style = { lang, tag, timeZone: preferences.timeZone, base: site }
  const link = `${site}/${cited.kind}/${cited.id}`
  const text = citation(cited, 'text', style)
  const letter = `subject=${encodeURIComponent(cited.title.slice(0, mostInSubject))}&body=${encodeURIComponent(text)}`
  return (
    <details class="cite" data-cite>
      <summary>
        <Icon name="quote" />
        {locale.text('cite.title')}
      </summary>
      <div class="cite-body">
        <Field locale={locale} id="cite-text" label="cite.asText" text={text} dir={dir} />
        <Field
          locale={locale}
          id="cite-markdown"
          label="cite.asMarkdown"
          text={citation(cited, 'markdown', style)}
          dir={dir}
        />
        <Field locale={locale} id="cite-link" label="cite.permalink" text={link} dir="ltr" />
        <p>
          {locale.text('cite.files')}:{' '}
          <Separated
            locale={locale}
            items={entries.map((form) => (
              <a href={entryHref(cited, form, lang)} rel="nofollow">
                <bdi dir="ltr">{citationTypes[form].name}</bdi>
              </a>
            ))}
          />
        </p>
        <p class="buttons">
          <button type="button" class="quiet" data-share={cited.title} hidden>
            {locale.text('cite.share')}
          </button>
          <a href={`mailto:?${letter}`}>{locale.text('cite.mail')}</a>
          <span role="status" data-said={locale.text('cite.copied')}></span>
        </p>
      </div>
    </details>
  )
}

const entries = ['bibtex', 'ris', 'csl-json'] as const satisfies readonly CitationForm[]

function entryHref({ kind, id }: Cited, form: CitationForm, lang: 'ar' | 'en'): string {
  return `/api/v1/${kind === 'article' ? 'articles' : 'stories'}/${id}/citation?format=${form}&lang=${lang}`
}

function Field(props: { locale: Locale; id: string; label: WebKey; text: string; dir: 'rtl' | 'ltr' }) {
  const { locale, id, label, text, dir } = props
  return (
    <div class="cite-field">
      <label for={id}>{locale.text(label)}</label>
      <textarea id={id} readonly dir={dir} rows={Math.min(mostRows, Math.ceil(text.length / charsPerRow))}>
        {text}
      </textarea>
      <button
        type="button"
        class="quiet"
        data-copy={id}
        aria-label={`${locale.text('cite.copy')}: ${locale.text(label)}`}
        hidden
      >
        {locale.text('cite.copy')}
      </button>
    </div>
  )
}
