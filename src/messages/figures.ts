/**
 * What a figure is of its quantity, in words, for pages and commands: hedge, unit, who is counted, scope.
 * In: a figure. Out: the table, and the keys of what is to be said. Touches nothing.
 */
import type { Figure } from '../model/analysis.ts'

export const figureMessages = {
  'figure.scope.part': { ar: 'جزء من المجموع', en: 'part of the total' },
  'figure.scope.former': { ar: 'قيمة سابقة', en: 'earlier value' },
  'figure.scope.forecast': { ar: 'متوقَّع', en: 'forecast' },
  'figure.scope.change': { ar: 'مقدار التغيّر', en: 'amount of change' },
  'figure.scope.since': { ar: 'حصيلة تراكمية', en: 'cumulative' },
  'hedge.about': { ar: 'نحو', en: 'about' },
  'hedge.atLeast': { ar: 'على الأقل', en: 'at least' },
  'hedge.atMost': { ar: 'على الأكثر', en: 'at most' },
  'hedge.moreThan': { ar: 'أكثر من', en: 'more than' },
  'hedge.lessThan': { ar: 'أقل من', en: 'less than' },
  'unit.dead': { ar: 'القتلى', en: 'Dead' },
  'unit.injured': { ar: 'الجرحى', en: 'Injured' },
  'unit.missing': { ar: 'المفقودون', en: 'Missing' },
  'unit.arrested': { ar: 'الموقوفون', en: 'Arrested' },
  'unit.displaced': { ar: 'النازحون', en: 'Displaced' },
  'unit.person': { ar: 'الأشخاص', en: 'People' },
  'unit.percent': { ar: 'النسبة المئوية', en: 'Percent' },
  'unit.USD': { ar: 'دولار أمريكي', en: 'US dollars' },
  'unit.EUR': { ar: 'يورو', en: 'Euros' },
  'unit.SAR': { ar: 'ريال سعودي', en: 'Saudi riyals' },
  'unit.EGP': { ar: 'جنيه مصري', en: 'Egyptian pounds' },
  'unit.barrel': { ar: 'البراميل', en: 'Barrels' },
  'unit.km': { ar: 'الكيلومترات', en: 'Kilometres' },
  'unit.ton': { ar: 'الأطنان', en: 'Tons' },
  'unit.magnitude': { ar: 'قوة الزلزال', en: 'Magnitude' },
  'unit.detained': { ar: 'المعتقلون والمحتجزون', en: 'Detained' },
  'unit.case': { ar: 'الحالات', en: 'Cases' },
  'unit.GBP': { ar: 'جنيه إسترليني', en: 'Pounds sterling' },
  'unit.AED': { ar: 'درهم', en: 'Dirhams' },
  'unit.KWD': { ar: 'دينار', en: 'Dinars' },
  'unit.RUB': { ar: 'روبل', en: 'Roubles' },
  'unit.TRY': { ar: 'ليرة', en: 'Lira' },
  'unit.JPY': { ar: 'ين', en: 'Yen' },
  'unit.CNY': { ar: 'يوان', en: 'Yuan' },
  'unit.ILS': { ar: 'شيكل', en: 'Shekels' },
  'unit.woman': { ar: 'النساء', en: 'Women' },
  'unit.child': { ar: 'الأطفال', en: 'Children' },
  'unit.soldier': { ar: 'الجنود', en: 'Soldiers' },
  'unit.police': { ar: 'رجال الشرطة', en: 'Police' },
  'unit.militant': { ar: 'المسلحون', en: 'Armed men' },
  'unit.raid': { ar: 'الغارات', en: 'Raids' },
  'unit.rocket': { ar: 'الصواريخ', en: 'Rockets' },
  'unit.vehicle': { ar: 'السيارات والمركبات', en: 'Vehicles' },
  'unit.aircraft': { ar: 'الطائرات', en: 'Aircraft' },
  'unit.ship': { ar: 'السفن والقوارب', en: 'Ships and boats' },
  'unit.building': { ar: 'المباني', en: 'Buildings' },
  'unit.country': { ar: 'الدول', en: 'Countries' },
  'unit.metre': { ar: 'الأمتار', en: 'Metres' },
  'unit.tonne': { ar: 'الأطنان', en: 'Tonnes' },
  'unit.kg': { ar: 'الكيلوغرامات', en: 'Kilograms' },
  'unit.point': { ar: 'النقاط', en: 'Points' },
  'unit.degree': { ar: 'الدرجات', en: 'Degrees' },
  'unit.goal': { ar: 'الأهداف', en: 'Goals' },
  'unit.match': { ar: 'المباريات', en: 'Matches' },
  'unit.vote': { ar: 'الأصوات', en: 'Votes' },
  'unit.seat': { ar: 'المقاعد', en: 'Seats' },
  'unit.week': { ar: 'الأسابيع', en: 'Weeks' },
  'unit.number': { ar: 'عدد', en: 'Number' },
  'unit.riyal': { ar: 'ريال (البلد غير مذكور)', en: 'Riyals (country not said)' },
  'unit.dinar': { ar: 'دينار (البلد غير مذكور)', en: 'Dinars (country not said)' },
  'unit.dirham': { ar: 'درهم (البلد غير مذكور)', en: 'Dirhams (country not said)' },
  'unit.pound': { ar: 'جنيه (البلد غير مذكور)', en: 'Pounds (country not said)' },
  'unit.lira': { ar: 'ليرة (البلد غير مذكور)', en: 'Lira (country not said)' },
  'unit.dose': { ar: 'الجرعات', en: 'Doses' },
  'unit.dollar': { ar: 'دولار (البلد غير مذكور)', en: 'Dollars (country not said)' },
  'unit.franc': { ar: 'فرنك (البلد غير مذكور)', en: 'Francs (country not said)' },
  'unit.krone': { ar: 'كرونة (البلد غير مذكور)', en: 'Kroner (country not said)' },
  'unit.ouguiya': { ar: 'أوقية', en: 'Ouguiyas' },
  'unit.peso': { ar: 'بيزو (البلد غير مذكور)', en: 'Pesos (country not said)' },
  'unit.rouble': { ar: 'روبل (البلد غير مذكور)', en: 'Roubles (country not said)' },
  'unit.rupee': { ar: 'روبية (البلد غير مذكور)', en: 'Rupees (country not said)' },
  'unit.shilling': { ar: 'شلن (البلد غير مذكور)', en: 'Shillings (country not said)' },
  'unit.won': { ar: 'وون (البلد غير مذكور)', en: 'Won (country not said)' },
  'unit.year': { ar: 'السنوات', en: 'Years' },
  'unit.month': { ar: 'الأشهر', en: 'Months' },
  'unit.day': { ar: 'الأيام', en: 'Days' },
  'unit.hour': { ar: 'الساعات', en: 'Hours' },
  'unit.minute': { ar: 'الدقائق', en: 'Minutes' },
  'unit.other': { ar: 'عدد {unit}', en: 'Number of {unit}' },
} as const

export type FigureKey = keyof typeof figureMessages

/** Texts of hedge and scope, in the order in which they are read. */
export function figureNotes({ hedge, scope }: Pick<Figure, 'hedge' | 'scope'>): FigureKey[] {
  return [
    ...(hedge === undefined ? [] : [`hedge.${hedge}` as const]),
    ...(scope === undefined ? [] : [`figure.scope.${scope}` as const]),
  ]
}

/** The text of a listed unit; undefined for a counted noun, which is its own name. */
export function unitName(unit: string): FigureKey | undefined {
  const key = `unit.${unit}`
  return isFigureKey(key) && key !== 'unit.other' ? key : undefined
}

function isFigureKey(key: string): key is FigureKey {
  return key in figureMessages
}
