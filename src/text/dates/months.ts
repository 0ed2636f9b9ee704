/**
 * Month names in the languages of the press, every Arabic naming in use, and the Hijri and Jalali calendars.
 * In: nothing. Out: a table from folded name to month. Touches nothing. Written for this file.
 */

export type CalendarName = 'gregorian' | 'hijri' | 'jalali'

export interface MonthName {
  month: number
  calendar: CalendarName
}

/** Lower case, marks dropped, Arabic letter variants folded, digits of every script as ASCII. */
export function foldDateText(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[\u0966-\u096f]/g, (d) => String(d.charCodeAt(0) - 0x966))
    .replace(/[\uff10-\uff19]/g, (d) => String(d.charCodeAt(0) - 0xff10))
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0623\u0625\u0622\u0671]/g, '\u0627')
    .replace(/[\u0649\u06cc]/g, '\u064a')
    .replace(/\u06a9/g, '\u0643')
    .replace(/\u0629/g, '\u0647')
    .replace(/\u0131/g, 'i')
    .replace(/\u00df/g, 'ss')
    .replace(/[\s\u00a0]+/g, ' ')
}

const gregorian: readonly string[] = [
  // Arabic: Egypt and the Gulf, Levant and Iraq, Algeria and Tunisia, Morocco and Mauritania; then Persian, Urdu.
  'يناير كانون_الثاني كانون_ثاني كانون2 جانفي ژانویه جنوری january jan janvier janv januar jänner jaenner enero ene janeiro gennaio gen января январь янв січня stycznia styczeń ocak januari ianuarie ledna leden január januára януари ιανουαρίου ιανουάριος january ינואר tammikuuta siječnja',
  'فبراير شباط فيفري فوریه فروری february feb février févr fevrier februar feber febrero fevereiro fev febbraio февраля февраль фев лютого lutego luty şubat subat februari februarie února únor február februára февруари φεβρουαρίου פברואר helmikuuta veljače',
  'مارس آذار اذار مارچ march mar mars märz maerz mrz marzo março marco марта март мар березня marca marzec mart maart martie března březen március marec μαρτίου מרץ maaliskuuta ožujka maret',
  'ابريل نيسان افريل أبريل آوریل اپریل april apr avril avr abril abr aprile апреля апрель апр квітня kwietnia kwiecień nisan aprilie dubna duben április апріл απριλίου אפריל huhtikuuta travnja',
  'مايو ايار ماي مئی مه may mai mayo maio maggio мая май травня maja maj mayıs mei května květen május mája μαΐου μαίου מאי toukokuuta svibnja',
  'يونيو يونيه حزيران جوان ژوئن جون june jun juin juni junio junho giugno giu июня июнь июн червня czerwca czerwiec haziran iunie června červen június júna юни ιουνίου יוני kesäkuuta lipnja',
  'يوليو يوليه تموز جويلية يوليوز ژوئیه جولای جولائی july jul juillet juil juli julio julho luglio lug июля июль июл липня lipca lipiec temmuz iulie července červenec július júla юли ιουλίου יולי heinäkuuta srpnja',
  'اغسطس آب غشت اوت أوت آگست اگست august aug août aout agosto ago августа август авг серпня sierpnia sierpień ağustos agustos augustus srpna srpen augusztus augusta αυγούστου אוגוסט elokuuta kolovoza',
  'سبتمبر ايلول شتنبر سپتامبر ستمبر september sep sept septembre septiembre setiembre setembro set settembre сентября сентябрь сен вересня września wrzesień eylül eylul septembrie září szeptember septembra септември σεπτεμβρίου ספטמבר syyskuuta rujna',
  'اكتوبر تشرين_الاول تشرين_اول تشرين1 اكتوبر أكتوبر اکتبر اکتوبر october oct octobre oktober okt octubre outubro out ottobre ott октября октябрь окт жовтня października październik ekim octombrie října říjen október októbra октомври οκτωβρίου אוקטובר lokakuuta',
  'نوفمبر تشرين_الثاني تشرين_ثاني تشرين2 نونبر نوامبر نومبر november nov novembre noviembre novembro ноября ноябрь ноя листопада listopad kasım kasim noiembrie listopadu novembra ноември νοεμβρίου נובמבר marraskuuta studenoga',
  'ديسمبر كانون_الاول كانون_اول كانون1 دجنبر دسامبر دسمبر december dec décembre déc decembre dezember dez diciembre dic dezembro dicembre декабря декабрь дек грудня grudnia grudzień aralık aralik decembrie prosince prosinec decembra декември δεκεμβρίου דצמבר joulukuuta prosinca desember des',
]

const hijri: readonly string[] = [
  'محرم المحرم muharram',
  'صفر safar',
  'ربيع_الاول ربيع_اول ربيع1 rabi_al_awwal',
  'ربيع_الثاني ربيع_الاخر ربيع_ثاني ربيع_الآخر ربيع2 rabi_al_thani',
  'جمادى_الاولى جمادي_الاول جمادى_الأول جمادى_اول',
  'جمادى_الاخرة جمادى_الثانية جمادى_الثاني جمادى_الآخر جمادى_الاخر جمادي_الثاني',
  'رجب rajab',
  'شعبان shaban',
  'رمضان ramadan ramazan',
  'شوال shawwal',
  'ذو_القعدة ذي_القعدة ذوالقعده ذيقعده ذي_قعده ذو_القعده',
  'ذو_الحجة ذي_الحجة ذوالحجه ذيحجه ذي_حجه ذو_الحجه',
]

const jalali: readonly string[] = [
  'فروردین farvardin حمل',
  'اردیبهشت ordibehesht ثور',
  'خرداد khordad جوزا',
  'تیر tir سرطان',
  'مرداد امرداد mordad اسد',
  'شهریور shahrivar سنبله',
  'مهر mehr میزان',
  'آبان aban عقرب',
  'آذر azar قوس',
  'دی dey جدی',
  'بهمن bahman دلو',
  'اسفند esfand حوت',
]

/** Folded month name (spaces kept) → month 1..12 and calendar. Longer names must be tried first. */
export const monthNames: ReadonlyMap<string, MonthName> = buildMonthNames()

/** Alternation of every month name, longest first, for use inside a regular expression over folded text. */
export const monthPattern: string = [...monthNames.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/ /g, '\\s'))
  .join('|')

function buildMonthNames(): Map<string, MonthName> {
  const names = new Map<string, MonthName>()
  const add = (rows: readonly string[], calendar: CalendarName): void => {
    rows.forEach((row, i) => {
      for (const word of row.split(' ')) {
        const name = foldDateText(word.replace(/_/g, ' '))
        if (!names.has(name)) names.set(name, { month: i + 1, calendar })
      }
    })
  }
  add(gregorian, 'gregorian')
  add(hijri, 'hijri')
  add(jalali, 'jalali')
  return names
}
