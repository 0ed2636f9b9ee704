/**
 * What is read through answers what the list answers. In: invented words. Out: test results. Pure.
 */
import { expect, test } from 'vitest'
import { verbs, nouns } from '../data/lexicon.data.ts'
import { stem } from '../text/morphology/stem.ts'
import { normalise } from '../text/normalise.ts'
import { WordList } from './word-list.ts'
import { WordText } from './word-text.ts'

const invented =
  'الميناء ميناء وميناء فالنسيا فالينسيا سميرنوف سميرنوفا تمساح تماسيح مضرب اضراب المدينه smirnov قراها قرى علماوها علماء عالم'
const listed = [...nouns.slice(0, 400), ...verbs.slice(0, 200)].flatMap((entry) => entry.split(' | ').map(normalise))
const dressed = listed.flatMap((word) => [word, `وال${word}`, `${word}ها`, `ب${word}`])
const words = [...new Set([...invented.split(' '), ...dressed])].filter((word) => !word.includes(' '))

const list = new WordList()
for (const word of words) list.add(word)
const text = new WordText(words.join('\n'))

test('words of a root, in their order', () => {
  for (const word of words.filter((_, place) => place < 20 || place % 7 === 0))
    expect([...text.sameRoot(stem(word))], word).toEqual([...list.sameRoot(stem(word))])
})

test('words of one sound, the nearest first', () => {
  for (const word of words.filter((_, place) => place < 20 || place % 7 === 0))
    expect(text.sameSound(word, 0.9), word).toEqual(list.sameSound(word, 0.9))
})

test('forms written together, mistakes, the other script, two words written as one', () => {
  for (const word of ['ميناء', 'سميرنف', 'فالنسا', 'smirnov', 'valencia', 'ميناءفالنسيا']) {
    expect(text.joinedForms(word)).toEqual(list.joinedForms(word))
    expect(text.near(word, 1)).toEqual(list.near(word, 1))
    expect(text.acrossScripts(word, 1)).toEqual(list.acrossScripts(word, 1))
    expect(text.split(word)).toEqual(list.split(word))
  }
})

test('no words', () => {
  expect(new WordText('').near('ميناء', 1)).toEqual([])
  expect(new WordText('').joinedForms('ميناء')).toEqual([])
})
