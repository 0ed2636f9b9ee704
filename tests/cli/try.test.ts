import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyseArticle } from '../../src/analyse/analyse-article.ts'
import type { Siyaq, TryTarget } from '../../src/application/siyaq.ts'
import { plainExtracted } from '../../src/gather/import/make-draft.ts'
import { failed, ok } from '../../src/problem.ts'
import { datesIn } from '../../src/text/dates/dates-in-text.ts'
import { cwd, run } from './run-with.ts'

describe('try', () => {
  const seen: TryTarget[] = []
  const app: Partial<Siyaq> = {
    async tryPage(target) {
      seen.push(target)
      await Promise.resolve()
      const extracted = plainExtracted({
        title: 'افتتاح جسر الوادي',
        text: 'قال الوزير إن الجسر مفتوح.',
        published: { at: Date.UTC(2026, 0, 5), dateOnly: false },
      })
      extracted.parts = {
        credit: 'وكالة الوادي',
        keywords: ['جسر الوادي'],
        readAlso: [{ title: 'بدء بناء الجسر', teasers: ['صور من الموقع'] }],
        similar: [{ title: 'جسر جديد في الوادي' }],
        embeds: [],
      }
      return ok({
        extracted: { article: extracted, tookMs: 1 },
        analysed: {
          tookMs: 1,
          dates: datesIn('افتتح في 5 يناير 2026').map((date) => ({ ...date, surface: '5 يناير 2026' })),
          analysis: {
            version: 1,
            lang: 'ar',
            dir: 'rtl' as const,
            keyphrases: [{ phrase: 'جسر الوادي', score: 1, reasons: ['title' as const], count: 2 }],
            entities: [],
            mentions: [],
            figures: [
              {
                field: 'text' as const,
                start: 0,
                end: 9,
                value: 4,
                unit: 'injured',
                noun: 'طفل',
                scope: 'part' as const,
                surface: '4 أطفال',
              },
            ],
            statements: [
              {
                speaker: 'الوزير',
                verb: 'قال',
                verbSpan: { start: 0, end: 3 },
                content: 'الجسر مفتوح',
                contentSpan: { start: 14, end: 25 },
                kind: 'indirect' as const,
                polarity: 'says' as const,
              },
            ],
            credits: [
              {
                span: 'وكالة الوادي',
                name: 'وكالة الوادي',
                kind: 'agency' as const,
                role: 'creditLine' as const,
                field: 'credit' as const,
                start: 0,
              },
            ],
          },
        },
      })
    },
  }

  test('shows the six elements, each under its name, isolated', async () => {
    writeFileSync(join(cwd, 'dump.txt'), 'سطر\n\nآخر')
    const { out, code } = await run(['--lang', 'ar', 'try', 'dump.txt'], app)
    expect(code).toBe(0)
    expect(out.replace(/[\u2066-\u2069]/g, '')).toContain('4 أطفال = 4 الجرحى (طفل)، جزء من المجموع')
    expect([...out.matchAll(/── (.+) ──/g)].map((match) => match[1]).slice(0, 6)).toEqual([
      'المقال',
      'المصدر',
      'كلمات دلالية',
      'اقرأ أيضاً',
      'مقالات مشابهة',
      'الخبر',
    ])
    for (const text of [
      'افتتاح جسر الوادي',
      'وكالة الوادي',
      'بدء بناء الجسر',
      'جسر جديد في الوادي',
      'الجسر مفتوح',
      '5 يناير 2026',
      '2026-01-05',
    ])
      expect(out).toContain(`\u2068${text}\u2069`)
    expect((out.match(/\u2068/g) ?? []).length).toBe((out.match(/\u2069/g) ?? []).length)
  })

  test('tells dumps, pages and addresses apart', async () => {
    writeFileSync(
      join(cwd, 'page.html'),
      '<!doctype html><html><head><link rel="canonical" href="https://a.example/p"></head></html>',
    )
    seen.length = 0
    for (const word of ['dump.txt', 'page.html', 'https://a.example/x', 'a.example/y']) await run(['try', word], app)
    await run(['try', '-'], app, {
      stdin: (async function* () {
        yield await Promise.resolve('نص من أنبوب')
      })(),
    })
    expect(
      seen.map((target) => (target.kind === 'dump' ? `dump ${target.name}` : `${target.kind} ${target.url}`)),
    ).toEqual([
      'dump dump.txt',
      'html https://a.example/p',
      'url https://a.example/x',
      'url https://a.example/y',
      'dump -',
    ])
  })

  test('a file that is not there is a problem; a failed stage is told and ends in 1', async () => {
    expect(await run(['try', 'no such file'], app)).toMatchObject({
      code: 1,
      err: expect.stringContaining('[import.not-found]'),
    })
    const { code, err } = await run(['try', 'https://a.example/'], {
      tryPage: async () =>
        ok(await Promise.resolve({ failed: { stage: 'fetch' as const, problem: failed('fetch.dns').problem } })),
    })
    expect(code).toBe(1)
    expect(err).toMatch(/fetch[\s\S]*\[fetch\.dns\]/)
  })
})

