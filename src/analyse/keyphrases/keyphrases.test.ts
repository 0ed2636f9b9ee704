import { expect, test } from 'vitest'
import type { Keyphrase } from '../../model/analysis.ts'
import { analyseText } from '../analysed-text.ts'
import { analyseArticle } from '../analyse-article.ts'
import { countedBackground, StemCounter } from './background-frequencies.ts'
import { findEntities } from '../names/entities.ts'
import { keyphrases } from './keyphrases.ts'

function phrasesOf(title: string, text: string): string[] {
  const doc = analyseText(title, text)
  return keyphrases({ doc, names: findEntities(doc) }).map((found) => found.phrase)
}

const harbourTitle = 'هيئة المرافئ تفتتح مرفأ اللؤلؤة بعد توسعة الأرصفة'
const harbourText =
  'افتتحت هيئة المرافئ يوم الأحد مرفأ اللؤلؤة بعد توسعة الأرصفة، بحضور المهندس سالم بن حمد الزعفراني. ' +
  'وقال الزعفراني إن توسعة الأرصفة كلفت مليوني دينار، وإن مرفأ اللؤلؤة سيستقبل سفن الشحن الكبيرة. ' +
  'وأضاف الزعفراني أن هيئة المرافئ ستطلق مهرجان «أشرعة الخليج» في المرفأ الشهر المقبل. ' +
  'وتشرف على المهرجان مؤسسة الملك راشد للتراث بالتعاون مع جمعية الصيادين.'

