/**
 * The carriers of one text as one item: the text that holds, what later carriers changed, the others folded under it.
 * In: a fold. Out: markup. Touches nothing.
 */
import type { CopyFold, MemberCard } from '../../../application/stories/views.ts'
import { ArticleItem, CopiesList, Credits } from './cards.tsx'
import { FoldSummary, FoldUpdates } from './fact-changes.tsx'
import { Icon } from './icons.tsx'
import type { Locale } from '../locale.ts'
import { ReasonList } from './reasons.tsx'

/** One text once, its other carriers folded under it with their number and how much of it they have. */
export function Fold(props: { locale: Locale; fold: CopyFold; founder?: number }) {
  const { locale, fold } = props
  return (
    <ArticleItem locale={locale} card={fold.lead}>
      {fold.lead.credits.length > 0 ? <Credits locale={locale} names={fold.lead.credits} /> : ''}
      <FoldUpdates locale={locale} fold={fold} />
      <div class="item-notes">
        {fold.copies.length > 0 ? (
          <details class="fold">
            <summary>
              <Icon name="copies" />
              <FoldSummary locale={locale} fold={fold} />
            </summary>
            <CopiesList locale={locale} copies={fold.copies} />
          </details>
        ) : (
          ''
        )}
        <JoinReasons locale={locale} card={fold.lead} founder={props.founder === fold.lead.id} />
      </div>
    </ArticleItem>
  )
}

function JoinReasons(props: { locale: Locale; card: MemberCard; founder: boolean }) {
  const { locale, card } = props
  if (props.founder) return <span class="flag">{locale.text('story.founder')}</span>
  if (card.reasons.length === 0) return <></>
  return (
    <details class="fold">
      <summary>
        {locale.text('story.joinReason')}{' '}
        <small>{locale.text('story.confidence', { percent: locale.percent(card.confidence) })}</small>
      </summary>
      <ReasonList locale={locale} reasons={card.reasons} weighed />
    </details>
  )
}
