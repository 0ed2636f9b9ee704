/**
 * Whether an article is comment: opinion, analysis, the teaser of a debate. Comment is no origin of what it speaks about.
 * In: an article. Out: yes or no. Pure.
 */
import { commentSections } from '../../data/credits.data.ts'
import { written } from '../../text/letters.ts'
import type { OriginMember } from './origin-member.ts'

const sections = new Set(commentSections)
/** A teaser is short: it asks, and answers nothing. */
const teaserChars = 400

/** By the label of the title, the section in the address, or a title and a text that only ask. */
export function isComment(member: OriginMember): boolean {
  return member.opinion || isInCommentSection(member.url) || isTeaser(member)
}

function isInCommentSection(url: string): boolean {
  if (!URL.canParse(url)) return false
  const steps = new URL(url).pathname.split('/')
  return steps.some((step) => sections.has(decoded(step).toLowerCase()))
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    // No percent-encoding: it is what it is.
    return step
  }
}

function isTeaser({ title, text }: OriginMember): boolean {
  return asks(title) && text.length > 0 && text.length <= teaserChars && asks(text)
}

function asks(text: string): boolean {
  const last = text.trimEnd().at(-1)
  return last === String.fromCharCode(written.questionMark) || last === '?'
}
