/**
 * The labels that announce a part of the page: credit, keywords, read also, similar.
 * In: one line of text. Out: which part it announces and what stands after the label. Touches nothing.
 */

export type PartKind = 'credit' | 'keywords' | 'read-also' | 'similar'

export interface PartLabel {
  kind: PartKind
  /** What follows the label on the same line; '' when the part is below. */
  rest: string
}

/** The part that `line` announces. A label is followed by a colon, or stands alone. */
export function readPartLabel(line: string): PartLabel | undefined {
  const text = line.replace(/^[\s\u2022\u25a0\u25cf\u25ba\u00bb>|*#\-\u2013\u2014[(\u25c4\u2b05]+/u, '')
  for (const [kind, pattern] of labels) {
    const match = pattern.exec(text)
    if (!match) continue
    const tail = text.slice(match[0].length)
    const rest = tail.replace(/^[\s:\uff1a\u2026.|>\u00bb\-\u2013\u2014)\]]+/u, '').trim()
    const punctuated = /^\s*[:\uff1a|>\u00bb\u2026]|^\s*[-\u2013\u2014]\s|^\s*\.\.+/.test(tail)
    if (rest === '' || punctuated) return { kind, rest }
  }
  return undefined
}

function words(list: string): RegExp {
  return new RegExp(
    `^(?:${list
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .join('|')})(?![\\p{L}\\p{M}])`,
    'iu',
  )
}

const hamza = '[\\u0625\\u0627\\u0623]'
const also = '[\\u0623\\u0627]\\u064a\\u0636(?:\\u0627\\u064b?|\\u064b\\u0627?)'

const labels: readonly (readonly [PartKind, RegExp])[] = [
  [
    'read-also',
    words(`
      (?:و?${hamza}قر[أا]|شاهد|طالع|تابع|${hamza}قرئي|للمزيد ${hamza}قر[أا])\\s*\\(?ي?\\)?\\s*(?:${also}|كذلك)(?: على \\S+){0,2}
      ${hamza}قر[أا] المزيد
      قد (?:يعجبك|يهمك)(?: ${also})?
      (?:أخبار|اخبار|مواضيع|موضوعات|مقالات) (?:ذات صلة|قد تهمك)
      (?:also read|read also|read more|read next|see also|more on this|related)
      (?:lire aussi|à lire aussi|voir aussi|lesen sie auch|lee también|leia também|leggi anche|baca juga|ayrıca okuyun)
      (?:читайте также|смотрите также|по теме)
      (?:بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|یہ بھی پڑھیں)
    `),
  ],
  [
    'similar',
    words(`
      (?:مقالات|أخبار|اخبار|مواضيع|موضوعات) (?:مشابهة|متشابهة|مماثلة|متعلقة|مرتبطة)
      (?:similar|related) (?:articles|news|stories|posts)
      (?:articles similaires|ähnliche artikel|artículos similares|похожие (?:статьи|новости))
    `),
  ],
  [
    'keywords',
    words(`
      (?:ال)?كلمات (?:ال)?(?:دلالية|دلاليه|مفتاحية|مفتاحيه|بحث|البحث)
      (?:ال)?(?:وسوم|تاغات|تاجات|تاقات|هاشتاغات)
      (?:key ?words|tags|topics|mots[- ]clés|schlagwörter|schlagworte|palabras clave|etiquetas|теги|ключевые слова|anahtar kelimeler|etiketler)
      (?:کلیدواژه(?:\u200c?ها)?|کلید ?واژه(?:\u200c?ها)?|برچسب(?:\u200c?ها)?|کلمات کلیدی)
    `),
  ],
  [
    'credit',
    words(`
      (?:ال)?مصدر(?: الخبر| المقال| الأصلي)?
      (?:المصادر|مصادر)
      نقل(?:ا|اً|ًا) عن
      (?:source|sources|via|credit)
      (?:quelle|fuente|fonte|bron|źródło|kaynak|sumber|источник|منبع|ماخذ|πηγή)
    `),
  ],
]
