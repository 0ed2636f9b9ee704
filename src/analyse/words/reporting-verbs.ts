/**
 * Reporting verbs: what they ask for (أن, a preposition, an object) and every inflected form that news uses.
 * In: nothing. Out: the table. Touches nothing. Written by hand from knowledge of the language.
 */
import { normalise } from '../../text/normalise.ts'

export type VerbPolarity = 'says' | 'denies' | 'confirms'

export interface ReportingVerb {
  lemma: string
  /** A clause with أن or إن may follow. */
  clause: boolean
  /** A bare noun phrase may be what was said ("أكد حرص الوزارة"). */
  object: boolean
  /** Somebody is told, asked or accused first, so that the content begins with the object ("دعا الأطراف إلى"). */
  addressed: boolean
  /** `preposition` bits of those that lead to the content. */
  prepositions: number
  /** Also an ordinary verb: only with a colon, a quotation or أن right after its subject. */
  weak: boolean
  polarity: VerbPolarity
}

/** Prepositions that lead to what is said; `attached` is ب. */
export const preposition = { to: 1, about: 2, on: 4, of: 8, in: 16, attached: 32 } as const
const prepositionOf: Readonly<Record<string, number>> = {
  الي: preposition.to,
  عن: preposition.about,
  علي: preposition.on,
  من: preposition.of,
  في: preposition.in,
  ب: preposition.attached,
}

export type Tense = 'perfect' | 'imperfect' | 'participle' | 'noun'

export interface VerbForm {
  verb: ReportingVerb
  tense: Tense
  gender: 'm' | 'f'
  number: 's' | 'd' | 'p'
  /** First person: the speaker is the text's own voice ("ونؤكد"). */
  first: boolean
}

/**
 * `perfect imperfect participle | flags | prepositions | polarity`; "-" for a form that is not used.
 * Flags: c clause, n noun phrase, o addressed object, w weak, f only the masculine singular participle reports. Polarity: + confirms, - denies.
 */
const lines = `
قال يقول قائل|c
أضاف يضيف مضيف|c
أكد يؤكد مؤكد|cn|علي|+
أوضح يوضح موضح|cn
أشار يشير مشير|c|الي
لفت يلفت لافت|c|الي
ذكر يذكر ذاكر|c
أعلن يعلن معلن|cn|عن
كشف يكشف كاشف|cn|عن
صرح يصرح مصرح|c|ب
أفاد يفيد مفيد|c|ب
بين يبين مبين|cw
أبان يبين مبين|c
نوه ينوه منوه|cw|الي,ب
شدد يشدد مشدد|cw|علي|+
اعتبر يعتبر معتبر|c
توقع يتوقع متوقع|cn
رجح يرجح مرجح|cn
حذر يحذر محذر|c|من
دعا يدعو داعي|cof|الي
طالب يطالب مطالب|co|ب
ناشد يناشد مناشد|co
حث يحث -|o
طلب يطلب -|w
اتهم يتهم متهم|of
نفى ينفي نافي|cn|||-
أنكر ينكر منكر|cn|||-
كذب يكذب مكذب|w|||-
دحض يدحض داحض|n|||-
هدد يهدد مهدد|c|ب
توعد يتوعد متوعد|c|ب
تعهد يتعهد متعهد|c|ب
وعد - -|cw|ب
رفض يرفض رافض|n
أدان يدين -|n
دان - -|n
استنكر يستنكر مستنكر|n
شجب يشجب شاجب|n
ندد يندد مندد|c|ب
انتقد ينتقد منتقد|n
أبدى يبدي مبدي|n
أعرب يعرب معرب|w|عن
عبر يعبر معبر|w|عن
جدد يجدد مجدد|n
تبنى يتبنى متبني|n
تابع يتابع متابع|cw
واصل يواصل مواصل|w
مضى يمضي -|w
استطرد يستطرد مستطرد|c
أردف يردف مردف|c
استدرك يستدرك مستدرك|c
زاد يزيد -|cw
ختم يختم -|w
اختتم يختتم مختتم|w
علق يعلق معلق|w
عقب يعقب معقب|w
رد - -|w
أجاب يجيب مجيب|cw
تساءل يتساءل متسائل|c
هتف يهتف هاتف|w
صاح يصيح -|w
نادى ينادي منادي|w
كتب يكتب -|cw
غرد يغرد مغرد|cw
دون يدون -|w
روى يروي -|cw
حكى يحكي -|cw
سرد يسرد -|w
شرح يشرح شارح|cw
فسر يفسر مفسر|w
زعم يزعم زاعم|c
ادعى يدعي مدعي|c
أقسم يقسم -|cw
اعترف يعترف معترف|c|ب
أقر يقر مقر|c|ب
شكا يشكو -|cw|من
اشتكى يشتكي -|cw|من
لمح يلمح ملمح|c|الي
ألمح يلمح ملمح|c|الي
نقل ينقل -|cw
نسب ينسب -|nw
أبلغ يبلغ -|cw
أخبر يخبر -|cw
طمأن يطمئن مطمئن|cw
اقترح يقترح مقترح|cn
أوصى يوصي -|c|ب
نصح ينصح -|cw|ب
أظهر يظهر -|cw
خلص يخلص -|cw|الي
استبعد يستبعد مستبعد|cn
استغرب يستغرب مستغرب|n
تمنى يتمنى متمني|cw
جزم يجزم جازم|c|ب|+
أثبت يثبت -|cw
تحدث يتحدث متحدث|w|عن
وصف يصف -|w
نبه ينبه منبه|c|الي
شكك يشكك مشكك|c|في
أشاع يشيع -|w
سأل يسأل -|w
صرخ يصرخ -|w
هنأ يهنئ -|w
`

