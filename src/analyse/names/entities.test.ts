import { expect, test } from 'vitest'
import { analyseText } from '../analysed-text.ts'
import { findEntities } from './entities.ts'
import { nameSkeleton } from './keys/consonant-skeleton.ts'
import { placeNamed } from './gazetteer/places.ts'
import { tagTokens } from './tag-tokens.ts'

const entitiesOf = (title: string, text: string, lang = 'ar') => findEntities(analyseText(title, text, lang)).entities

test('a short name, the full name and the office are one person', () => {
  const found = entitiesOf(
    '',
    'التقى وزير الزراعة الأردني سامر الرملاوي وفدا في عمان. وقال الرملاوي إن الموسم جيد. وغادر وزير الزراعة الأردني مساء.',
  )
  const person = found.find((e) => e.kind === 'person')
  expect(person?.name).toBe('سامر الرملاوي')
  expect(person?.variants).toEqual(['سامر الرملاوي', 'الرملاوي', 'وزير الزراعة الأردني'])
  expect(person?.count).toBe(3)
})

test('two spellings of a foreign name have one key across articles', () => {
  const key = (text: string) => entitiesOf('', text).find((e) => e.kind === 'person')?.key
  expect(key('وصل الرئيس سيرغي باغراتوف اليوم.')).toBe(key('وصل الرئيس سيرجي باجراتوف اليوم.'))
})

test('an adjective of a country is the country, with its code', () => {
  const found = entitiesOf('', 'بحث الوفد الياباني الاتفاق في القاهرة.')
  expect(found.map((e) => [e.key, e.country])).toEqual([
    ['place:JP', 'JP'],
    ['place:القاهره', 'EG'],
  ])
})

test('organisations by their first word, with joined letters left out of the mention', () => {
  const doc = analyseText('', 'انضم الباحثون إلى جامعة الساحل الشرقي، وللأمم المتحدة رأي.', 'ar')
  const { mentions } = findEntities(doc)
  expect(mentions.map((m) => doc.text.slice(m.start, m.end))).toEqual(['جامعة الساحل الشرقي', 'لأمم المتحدة'])
})

test('capitalised runs are names in Latin text', () => {
  const found = entitiesOf('', 'The visit of Sergei Lavrov to Vienna was brief. Reporters met Lavrov there.', 'en')
  expect(found.map((e) => e.name)).toContain('Sergei Lavrov')
})

test('skeletons agree across scripts', () => {
  expect(nameSkeleton('لافروف')).toBe(nameSkeleton('Lavrov'))
  expect(nameSkeleton('Лавров')).toBe(nameSkeleton('Lavrov'))
  expect(nameSkeleton('كلينتون')).toBe(nameSkeleton('Clinton'))
})

test('places know their country', () => {
  expect(placeNamed('اسطنبول')?.country).toBe('TR')
  expect(placeNamed('الولايات المتحدة الأميركية')?.key).toBe('place:US')
  expect(placeNamed('كلمة')).toBeUndefined()
})

test('one tag for each token', () => {
  expect(tagTokens(['زار', 'محمد', 'الرملي', 'بيروت', 'أمس', '.'])).toEqual([
    'O',
    'B-PERS',
    'I-PERS',
    'B-LOC',
    'O',
    'O',
  ])
  expect(tagTokens([])).toEqual([])
})

test('ordinary words are no names, and names that are words too need evidence', () => {
  const named = (text: string) => entitiesOf('', text).map((e) => `${e.kind} ${e.name}`)
  expect(named('من غير الواضح كيف سيتغير الموسم. ويعاني المرفأ من أزمة مالية، وقال الخبر ذلك.')).toEqual([])
  expect(named('والتوصل إلى حل سلمي للخلاف. وفاز بهدف نظيف. وقد حذرت مسبقا من ذلك. وعقب انعقاد المجلس.')).toEqual([])
  expect(named('وأضاف المتحدث باسم المرصد، رحمه الله، في شهر رمضان المبارك وعلى مبادئ حسن الجوار.')).toEqual([])
  expect(named('وفي ضواحي باريس وفق السلطات.')).toEqual(['place باريس'])
})

