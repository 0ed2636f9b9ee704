/**
 * What kind of writing an article is, by its title and shape: round-up, opinion, notice of fixed wording.
 * In: title and text. Out: bits of `featureKind`. Touches nothing.
 */
import { featureKind } from '../model/features.ts'

const roundUpTitle =
  /(^|[\s:«"(])(موجز|مختصرات|متفرقات|حصاد|أقوال الصحف|جولة (في|على) الصحف|عناوين الصحف|أبرز (عناوين|الأخبار|أخبار|أحداث|ما)|أهم (عناوين|الأخبار|أخبار|الأحداث)|نشرة (الأخبار|أخبار)|أخبار متفرقة|أخبار (قصيرة|سريعة|مختصرة)|باختصار|لحظة بلحظة|كاريكاتير|الكاريكاتير|كاريكاتور|صورة اليوم|تغطية (مباشرة|متواصلة)|round-?up|news in brief|in brief|briefing|morning headlines|live updates?|as it happened|revue de presse|en bref|en direct|direct\.|дайджест|обзор прессы|главное за|итоги (дня|недели))(?=$|[\s:،,»")/|.-])/iu

const opinionTitle =
  /(^|[\s:«"(])(رأي|مقال|افتتاحية|تحليل|حوار|مقابلة|حديث الصباح|opinion|editorial|analysis|interview|column|op-ed|tribune|édito|мнение|колонка|интервью)(?=\s*[:|/»")-])/iu

const templateTitle =
  /(حالة الطقس|درجات الحرارة|طقس (اليوم|الغد|غد)|(^|[\s:«"])(ال)?طقس(ا|اً)? |سماء غائمة|الأرصاد|توقعات (الطقس|الأحوال)|أسعار (الذهب|العملات|صرف|النفط|الأسهم)|سعر (الذهب|الدولار|صرف)|مؤشر (سوق|الأسهم|البورصة)|سوق الأسهم|مواقيت الصلاة|مواعيد|جدول مباريات|حظك اليوم|الأبراج|وفيات|(تهنئ|يهنئ|يهنئان|تعزي|يعزي)(?=[\s:])|حكم القتل|حكم القصاص|القتل (قصاصا|تعزيرا)|weather forecast|exchange rates?|gold price|horoscope|прогноз погоды|курс (доллара|валют))/iu

/** What is traded, and what it did: the daily report of a market. */
const marketThing =
  /(^|[\s:«"])(ال(ذهب|نفط|خام|دولار|يورو|أسهم|بورصة|بورصات|فضة)|برنت|خام برنت|بورصة|مؤشر|نيكي|نيكاي|داو جونز|ناسداك|وول ستريت|تاسي)(?=$|[\s:.,»"])/u
const marketMove =
  /(^|\s)([يت](رتفع|تراجع|هبط|صعد|نخفض|غلق|قفز|تعافى|ستقر|خسر|كسب|واصل|فتح|تجاوز|قترب)|ارتفاع|تراجع|هبوط|صعود|انخفاض|خسائر|مكاسب|مستوى|إغلاق)(?=$|[\s:.,])/u

/** Bits of `featureKind`, `titleOnly` left out; zero for a plain report. */
export function writingKind(title: string, text: string): number {
  let kind = 0
  if (roundUpTitle.test(title) || isList(text)) kind |= featureKind.roundUp
  if (opinionTitle.test(title)) kind |= featureKind.opinion
  if (templateTitle.test(title) || (marketThing.test(title) && marketMove.test(title))) kind |= featureKind.template
  return kind
}

/** Six or more short items led by a bullet, a dash or a number make a digest. */
function isList(text: string): boolean {
  let items = 0
  let at = 0
  while (at < text.length && items < 6) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (/^\s*([\u2022\u25CF\u25AA*\u00BB-]|\d{1,2}[.)-])\s*\S/.test(text.slice(at, Math.min(end, at + 16)))) items++
    at = end + 1
  }
  return items >= 6
}