const verbs: ReportingVerb[] = []
const formsByWord = new Map<string, VerbForm>()

function addForm(word: string, form: VerbForm): void {
  const key = normalise(word)
  // The first verb that claims a spelling keeps it: the table is ordered by frequency of reporting.
  if (!formsByWord.has(key)) formsByWord.set(key, form)
}

/** Stem before endings: defective verbs lose their last letter before ـت and ـوا. */
function defective(word: string): string | undefined {
  return /[\u0649\u0627]$/u.test(word) && word.length > 2 ? word.slice(0, -1) : undefined
}

function addPerfect(verb: ReportingVerb, base: string): void {
  const tense = 'perfect'
  const short = defective(base) ?? base
  const forms: [string, 'm' | 'f', 's' | 'd' | 'p'][] = [
    [base, 'm', 's'],
    [`${short}ت`, 'f', 's'],
    [`${short}وا`, 'm', 'p'],
    [short === base ? `${short}ا` : `${short}يا`, 'm', 'd'],
    [`${short}تا`, 'f', 'd'],
    [`${short}ن`, 'f', 'p'],
  ]
  for (const [word, gender, number] of forms) {
    for (const prefix of ['', 'و', 'ف']) addForm(prefix + word, { verb, tense, gender, number, first: false })
  }
}

function addImperfect(verb: ReportingVerb, base: string): void {
  const tense = 'imperfect'
  const rest = base.slice(1)
  const short = /[\u064A\u0649\u0648]$/u.test(rest) ? rest.slice(0, -1) : rest
  const forms: [string, 'm' | 'f', 's' | 'd' | 'p', boolean][] = [
    [base, 'm', 's', false],
    [`ت${rest}`, 'f', 's', false],
    [`ي${short}ون`, 'm', 'p', false],
    [`ن${rest}`, 'm', 'p', true],
  ]
  for (const [word, gender, number, first] of forms) {
    for (const prefix of ['', 'و', 'ف', 'س', 'وس']) addForm(prefix + word, { verb, tense, gender, number, first })
  }
}

function addParticiple(verb: ReportingVerb, base: string, masculineOnly: boolean): void {
  const tense = 'participle'
  const isDefective = /[\u064A\u0649]$/u.test(base)
  const short = isDefective ? base.slice(0, -1) : base
  const forms: [string, 'm' | 'f', 's' | 'd' | 'p'][] = [
    [`${base}ا`, 'm', 's'],
    [`${base}ة`, 'f', 's'],
    [`${short}ين`, 'm', 'p'],
  ]
  for (const [word, gender, number] of masculineOnly ? forms.slice(0, 1) : forms) {
    for (const prefix of ['', 'و']) addForm(prefix + word, { verb, tense, gender, number, first: false })
  }
}

for (const line of lines.split('\n')) {
  const [words, flags = '', prepositions = '', sign = '', late = ''] = line.split('|')
  const [perfect, imperfect, participle] = (words ?? '').split(' ')
  if (!perfect) continue
  const polarity = sign === '+' || late === '+' ? 'confirms' : sign === '-' || late === '-' ? 'denies' : 'says'
  const verb: ReportingVerb = {
    lemma: perfect,
    clause: flags.includes('c'),
    object: flags.includes('n'),
    addressed: flags.includes('o'),
    weak: flags.includes('w'),
    prepositions: prepositions.split(',').reduce((bits, word) => bits | (prepositionOf[word] ?? 0), 0),
    polarity,
  }
  verbs.push(verb)
  addPerfect(verb, perfect)
  if (imperfect && imperfect !== '-') addImperfect(verb, imperfect)
  if (participle && participle !== '-') addParticiple(verb, participle, flags.includes('f'))
}
const say = verbs[0]
if (say) {
  for (const [suffix, gender, number] of [
    ['ه', 'm', 's'],
    ['ها', 'f', 's'],
    ['هم', 'm', 'p'],
    ['هما', 'm', 'd'],
  ] as const) {
    for (const prefix of ['', 'ب', 'و'])
      addForm(`${prefix}قول${suffix}`, { verb: say, tense: 'noun', gender, number, first: false })
  }
}

/** Every form in matching form, with و, ف and س before it. */
export const reportingForms: ReadonlyMap<string, VerbForm> = formsByWord
