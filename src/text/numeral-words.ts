/**
 * Words that count: Arabic, English, French, Russian. Written for this project.
 * In: a hash of a matching form. Out: what the word counts. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { normalise } from './normalise.ts'

/** How a word takes part in a number. */
export const numeralRole = {
  /** Counts by itself, and only with others of its kind (ثلاثة، مئة). */
  number: 1,
  /** Multiplies what stands before it (ألف، مليون). */
  scale: 2,
  /** A part of the scale that follows, or of the one before (نصف). */
  part: 3,
  /** Says which one (الثالث). */
  ordinal: 4,
} as const

export interface NumeralWord {
  role: number
  value: number
  /** Only counts in company: أحد is eleven's (أحد عشر), and Sunday with its article. */
  isBound: boolean
}

/** Forms of one number, separated by spaces, and its value. */
type Row = readonly [words: string, value: number]

export const arabicNumbers: readonly Row[] = [
  ['صفر', 0],
  ['واحد واحدة', 1],
  ['اثنان اثنين اثنتان اثنتين', 2],
  ['ثلاثة ثلاث', 3],
  ['أربعة أربع', 4],
  ['خمسة خمس', 5],
  ['ستة ست', 6],
  ['سبعة سبع', 7],
  ['ثمانية ثماني ثمان', 8],
  ['تسعة تسع', 9],
  ['عشرة عشر', 10],
  ['عشرون عشرين', 20],
  ['ثلاثون ثلاثين', 30],
  ['أربعون أربعين', 40],
  ['خمسون خمسين', 50],
  ['ستون ستين', 60],
  ['سبعون سبعين', 70],
  ['ثمانون ثمانين', 80],
  ['تسعون تسعين', 90],
  ['مئة مائة', 100],
  ['مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي', 200],
  ['ثلاثمئة ثلاثمائة', 300],
  ['أربعمئة أربعمائة', 400],
  ['خمسمئة خمسمائة', 500],
  ['ستمئة ستمائة', 600],
  ['سبعمئة سبعمائة', 700],
  ['ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة', 800],
  ['تسعمئة تسعمائة', 900],
]
const arabicBound: readonly Row[] = [
  ['أحد إحدى حادي حادية', 1],
  ['اثنا اثني اثنتا اثنتي', 2],
]
export const arabicScales: readonly Row[] = [
  ['ألف ألفا آلاف', 1e3],
  ['ألفان ألفين ألفي', 2e3],
  ['مليون مليونا ملايين', 1e6],
  ['مليونان مليونين مليوني', 2e6],
  ['مليار مليارا مليارات بليون بليونا بلايين', 1e9],
  ['ملياران مليارين ملياري', 2e9],
  ['تريليون تريليونا تريليونات ترليون', 1e12],
  ['تريليونان تريليونين', 2e12],
]
const arabicParts: readonly Row[] = [
  ['نصف', 1 / 2],
  ['ربع', 1 / 4],
  ['ثلث', 1 / 3],
  ['ثلثي ثلثا', 2 / 3],
]
const arabicOrdinals: readonly Row[] = [
  ['الأول الأولى', 1],
  ['الثاني الثانية', 2],
  ['الثالث الثالثة ثالث ثالثة', 3],
  ['الرابع الرابعة رابع رابعة', 4],
  ['الخامس الخامسة خامس خامسة', 5],
  ['السادس السادسة سادس سادسة', 6],
  ['السابع السابعة سابع سابعة', 7],
  ['الثامن الثامنة ثامن ثامنة', 8],
  ['التاسع التاسعة تاسع تاسعة', 9],
  ['العاشر العاشرة عاشر عاشرة', 10],
  ['الحادي الحادية', 1],
]

const latinNumbers: readonly Row[] = [
  ['zero', 0],
  ['one un une', 1],
  ['two deux два две', 2],
  ['three trois три', 3],
  ['four quatre четыре', 4],
  ['five cinq пять', 5],
  ['six шесть', 6],
  ['seven sept семь', 7],
  ['eight huit восемь', 8],
  ['nine neuf девять', 9],
  ['ten dix десять', 10],
  ['eleven onze одиннадцать', 11],
  ['twelve douze двенадцать', 12],
  ['thirteen treize тринадцать', 13],
  ['fourteen quatorze четырнадцать', 14],
  ['fifteen quinze пятнадцать', 15],
  ['sixteen seize шестнадцать', 16],
  ['seventeen семнадцать', 17],
  ['eighteen восемнадцать', 18],
  ['nineteen девятнадцать', 19],
  ['twenty vingt vingts двадцать', 20],
  ['thirty trente тридцать', 30],
  ['forty quarante сорок', 40],
  ['fifty cinquante пятьдесят', 50],
  ['sixty soixante шестьдесят', 60],
  ['seventy семьдесят', 70],
  ['eighty восемьдесят', 80],
  ['ninety девяносто', 90],
  ['hundred cent cents сто', 100],
  ['двести', 200],
  ['триста', 300],
  ['четыреста', 400],
  ['пятьсот', 500],
]
export const latinScales: readonly Row[] = [
  ['thousand thousands mille тысяча тысячи тысяч тысячу тыс', 1e3],
  ['million millions миллион миллиона миллионов млн', 1e6],
  ['billion billions bn milliard milliards миллиард миллиарда миллиардов млрд', 1e9],
  ['trillion trillions триллион триллиона триллионов', 1e12],
]
const latinParts: readonly Row[] = [['half demi', 1 / 2]]
const latinOrdinals: readonly Row[] = [
  ['first premier premiere первый первая первое', 1],
  ['second deuxieme второй вторая второе', 2],
  ['third troisieme третий третья третье', 3],
  ['fourth quatrieme четвертый', 4],
  ['fifth cinquieme пятый', 5],
  ['sixth sixieme шестой', 6],
  ['seventh septieme седьмой', 7],
  ['eighth huitieme восьмой', 8],
  ['ninth neuvieme девятый', 9],
  ['tenth dixieme десятый', 10],
  ['twentieth vingtieme', 20],
]

const words = new Map<number, NumeralWord>()

/** What the word with this hash of its matching form (`Scan.hash`) counts. */
export function numeralWord(hash: number): NumeralWord | undefined {
  return words.get(hash)
}

function add(rows: readonly Row[], role: number, isBound = false): void {
  for (const [forms, value] of rows) {
    for (const form of forms.split(' ')) {
      const hash = hash32(normalise(form))
      if (!words.has(hash)) words.set(hash, { role, value, isBound })
    }
  }
}

add(arabicNumbers, numeralRole.number)
add(arabicBound, numeralRole.number, true)
add(arabicScales, numeralRole.scale)
add(arabicParts, numeralRole.part)
add(arabicOrdinals, numeralRole.ordinal)
add(latinNumbers, numeralRole.number)
add(latinScales, numeralRole.scale)
add(latinParts, numeralRole.part)
add(latinOrdinals, numeralRole.ordinal)
