/**
 * The folds of an invented story, one of them with a later carrier that gives a fact otherwise.
 * In: members. Out: folds as the views have them. Touches nothing.
 */
import { cardOf } from '../../src/application/stories/article-card.ts'
import type { CopyFold, FactChange, MemberCard } from '../../src/application/stories/views.ts'
import type { StoryMember } from '../../src/store/records.ts'

export function foldsOf(members: StoryMember[], names: ReadonlyMap<string, string>): CopyFold[] {
  const folds = new Map<number, CopyFold>()
  for (const member of members) {
    const group = member.copyGroupId ?? member.id
    const fold = folds.get(group)
    if (fold === undefined)
      folds.set(group, { lead: memberCard(member, names), copies: [], sameText: true, updates: [] })
    else fold.copies.push(memberCard(member, names))
  }
  for (const fold of folds.values()) {
    if (fold.copies.length > 0)
      fold.origin = { articleId: fold.lead.id, confidence: 0.9, evidence: [{ code: 'origin.first' }] }
  }
  const all = [...folds.values()].reverse()
  const later = all.find(({ lead }) => lead.sourceId === 'difaf')
  const earlier = all.find(({ lead }) => lead.sourceId === 'marsa')?.lead
  if (later && earlier) Object.assign(later, changedFold(earlier, later.lead))
  return all
}

/** The later carrier gives another toll. */
function changedFold(of: MemberCard, article: MemberCard): Pick<CopyFold, 'sameText' | 'share' | 'updates'> {
  const around = 'وأدى إلى مقتل سبعة عمال وإصابة 18 آخرين'
  const at = around.indexOf('سبعة')
  const before = { field: 'text', start: 97, length: 4, text: 'خمسة' } as const
  const after = { field: 'text', start: 97, length: 4, text: 'سبعة' } as const
  const facts: FactChange[] = [{ kind: 'figure', before, after, confidence: 0.92, unit: 'dead', around, at }]
  return { sameText: false, share: 0.42, updates: [{ article, of, carriers: [article.id], facts }] }
}

function memberCard(m: StoryMember, names: ReadonlyMap<string, string>): MemberCard {
  return {
    ...cardOf(m, names),
    confidence: m.confidence,
    reasons: m.reasons,
    credits: m.creditNames,
    ...(m.copyOf === undefined || m.copyKind === undefined
      ? {}
      : { copy: { of: m.copyOf, kind: m.copyKind, containment: m.containment ?? 0 } }),
  }
}