describe('try with several texts', () => {
  const rest =
    'وقال المتحدث باسم الدفاع المدني في مدينة النهر إن فرق الإنقاذ تواصل البحث تحت أنقاض المبنى، وإن الشارع المؤدي إليه أغلق أمام السيارات حتى المساء.'
  const opening = 'آخرون في انهيار مبنى من أربعة طوابق وسط مدينة النهر صباح الاثنين.'
  const app: Partial<Siyaq> = {
    async tryPage(target) {
      await Promise.resolve()
      if (target.kind !== 'dump') return ok({ failed: { stage: 'fetch', problem: failed('fetch.dns').problem } })
      const article = plainExtracted({ title: 'انهيار مبنى', text: target.text })
      const { analysis } = analyseArticle({ title: 'انهيار مبنى', text: target.text, lang: 'ar' })
      return ok({ extracted: { article, tookMs: 1 }, analysed: { analysis, dates: [], tookMs: 1 } })
    },
  }
  const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')

  test('shows each, then the facts that the later ones changed, in both languages', async () => {
    writeFileSync(join(cwd, 'first.txt'), `قتل 7 أشخاص وأصيب 12 ${opening} ${rest}`)
    writeFileSync(join(cwd, 'later.txt'), `قتل 9 أشخاص وأصيب 12 ${opening} ${rest}`)
    const english = plain((await run(['try', 'first.txt', 'later.txt'], app)).out)
    expect(english).toContain('══ Text 2 of 2 ══')
    expect(english).toMatch(/── Changed facts ──\n {2}Text 2 after text 1 \(\d\d % of its words shared\):/)
    expect(english).toContain('• figure changed: 7 → 9 (was in #1)')
    const arabic = plain((await run(['--lang', 'ar', 'try', 'first.txt', 'later.txt'], app)).out)
    expect(arabic).toMatch(/── حقائق تغيّرت ──\n {2}النص 2 بعد النص 1 \(المشترك \d\d% من كلماته\):/)
    expect(arabic).toContain('• رقم غيّرته: 7 ← 9 (كان في #1)')
  })

  test('as JSON the texts and their changes; of one text the report alone', async () => {
    const { out } = await run(['try', 'first.txt', 'later.txt', '--json'], app)
    expect(JSON.parse(out)).toMatchObject({
      texts: [{}, {}],
      changes: [{ text: 2, of: 1, facts: [{ kind: 'figure' }] }],
    })
    expect(Object.keys(JSON.parse((await run(['try', 'first.txt', '--json'], app)).out) as object)).toContain(
      'extracted',
    )
  })

  test('no change is told as none, other texts as not compared, and a page that failed ends in 1', async () => {
    writeFileSync(join(cwd, 'other.txt'), 'افتتح وزير الثقافة معرض الكتاب في بلدة السهل بحضور كتاب من ست دول.')
    expect((await run(['try', 'first.txt', 'first.txt'], app)).out).toContain('gives no fact otherwise than text 1')
    expect((await run(['try', 'first.txt', 'other.txt'], app)).out).toContain('shares too few words')
    const { code, out } = await run(['try', 'first.txt', 'https://a.example/'], app)
    expect(code).toBe(1)
    expect(out).toMatch(/── Changed facts ──\n {2}nothing/)
  })
})
