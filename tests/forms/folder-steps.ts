/**
 * How a person uses the forms of folders: makes two, fills one, reads it, arranges them, takes one away.
 * In: a served app with one user, a page of a browser. Out: the steps in order. Changes the store of that app.
 */
import { expect } from 'vitest'
import type { ServedApp } from '../screens/served-app.ts'
import type { Step } from './every-form.ts'

/** Of the one user of a site without accounts. */
const holder = 0

export function folderSteps(): Step[] {
  let id = 0
  const names = async ({ store }: ServedApp): Promise<string[]> =>
    (await store.people.folders.list(holder)).map(({ name }) => name)
  const filed = async ({ store }: ServedApp): Promise<string[]> =>
    (await store.people.folders.sources(holder)).map(({ sourceId }) => sourceId)
  const make = (name: string, all: string[]): Step => ({
    form: 'post /own/folders',
    at: () => '/own/folders',
    button: 'form[action="/own/folders"] button',
    fill: (page) => page.fill('form[action="/own/folders"] input[name=name]', name),
    async check(served, page) {
      expect(await names(served)).toEqual(all)
      id = (await served.store.people.folders.list(holder))[0]?.id ?? 0
      expect(new URL(page.url()).pathname).toMatch(/^\/own\/folders\/\d+\/sources$/)
    },
  })
  const arrange = (act: 'up' | 'down', from: number, all: string[]): Step => ({
    form: `post /own/folders/:id do=${act}`,
    at: () => '/own/folders',
    button: `.own-folders > li >> nth=${from} >> button[value=${act}]`,
    check: async (served) => expect(await names(served)).toEqual(all),
  })
  /** The OPML file of an earlier step has a folder. */
  const withoutOthers = async ({ store }: ServedApp): Promise<void> => {
    for (const folder of await store.people.folders.list(holder)) await store.people.folders.remove(holder, folder.id)
  }
  return [
    { ...make('مدن الساحل', ['مدن الساحل']), before: withoutOthers },
    make('Wires', ['مدن الساحل', 'Wires']),
    {
      form: 'get /own/folders/:id/sources.folder-filter',
      at: () => `/own/folders/${id}/sources`,
      button: 'form.folder-filter button',
      fill: (page) => page.fill('form.folder-filter input[name=q]', 'الضفاف'),
      async check(_, page) {
        expect(await page.locator('input[name=source]').evaluateAll((all) => all.length)).toBe(1)
      },
    },
    {
      form: 'post /own/folders/:id/sources',
      at: () => `/own/folders/${id}/sources`,
      button: 'fieldset.starter ~ .buttons button',
      fill: (page) => page.check('input[name=source][value=difaf]'),
      check: async (served) => expect(await filed(served)).toEqual(['difaf']),
    },
    {
      form: 'post /own/sources',
      at: () => '/source/mada',
      button: 'form[action="/own/sources"] button',
      fill: async (page) => void (await page.selectOption('select[name=folder]', String(id))),
      check: async (served, page) => {
        expect(new URL(page.url()).pathname).toBe('/source/mada')
        expect(await filed(served)).toEqual(['difaf', 'mada'])
      },
    },
    {
      form: 'post /own/folders/:id/read-all',
      at: () => `/own/folders/${id}`,
      button: 'form[action$="/read-all"] button',
      async check({ store }, page) {
        expect((await store.people.folders.unread(holder)).get('mada')).toBe(0)
        // The form is there again as soon as there is something to read.
        expect(await page.locator('form[action$="/read-all"]').count()).toBe(0)
        await store.people.folders.put(holder, ['marsa'], id)
        await page.reload()
      },
    },
    arrange('down', 0, ['Wires', 'مدن الساحل']),
    arrange('up', 1, ['مدن الساحل', 'Wires']),
    {
      form: 'post /own/folders/:id do=rename',
      at: () => '/own/folders',
      button: 'details[open] button[value=rename]',
      async fill(page) {
        await page.locator('.own-folders summary').first().click()
        await page.fill('details[open] input[name=name]', 'سواحل')
      },
      check: async (served) => expect(await names(served)).toEqual(['سواحل', 'Wires']),
    },
    {
      form: 'post /own/folders/:id do=remove',
      at: () => '/own/folders',
      button: 'details[open] button[value=remove]',
      fill: (page) => page.locator('.own-folders summary').first().click(),
      async check(served) {
        expect(await names(served)).toEqual(['Wires'])
        expect(await filed(served)).toEqual([])
      },
    },
  ]
}
