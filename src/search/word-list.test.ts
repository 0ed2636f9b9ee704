import { expect, test } from 'vitest'
import { WordList } from './word-list.ts'

const list = new WordList()
for (const word of 'الميناء ميناء وميناء فالنسيا سميرنوف سميرنوفا تمساح تماسيح مضرب اضراب المدينه smirnov'.split(' '))
  list.add(word)

test('a mistake finds the word that was meant, the nearest first', () => {
  expect(list.near('سميرنف', 1).map(({ word }) => word)).toEqual(['سميرنوف', 'سميرنوفا'])
  expect(list.near('فالنسا', 1).map(({ word }) => word)).toEqual(['فالنسيا'])
  expect(list.near('قطار', 1)).toEqual([])
})

test('a name finds its spellings in the other script', () => {
  expect(list.acrossScripts('smirnov', 1)[0]?.word).toBe('سميرنوف')
  expect(list.acrossScripts('valencia', 1)[0]?.word).toBe('فالنسيا')
  expect(list.acrossScripts('سميرنوف', 1)[0]?.word).toBe('smirnov')
})

test('forms written together, words of a root, two words written as one', () => {
  expect(list.joinedForms('ميناء')).toEqual(['وميناء', 'الميناء'])
  expect(list.sameRoot('تمساح')).toEqual(new Set(['تمساح', 'تماسيح']))
  expect([...list.sameRoot('مضرب')].sort()).toEqual(['اضراب', 'مضرب'])
  expect(list.split('ميناءفالنسيا')).toEqual([['ميناء', 'فالنسيا']])
})

test('a word that comes later is found from then on', () => {
  const growing = new WordList()
  growing.add('تمساح')
  expect(growing.sameRoot('تمساح').size).toBe(1)
  expect(growing.acrossScripts('vega', 1)).toEqual([])
  growing.add('تماسيح')
  growing.add('فيغا')
  expect(growing.sameRoot('تمساح').size).toBe(2)
  expect(growing.acrossScripts('vega', 1).map(({ word }) => word)).toEqual(['فيغا'])
})
