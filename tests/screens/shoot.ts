/**
 * Takes pictures of the pages: Arabic and English, light and dark, phone and desktop. Run: npx tsx tests/screens/shoot.ts DIRECTORY [NAME…]
 * In: a directory. Out: PNG files there. Needs Chromium (its path in CHROMIUM, else /usr/bin/chromium).
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from './browser.ts'
import { servedApp } from './served-app.ts'

const [directory = 'screens', ...only] = process.argv.slice(2)
await mkdir(directory, { recursive: true })
const served = await servedApp()
const site = await served.listen()
const browser = await openBrowser()
const fire = served.id('fire-mada')
const { folders, own } = served.store.people
const kept: number[] = []
for (const name of ['مدن الساحل', 'اقتصاد', 'Wire desk']) {
  const made = await folders.add(0, { name, key: name, madeAt: 0 }, 100)
  if (typeof made === 'object') kept.push(made.id)
}
await folders.put(0, ['mada', 'difaf', 'sada'], kept[0])
await folders.put(0, ['tass'], kept[2])
await own.setRead(0, 'article', served.id('fire-sada'), 1, 1)
await own.setSaved(0, 'article', served.id('fire-difaf'), 1)
const pages: Record<string, string> = {
  home: '/',
  story: `/story/${fire}`,
  article: `/article/${served.id('fire-sada')}`,
  marked: `/article/${served.id('fire-mada')}?show=mentions,statements,figures,credits`,
  edited: `/article/${served.id('fire-difaf')}`,
  search: '/search?q=%D8%A7%D9%84%D8%AD%D8%B1%D9%8A%D9%82+%D9%85%D9%8A%D9%86%D8%A7%D8%A1',
  sources: '/sources',
  source: '/source/difaf',
  dead: '/dead',
  corrections: '/corrections',
  choose: `/story/${fire}/correct?kind=merge`,
  found: `/story/${fire}/correct?kind=move&q=%D8%A7%D9%84%D8%B1%D9%85%D9%84%D8%A9`,
  unfound: `/story/${fire}/correct?kind=merge&q=zzzz`,
  why: `/why?a=${fire}&b=${served.id('fire-difaf')}`,
  settings: '/settings',
  login: '/login',
  sessions: '/sessions',
  keys: '/keys',
  own: '/own',
  item: '/own/item?kind=source&key=mada&name=%D8%A7%D9%84%D9%85%D8%AF%D9%89',
  folders: '/own/folders',
  folder: `/own/folders/${kept[0]}?list=all`,
  filed: `/own/folders/${kept[0]}/sources`,
  error: '/story/1',
}
const looks = [
  { name: 'ar-light-desktop', lang: 'ar', theme: 'light', width: 1280 },
  { name: 'ar-light-phone', lang: 'ar', theme: 'light', width: 390 },
  { name: 'ar-dark-desktop', lang: 'ar', theme: 'dark', width: 1280 },
  { name: 'en-light-desktop', lang: 'en', theme: 'light', width: 1280 },
  { name: 'en-dark-phone', lang: 'en', theme: 'dark', width: 390 },
] as const
for (const [name, path] of Object.entries(pages)) {
  for (const look of looks) {
    const file = `${name}-${look.name}`
    if (only.length > 0 && !only.some((o) => file.startsWith(o))) continue
    const page = await browser.newPage({ viewport: { width: look.width, height: 900 }, colorScheme: look.theme })
    await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${look.lang}`)
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: join(directory, `${file}.png`), fullPage: true })
    await page.close()
  }
}
await browser.close()
await site.close()
await served.remove()
