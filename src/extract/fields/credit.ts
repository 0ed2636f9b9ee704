/**
 * The outlet or agency that the page names as the text's origin, outside a labelled line.
 * In: the tree, the text, JSON-LD. Out: the name as written, or undefined. Touches nothing.
 */
import * as classNames from '../../data/class-names.data.ts'
import * as lists from '../../data/pages.data.ts'
import type { El } from '../page/dom.ts'
import { type PageDom, findAll, shortTextOf } from '../page/dom.ts'
import type { LinkedData } from '../page/json-ld.ts'
import { anyOf, namePattern } from '../page/phrase-pattern.ts'
import { cleanCredit } from '../parts/split-lines.ts'

/** The credit by a closing signature, a dateline, a source element, or JSON-LD `sourceOrganization`. */
export function findCredit(dom: PageDom, text: string, data: LinkedData): string | undefined {
  return (
    closingCredit(text) ?? dateline(text) ?? openingCredit(text) ?? sourceElement(dom.root) ?? data.sourceOrganization
  )
}

/** "--(بترا)", "(رويترز)", "المصدر: وكالات" at the end of the text. */
export function closingCredit(text: string): string | undefined {
  const end = text.slice(-80)
  const match = /(?:^|[\n.\u061f!\s\u060c])[-\u2013\u2014*\s]*[([]\s*([^()[\]\n]{2,40})\s*[)\]][\s.]*$/u.exec(end)
  if (match?.[1] !== undefined && isOrigin(match[1])) return cleanCredit(match[1])
  const label = closingLabel.exec(end)
  return label?.[1] === undefined ? undefined : cleanCredit(label[1])
}

/** "القاهرة (رويترز) -", "دمشق، سوريا (CNN) --", "PARIS (AFP) —", "دبي - وكالات:" at the start of the text. */
export function dateline(text: string): string | undefined {
  const start = text.slice(0, 120)
  const inBrackets = /^[^()\n.]{2,45}\s?\(\s*([^()\n]{2,30})\s*\)\s*[-\u2013\u2014:\u2015]/u.exec(start)
  if (inBrackets?.[1] !== undefined && isOrigin(inBrackets[1])) return cleanCredit(inBrackets[1])
  const dashed =
    /^[\p{L}\s]{2,30}\s?[-\u2013\u2014/|]\s?([\p{L}\s".\u0640]{2,30}?)\s?(?:[:\uff1a]|[-\u2013\u2014]{1,2}\s)/u.exec(
      start,
    )
  return dashed?.[1] !== undefined && agency.test(dashed[1].trim()) ? cleanCredit(dashed[1]) : undefined
}

/** "روزنامه … نوشت:" or "كتبت صحيفة …:" at the start: the whole text is taken from there. */
export function openingCredit(text: string): string | undefined {
  const start = text.slice(0, 90)
  const persian = persianOpening.exec(start)
  if (persian?.[1] !== undefined) return cleanCredit(persian[1])
  const arabic = arabicOpening.exec(start)
  return arabic?.[1] === undefined ? undefined : cleanCredit(arabic[1])
}

function isOrigin(name: string): boolean {
  const text = name.trim()
  return agency.test(text) || (/^[A-Z]{2,6}$/.test(text) && !lists.noAgencies.includes(text))
}

/** A label, a name of at most 50 letters, and signs around them. */
const maxSourceChars = 400

function sourceElement(root: El): string | undefined {
  const found = findAll(root, (el) => sourceName.test(el.name) && el.tag !== 'figure' && el.tag !== 'img')
  for (const el of found) {
    if (inFigure(el)) continue
    const shown = shortTextOf(el, maxSourceChars)
    if (shown === undefined) continue
    const text = cleanCredit(shown.replace(sourceLabel, ''))
    if (text.length >= 2 && text.length <= 50 && /\p{L}/u.test(text)) return text
  }
  return undefined
}

function inFigure(el: El): boolean {
  for (let at: El | undefined = el, i = 0; at && i < 6; at = at.parent, i++)
    if (at.tag === 'figure' || at.tag === 'video' || /(?:photo|image|img|caption|video)/.test(at.name)) return true
  return false
}

/** "A.F.P." with a dot, spaces or nothing where the list has a dot. */
const initials = lists.creditInitials
  .map((name) => name.replace(/\.$/, '\\.?').replace(/(?<!\\)\.(?!\?)/g, ' ?\\.? ?'))
  .join('|')
const agency = new RegExp(`^(?:${anyOf(lists.creditOrigins)}|${initials})(?:[\\s\u060c,/+-].{0,30})?$`, 'iu')
const closingLabel = new RegExp(
  `(?:^|[\\n.])\\s*(?:${anyOf(lists.sourceLabelsClosing)})\\s*[:\\uff1a]\\s*([^\\n]{2,50})$`,
  'iu',
)
const sourceLabel = new RegExp(`^(?:${anyOf(lists.sourceLabels)})\\s*[:\\uff1a]?\\s*`, 'iu')
const persianOpening = new RegExp(
  `^((?:${anyOf(lists.pressNounsPersian)})\\s[^:\\n]{2,40}?)\\s(?:${anyOf(lists.pressVerbsPersian)})\\s*:`,
  'u',
)
const arabicOpening = new RegExp(
  `^(?:${anyOf(lists.pressVerbsArabic)})\\s((?:${anyOf(lists.pressNounsArabic)})\\s[^:\\n]{2,40}?)\\s*:`,
  'u',
)
const sourceName = namePattern(classNames.sources)