test('whole names, offices, quoted titles and the subject, in the form a reader expects', () => {
  const found = phrasesOf(harbourTitle, harbourText)
  expect(found).toEqual(
    expect.arrayContaining(['هيئة المرافئ', 'مرفأ اللؤلؤة', 'توسعة الأرصفة', 'سالم بن حمد الزعفراني', 'أشرعة الخليج']),
  )
  for (const phrase of found) {
    expect(phrase).not.toMatch(/^(?:و|ب|ل|ف)(?:ال|هيئة|مرفأ)/)
    expect(phrase).not.toMatch(/[«»"،.]/)
  }
})

test('no phrase repeats another, and each says why', () => {
  const doc = analyseText(harbourTitle, harbourText)
  const found = keyphrases({ doc, names: findEntities(doc) })
  for (const [k, { phrase, reasons, score, count }] of found.entries()) {
    expect(reasons.length).toBeGreaterThan(0)
    expect(count).toBeGreaterThan(0)
    expect(score).toBeLessThanOrEqual(found[k - 1]?.score ?? Infinity)
    for (const other of found.slice(0, k)) expect(` ${other.phrase} `).not.toContain(` ${phrase} `)
  }
  expect(found.find((each) => each.phrase === 'هيئة المرافئ')?.reasons).toContain('title')
  expect(found.find((each) => each.phrase === 'سالم بن حمد الزعفراني')?.reasons).toContain('entity')
})

test('an organisation keeps what it is for and whom it is named after', () => {
  const text = 'وزعت مؤسسة الملك راشد للتراث كتبا. وتعمل مؤسسة الملك راشد للتراث في القرى منذ سنوات.'
  expect(phrasesOf('', text)[0]).toBe('مؤسسة الملك راشد للتراث')
})

test('a letter of a word is no clitic, nor a letter of an abbreviation a word', () => {
  const found = phrasesOf(
    'انتشار وحداتنا شرق النهر',
    'قال صحفي محلي لبي بي سي عربي إن كارولينا ستورمان وباتريك هيلدبرغ زارا كامبريدج. ولم يصل بوكفيلد مدير المتحف.',
  )
  for (const phrase of found) expect(phrase).not.toMatch(/^(?:حداتنا|ي بي|سي |ارولينا|اتريك|امبريدج|وكفيلد)/)
  expect(found).toContain('بي بي سي')
})

test('no phrase begins with a verb before who did it, nor holds half a name', () => {
  const found = phrasesOf(
    'مراد الزعفراني يعد بمرفأ جديد',
    'أكد المهندس مراد الزعفراني ذلك. وتابع الزعفراني: "نحن في البداية". واكمل الزعفراني: "نعمل". ولفت الزعفراني: "المرفأ كبير". ' +
      'سجل الزعفراني حضوره، وافتتح مراد الزعفراني المعرض الذي كشف الزعفراني عنه.',
  )
  for (const phrase of found) expect(phrase).not.toMatch(/(?:تابع|اكمل|لفت|سجل|افتتح|كشف|نحن)/)
  for (const phrase of found) expect(phrase).not.toBe('مراد')
})

test('a hash sign belongs to no phrase, and a name ends before one', () => {
  const found = phrasesOf(
    'زيارة مراد الزعفراني #المرفأ',
    'وصل مراد الزعفراني #المرفأ. وزار الناس سوق #السمك. وقال مراد الزعفراني إن سوق #السمك كبير.',
  )
  expect(found).toContain('مراد الزعفراني')
  for (const phrase of found) expect(phrase).not.toMatch(/#|الزعفراني المرفأ/)
})

test('two spellings of one name are one phrase', () => {
  const found = phrasesOf(
    'مليشيات الوادي تنسحب',
    'انسحبت ميليشيات الوادي من المرفأ. وقالت ميليشيات الوادي إن خرائط غوغل وخرائط جوجل قديمة، وإن خرائط غوغل لا تفيد.',
  )
  expect(found.filter((phrase) => /شيات/u.test(phrase))).toHaveLength(1)
  expect(found.filter((phrase) => /خرائط/u.test(phrase))).toHaveLength(1)
})

test('in a long text what comes back counts, not what stands once', () => {
  const nouns = 'بيت شارع نافذة حكاية وجه صوت لون كتاب سفر لقاء حلم طريق شجرة غيمة مقهى'.split(' ')
  const deeds = 'زار رسم ترك حمل نسي جمع فتح باع وجد سمع كتب قرأ صنع عبر رأى'.split(' ')
  const filler = nouns.flatMap((noun, n) =>
    deeds.slice(0, 8).map((_, k) => `${deeds[(n + k) % 15] ?? ''} ${noun} ${nouns[(n * 7 + k) % 15] ?? ''} ثم عاد.`),
  )
  const text = `تربية النحل مهنة. ${filler.slice(0, 60).join(' ')} وتحتاج تربية النحل إلى صبر. ${filler.slice(60).join(' ')} تربية النحل ثمرة.`
  expect(phrasesOf('', text).slice(0, 3)).toContain('تربية النحل')
})

test('words that every article of the store has say less', () => {
  const counter = new StemCounter()
  for (let n = 0; n < 2_000; n++) {
    const text = n % 50 === 0 ? 'مرفأ اللؤلؤة' : 'هيئة المرافئ في كل مكان'
    counter.add(analyseArticle({ title: 'هيئة المرافئ', text }).features)
  }
  const background = countedBackground(counter.counts())
  const doc = analyseText(harbourTitle, harbourText)
  const scoreOf = (found: Keyphrase[]): number => found.find((each) => each.phrase === 'هيئة المرافئ')?.score ?? 0
  const after = scoreOf(keyphrases({ doc }, background))
  expect(after).toBeGreaterThan(0)
  expect(after).toBeLessThan(scoreOf(keyphrases({ doc })))
})

const others: [language: string, title: string, text: string, first: string[], never: RegExp][] = [
  [
    'English',
    'Harbour Bridge reopens after storm repairs',
    'The Harbour Bridge in Marlow reopened on Sunday after three months of storm repairs, the city ' +
      'council said. Mayor Anna Whitfield told reporters that the storm repairs cost 4.5 million ' +
      'dollars. Engineers from Northgate Works replaced two steel arches. The city council asked ' +
      'ferry companies for patience, and ferry companies agreed. "The bridge is safe," Whitfield said.',
    ['Harbour Bridge', 'storm repairs', 'city council', 'Mayor Anna Whitfield', 'ferry companies'],
    /\b(?:said|Sunday|is|reopened|the)\b/i,
  ],
  [
    'French',
    'Le pont du port rouvre après la tempête',
    'Le pont du port de Marlow a rouvert dimanche après trois mois de travaux, a annoncé le conseil ' +
      'municipal. La maire Anne Delcourt a déclaré que les travaux ont coûté 4,5 millions d’euros. La ' +
      'société Nordbau a remplacé deux arches du pont après la tempête. Le conseil municipal votera ' +
      'un système d’alerte le mois prochain.',
    ['conseil municipal', 'Anne Delcourt', 'pont', 'tempête'],
    /\b(?:dimanche|rouvert|annoncé|votera|coûté)\b/i,
  ],
  [
    'Russian',
    'Мост в порту открыли после шторма',
    'Мост в порту Марлоу открыли в воскресенье после трёх месяцев ремонта, сообщил городской совет. ' +
      'Мэр Анна Белова заявила, что ремонт моста обошёлся в 4,5 млн рублей. Инженеры компании ' +
      '«Северстрой» заменили две арки моста. Городской совет рассмотрит систему предупреждения о ' +
      'штормах.',
    ['Мэр Анна Белова', 'Северстрой', 'городской совет', 'Мост'],
    /открыли|сообщил|заявила|обошёлся|воскресенье/i,
  ],
  [
    'Persian',
    'پل بندر پس از توفان بازگشایی شد',
    'پل بندر مارلو روز یکشنبه پس از سه ماه تعمیرات بازگشایی شد. شورای شهر اعلام کرد که هزینه ' +
      'تعمیرات پل ۴٫۵ میلیون دلار بوده است. شورای شهر ماه آینده درباره سامانه هشدار توفان تصمیم ' +
      'می\u200Cگیرد.',
    ['پل بندر', 'شورای شهر'],
    /(?:^| )(?:شد|است|کرد|یکشنبه|که|از)(?: |$)/,
  ],
  [
    'Urdu',
    'طوفان کے بعد بندرگاہ کا پل دوبارہ کھل گیا',
    'مارلو بندرگاہ کا پل تین ماہ کی مرمت کے بعد اتوار کو دوبارہ کھول دیا گیا۔ شہری کونسل نے بتایا ' +
      'کہ مرمت پر پینتالیس لاکھ روپے خرچ ہوئے۔ شہری کونسل اگلے ماہ طوفان کے انتباہی نظام پر غور کرے ' +
      'گی۔',
    ['شہری کونسل', 'طوفان', 'مرمت'],
    /(?:^| )(?:نے|کو|کا|کی|کے|ہے|گیا|کہ)(?: |$)/,
  ],
]

test.each(others)('%s: names and phrases that come back, no verbs or days', (_, title, text, first, never) => {
  const found = phrasesOf(title, text)
  for (const phrase of first) expect(found.slice(0, 6)).toContain(phrase)
  for (const phrase of found) expect(phrase).not.toMatch(never)
})

test('nothing to say is no phrase', () => {
  expect(phrasesOf('', '')).toEqual([])
  expect(phrasesOf('و في من', '123 % ، . «»')).toEqual([])
})

test('what is said of a text does not depend on the text that was looked at before', () => {
  const text = 'دعت جمعية الصيادين إلى المعرض السنوي. وافتتح رئيس البلدية المعرض وشكر جمعية الصيادين'
  const fresh = keyphrases({ doc: analyseText('معرض البلدية', text) })
  expect(fresh).toContainEqual(expect.objectContaining({ phrase: 'جمعية الصيادين', count: 2 }))
  // A name that goes on at the place where this text ends, wherever that is.
  for (let words = 0; words < 12; words++) {
    phrasesOf('معرض', `${'كتاب '.repeat(words)}قال المهندس سالم بن حمد الزعفراني إن العمل انتهى`)
    const doc = analyseText('معرض البلدية', text)
    expect(keyphrases({ doc })).toEqual(fresh)
  }
})
