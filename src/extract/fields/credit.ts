/**
 * The outlet or agency that the page names as the text's origin, outside a labelled line.
 * In: the tree, the text, JSON-LD. Out: the name as written, or undefined. Touches nothing.
 */
import type { El } from '../page/dom.ts'
import { type PageDom, findAll, textOf } from '../page/dom.ts'
import type { LinkedData } from '../page/json-ld.ts'
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
  const label =
    /(?:^|[\n.])\s*(?:\u0627\u0644\u0645\u0635\u062f\u0631|\u0645\u0646\u0628\u0639|source)\s*[:\uff1a]\s*([^\n]{2,50})$/iu.exec(
      end,
    )
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
  const persian =
    /^((?:\u0631\u0648\u0632\u0646\u0627\u0645\u0647|\u062e\u0628\u0631\u06af\u0632\u0627\u0631\u06cc|\u0645\u0627\u0647\u0646\u0627\u0645\u0647|\u0647\u0641\u062a\u0647\u200c?\u0646\u0627\u0645\u0647|\u0633\u0627\u06cc\u062a)\s[^:\n]{2,40}?)\s(?:\u0646\u0648\u0634\u062a|\u06af\u0632\u0627\u0631\u0634 \u062f\u0627\u062f|\u0646\u0648\u0634\u062a\u0647 \u0627\u0633\u062a)\s*:/u.exec(
      start,
    )
  if (persian?.[1] !== undefined) return cleanCredit(persian[1])
  const arabic =
    /^(?:\u0643\u062a\u0628\u062a|\u0646\u0634\u0631\u062a|\u0630\u0643\u0631\u062a)\s((?:\u0635\u062d\u064a\u0641\u0629|\u0648\u0643\u0627\u0644\u0629|\u0645\u062c\u0644\u0629)\s[^:\n]{2,40}?)\s*:/u.exec(
      start,
    )
  return arabic?.[1] === undefined ? undefined : cleanCredit(arabic[1])
}

function isOrigin(name: string): boolean {
  const text = name.trim()
  return agency.test(text) || (/^[A-Z]{2,6}$/.test(text) && !/^(?:AM|PM|US|UK|EU|UN|USA|UAE|COVID)$/.test(text))
}

function sourceElement(root: El): string | undefined {
  const found = findAll(
    root,
    (el) =>
      /(?:^|[^a-z])(?:news-?source|article-?source|post-?source|source-?name|source)(?:$|[^a-z])/.test(el.name) &&
      el.tag !== 'figure' &&
      el.tag !== 'img',
  )
  for (const el of found) {
    if (inFigure(el)) continue
    const text = cleanCredit(
      textOf(el).replace(
        /^(?:\u0627\u0644\u0645\u0635\u062f\u0631|\u0645\u0635\u062f\u0631|\u0645\u0646\u0628\u0639|source)\s*[:\uff1a]?\s*/iu,
        '',
      ),
    )
    if (text.length >= 2 && text.length <= 50 && /\p{L}/u.test(text)) return text
  }
  return undefined
}

function inFigure(el: El): boolean {
  for (let at: El | undefined = el, i = 0; at && i < 6; at = at.parent, i++)
    if (at.tag === 'figure' || at.tag === 'video' || /(?:photo|image|img|caption|video)/.test(at.name)) return true
  return false
}

/** Agencies and the words that stand for them; general knowledge of the press. */
const agency = new RegExp(
  `^(?:${[
    '(?:ال)?وكالات?(?: (?:ال)?أنباء.{0,20})?',
    '(?:وكالة )?رويترز',
    '(?:وكالة )?(?:ا|أ) ?\\.? ?ف ?\\.? ?ب\\.?',
    '(?:ا|أ)ف\\.?ب',
    'فرانس برس',
    'الفرنسية',
    '(?:ا|أ) ?\\.? ?ب\\.?',
    'أسوشيتد ?برس',
    'اسوشيتد ?برس',
    'د ?\\.? ?ب ?\\.? ?أ',
    'الألمانية',
    'واس',
    'بترا',
    'وام',
    'قنا',
    'كونا',
    'سانا',
    'أ ?ش ?أ',
    'الأناضول',
    'تاس',
    'شينخوا',
    'سبوتنيك',
    'نوفوستي',
    'إيرنا',
    'ارنا',
    'إرنا',
    'فارس',
    'مهر',
    'تسنيم',
    'معا',
    'وفا',
    'وات',
    'واج',
    'ومع',
    'واع',
    'سونا',
    'بنا',
    'العمانية',
    'الوطنية',
    'صفا',
    'يونهاب',
    'كيودو',
    'بلومبرغ',
    'بلومبيرغ',
    'سي إن إن',
    'سي ان ان',
    'بي بي سي',
    'العربية(?:\\.نت| نت)?',
    'الجزيرة(?:\\.نت| نت)?',
    'سكاي نيوز(?: عربية)?',
    'روسيا اليوم',
    'الحرة',
    'وكالة .{2,30}',
    'صحيفة .{2,30}',
    'متابعات',
    'مواقع',
    'reuters',
    'afp',
    'ap',
    'associated press',
    'dpa',
    'ani',
    'pti',
    'ians',
    'upi',
    'efe',
    'ansa',
    'tass',
    'xinhua',
    'cnn',
    'bbc',
    'bloomberg',
    'agencies',
    'agences',
    'agencias',
    'agenturen',
    'тасс',
    'риа новости',
    'интерфакс',
    'ایسنا',
    'ایرنا',
    'فارس',
    'تسنیم',
    'مهر',
  ].join('|')})(?:[\\s،,/+-].{0,30})?$`,
  'iu',
)
