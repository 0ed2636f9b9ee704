/**
 * A fold as pages, API and command line show it: its lead, its other carriers, and which of them give a fact otherwise.
 * In: a fold with its versions. Out: plain data. Touches nothing.
 */
import type { ChangedFact } from '../../group/changes/fact.ts'
import type { ToldFold } from '../../group/reading/told-folds.ts'
import { cardOf } from './article-card.ts'
import type { LoadedMember } from './load-material.ts'
import type { CopyFold, FactChange, MemberCard } from './views.ts'

/** Words beside a changed one, verbatim. */
const aroundChars = 48

/** A member as a card, with how it joined. */
export function memberCard(m: LoadedMember, names: ReadonlyMap<string, string>): MemberCard {
  const { row } = m
  return {
    ...cardOf(row, names),
    confidence: row.confidence,
    reasons: row.reasons,
    credits: row.creditNames,
    ...(row.copyOf !== undefined && row.copyKind !== undefined
      ? { copy: { of: row.copyOf, kind: row.copyKind, containment: row.containment ?? 0 } }
      : {}),
  }
}

export function foldView(fold: ToldFold<LoadedMember>, names: ReadonlyMap<string, string>): CopyFold {
  const { lead, copies, origin, share, isSameText, versions } = fold
  return {
    lead: memberCard(lead, names),
    copies: copies.map((m) => memberCard(m, names)),
    ...(origin ? { origin } : {}),
    sameText: isSameText,
    ...(share === undefined ? {} : { share }),
    updates: versions.flatMap(({ carriers, of, facts }) => {
      const [first] = carriers
      if (!first || !of || facts.length === 0) return []
      return [
        {
          article: cardOf(first.row, names),
          of: cardOf(of.row, names),
          carriers: carriers.filter((m) => m === first || facts.every((fact) => gives(m, fact))).map((m) => m.id),
          facts: facts.map((fact) => factChange(fact, first)),
        },
      ]
    }),
  }
}

/** The later value stands in the member's headline or text. */
function gives({ title, lead }: LoadedMember, { after }: ChangedFact): boolean {
  return title.includes(after.text) || lead.includes(after.text)
}

/** A changed fact with the words of the later version around it. */
export function factChange(fact: ChangedFact, later: { title: string; lead: string }): FactChange {
  const { field, start, length } = fact.after
  const text = field === 'title' ? later.title : later.lead
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - aroundChars)
  const lineEnd = text.indexOf('\n', start + length)
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, start + length + aroundChars)
  // Cut at words, not inside them.
  const left = from === 0 || text[from - 1] === '\n' ? from : Math.min(start, text.indexOf(' ', from) + 1)
  const cut = to === text.length || to === lineEnd ? to : Math.max(start + length, text.lastIndexOf(' ', to))
  return { ...fact, around: text.slice(left, cut), at: start - left }
}