test('names are kept whole and bodies end where they end', () => {
  const named = (text: string) => entitiesOf('', text).map((e) => `${e.kind} ${e.name}`)
  expect(named('نفى رئيس الهيئة سامر شياع السوداني ذلك. وقال السوداني إن المرفأ آمن.')).toEqual([
    'person سامر شياع السوداني',
  ])
  expect(named('وقال ناصر بوزريق ذلك.')).toEqual(['person ناصر بوزريق'])
  expect(named('نقل إلى مستشفى الملك فهد.')).toEqual(['organisation مستشفى الملك فهد'])
  expect(named('قرر مجلس الإدارة مع فريق العمل ذلك.')).toEqual([])
})

test('one person with and without his grandfather, the servant of God in one word or two', () => {
  const key = (text: string) => entitiesOf('', text).find((e) => e.kind === 'person')?.key
  expect(key('وصل عبد الفتاح السيسي أمس.')).toBe(key('وصل عبدالفتاح السيسي أمس.'))
  expect(key('وصل سامر بن فهد بن سالم أمس.')).toBe(key('وصل سامر بن فهد أمس.'))
  expect(key('وصل سامر بن فهد بن سالم الرملاوي أمس.')).not.toBe(key('وصل سامر بن فهد أمس.'))
})

test('a given name alone says who is meant in no article', () => {
  expect(entitiesOf('', 'غادر محمد مساء.')).toEqual([])
  expect(entitiesOf('', 'وصل الملك فهد أمس.').map((e) => e.name)).toContain('الملك فهد')
})

test('half a foreign name is none, two syllables of a given name are one', () => {
  const named = (text: string) => entitiesOf('', text).map((e) => `${e.kind} ${e.name}`)
  expect(named('استقبل مون جاي إن الوفد أمس.')).toEqual(['person مون جاي إن'])
  expect(named('ورحب بان كي مون بالاتفاق.')).toEqual(['person بان كي مون'])
  expect(named('قال إن مون تحب البحر، وحضر مان يونايتد المباراة.')).toEqual(['organisation مانشستر يونايتد'])
  expect(named('وأطلقت السفن صواريخ "كروز" ليلا، وسقط صاروخ كروز في البحر.')).toEqual([])
  expect(named('الملك عبدالعزيز طيب الله ثراه.')).toEqual(['person الملك عبدالعزيز'])
})

test('the servant of God behind a conjunction, with his family name and without', () => {
  const named = (text: string) => entitiesOf('', text).map((e) => e.name)
  expect(named('وله ثلاثة أبناء: نزار وعبد الله وسامي.')).toEqual([])
  expect(named('شارك محمود وعبد الله السعيد في المباراة.')).toEqual(['عبد الله السعيد'])
  expect(named('افتتح الملك عبدالله المعرض.')).toEqual(['الملك عبدالله'])
})

test('an office ends with its country, and behind an adjective with the next noun', () => {
  const named = (text: string) => entitiesOf('', text).map((e) => `${e.kind} ${e.name}`)
  expect(named('رفضت حكومة تونس التعامل مع القرار.')).toEqual(['organisation حكومة تونس'])
  expect(named('وشن التحالف بقيادة السعودية غارات.')).toEqual(['place السعودية'])
  expect(named('طلبت وزارة المرافئ الأميركية العقوبات.')).toEqual(['organisation وزارة المرافئ الأميركية'])
})

test('names of the same consonants and other vowels at their ends have two keys', () => {
  const key = (text: string) => entitiesOf('', text).find((e) => e.kind === 'person')?.key
  expect(key('وقال الرئيس كورتينو ذلك.')).not.toBe(key('وقال الرئيس كورتين ذلك.'))
  expect(key('وقال الرئيس أنطونيو فالدرين ذلك.')).toBe(key('وقال الرئيس أنتونيو فالدرين ذلك.'))
  expect(key('وقال الرئيس دييغو فالدرين ذلك.')).toBe(key('وقال الرئيس دييجو فالدرين ذلك.'))
  expect(key('وقال الرئيس فالدرينا ذلك.')).toBe(key('وقال الرئيس فالدرينة ذلك.'))
})

test('an outlet whose name ends in نيوز is no person', () => {
  const found = entitiesOf('شمس نيوز/ الميناء', 'ذكرت شمس نيوز أن العمل في الرصيف مستمر.')
  expect(found.filter((e) => e.kind === 'person')).toEqual([])
})
