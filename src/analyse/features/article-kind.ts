/**
 * What kind of writing an article is, by its title and shape: round-up, opinion, notice of fixed wording.
 * In: title and text. Out: bits of `featureKind`. Touches nothing.
 */
import { featureKind } from '../../model/features.ts'

export const roundUpTitle =
  /(^|[\s:«"(])(موجز|مختصرات|متفرقات|حصاد|أقوال الصحف|جولة (في|على) الصحف|عناوين الصحف|أبرز (عناوين|الأخبار|أخبار|أحداث|ما)|أهم (عناوين|الأخبار|أخبار|الأحداث)|نشرة (الأخبار|أخبار)|أخبار متفرقة|أخبار (قصيرة|سريعة|مختصرة)|باختصار|لحظة بلحظة|كاريكاتير|الكاريكاتير|كاريكاتور|صورة اليوم|تغطية (مباشرة|متواصلة)|round-?up|news in brief|in brief|briefing|morning headlines|live updates?|as it happened|revue de presse|en bref|en direct|direct\.|дайджест|обзор прессы|главное за|итоги (дня|недели))(?=$|[\s:،,»")/|.-])/iu

export const opinionTitle =
  /(^|[\s:«"(])(رأي|مقال|افتتاحية|تحليل|حوار|مقابلة|حديث الصباح|opinion|editorial|analysis|interview|column|op-ed|tribune|édito|мнение|колонка|интервью)(?=\s*[:|/»")-])/iu

export const templateTitle =
  /(حالة الطقس|درجات الحرارة|طقس (اليوم|الغد|غد)|(^|[\s:«"])(ال)?طقس(ا|اً)? |سماء غائمة|الأرصاد|توقعات (الطقس|الأحوال)|أسعار (الذهب|العملات|صرف|النفط|الأسهم)|سعر (الذهب|الدولار|صرف)|مؤشر (سوق|الأسهم|البورصة)|سوق الأسهم|مواقيت الصلاة|مواعيد|جدول مباريات|حظك اليوم|الأبراج|وفيات|(تهنئ|يهنئ|يهنئان|تعزي|يعزي)(?=[\s:])|حكم القتل|حكم القصاص|القتل (قصاصا|تعزيرا)|weather forecast|exchange rates?|gold price|horoscope|прогноз погоды|курс (доллара|валют))/iu

/** What is traded, and what it did: the daily report of a market. */
export const marketThing =
  /(^|[\s:«"])(ال(ذهب|نفط|خام|دولار|يورو|أسهم|بورصة|بورصات|فضة)|برنت|خام برنت|بورصة|مؤشر|نيكي|نيكاي|داو جونز|ناسداك|وول ستريت|تاسي)(?=$|[\s:.,»"])/u
const marketMove =
  /(^|\s)([يت](رتفع|تراجع|هبط|صعد|نخفض|غلق|قفز|تعافى|ستقر|خسر|كسب|واصل|فتح|تجاوز|قترب)|ارتفاع|تراجع|هبوط|صعود|انخفاض|خسائر|مكاسب|مستوى|إغلاق)(?=$|[\s:.,])/u

/**
 * Letters of which at least one three stands in whatever a pattern matches, in lower case: most titles have none, and no pattern is tried.
 * Those are chosen that are rare in other words.
 */
export const roundUpTraces =
  'وجز ختص تفر حصا أقو جول ناو أبر أهم نشر أخب لحظ كار صور غطي rou bri dli upd hap rev bre dir'.split(' ')
export const opinionTraces = 'رأي مقا احي تحل حوا صبا opi edi ana erv col op- tri'.split(' ')
export const templateTraces =
  'طقس أحو درج غائ أرص سعا سعر مؤش أسه قيت واع جدو حظك أبر فيا هنئ تعز يعز لقت لقص wea exc gol hor'.split(' ')
export const marketTraces = 'ذهب نفط خام لار يور سهم بور فضة برن مؤش نيك جون سدا وول تاس'.split(' ')

const trace = { roundUp: 1, opinion: 2, template: 4, market: 8, all: 15 } as const
const traceSlots = 1 << 13
const tracesOf = new Uint8Array(traceSlots)
for (const [bit, traces] of [
  [trace.roundUp, roundUpTraces],
  [trace.opinion, opinionTraces],
  [trace.template, templateTraces],
  [trace.market, marketTraces],
] as const) {
  for (const three of traces) {
    const slot = traceSlot(three.charCodeAt(0), three.charCodeAt(1), three.charCodeAt(2))
    tracesOf[slot] = (tracesOf[slot] ?? 0) | bit
  }
}

function traceSlot(first: number, second: number, third: number): number {
  return (Math.imul(first, 961) + Math.imul(second, 31) + third) & (traceSlots - 1)
}

/** Which patterns may match: `trace` bits; all of them for a title with letters other than Arabic and those of ASCII. */
function tracesIn(title: string): number {
  let bits = 0
  let first = 0
  let second = 0
  for (let i = 0; i < title.length; i++) {
    const code = title.charCodeAt(i)
    if (!isPlain(code)) return trace.all
    const third = code >= 0x41 && code <= 0x5a ? code + 32 : code
    bits |= tracesOf[traceSlot(first, second, third)] ?? 0
    first = second
    second = third
  }
  return bits
}

/** Nothing but its own capital or small letter is the same to a pattern that ignores case. */
function isPlain(code: number): boolean {
  return (
    code < 0x80 || (code >= 0x600 && code < 0x700) || (code >= 0xa0 && code < 0xc0) || (code >= 0x2000 && code < 0x2070)
  )
}

/** Bits of `featureKind`, `titleOnly` left out; zero for a plain report. */
export function writingKind(title: string, text: string): number {
  const traces = tracesIn(title)
  let kind = 0
  if ((traces & trace.roundUp && roundUpTitle.test(title)) || isList(text)) kind |= featureKind.roundUp
  if (traces & trace.opinion && opinionTitle.test(title)) kind |= featureKind.opinion
  if (traces & trace.template && templateTitle.test(title)) kind |= featureKind.template
  if (traces & trace.market && marketThing.test(title) && marketMove.test(title)) kind |= featureKind.template
  return kind
}

/** Six or more short items led by a bullet, a dash or a number make a digest. */
function isList(text: string): boolean {
  let items = 0
  let at = 0
  while (at < text.length && items < 6) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (isItem(text, at, Math.min(end, at + 16))) items++
    at = end + 1
  }
  return items >= 6
}

/** A bullet, or a number of one or two digits with its mark, and then something more, in `text[at, end)`. */
function isItem(text: string, at: number, end: number): boolean {
  let i = afterSpace(text, at, end)
  if (i >= end) return false
  if (isBullet(text.charCodeAt(i))) i++
  else {
    const first = i
    while (i < end && i < first + 2 && isDigit(text.charCodeAt(i))) i++
    if (i === first || i >= end || !isNumberMark(text.charCodeAt(i))) return false
    i++
  }
  return afterSpace(text, i, end) < end
}

function afterSpace(text: string, from: number, end: number): number {
  let i = from
  while (i < end && isSpace(text.charCodeAt(i))) i++
  return i
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || (code >= 0xa0 && whiteSpace.test(String.fromCharCode(code)))
}

const whiteSpace = /\s/

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isBullet(code: number): boolean {
  return code === 0x2022 || code === 0x25cf || code === 0x25aa || code === 0x2a || code === 0xbb || code === 0x2d
}

/** ".", ")" or "-". */
function isNumberMark(code: number): boolean {
  return code === 0x2e || code === 0x29 || code === 0x2d
}
