/**
 * The typefaces we serve ourselves: which files, under which name, for which letters.
 * In: nothing. Out: `fontFiles` and their @font-face rules. Reads the files through `readFont`.
 * The Arabic files hold no Latin, so each family is an Arabic and a Latin file joined by unicode-range. The packages' Arabic files hold the
 * letters of forty languages, their extended Latin files those of Vietnam and of phonetics too; those that nearly every text keeps to have small files
 * (basic-fonts/, made by scripts/subset-fonts.ts), so that a first visit takes a fifth of the bytes and a whole file comes only where a letter calls for it.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface FontFile {
  /** Name in our addresses, without extension. */
  name: string
  family: 'Siyaq Sans' | 'Siyaq Naskh' | 'Siyaq Kufi'
  weight: number
  /** Of a package, or beside this module. */
  file: string
  /** The package's file that one beside this module was made from. */
  from?: string
  range: string
}

/** Letters, marks, digits and points of Arabic, with the letters of Persian and of names (پ چ ڤ گ) and two signs (ﷲ ﷺ). */
export const basicArabicRange =
  'U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066D,U+0670-0671,U+067E,' +
  'U+0686,U+0698,U+06A4,U+06A9,U+06AF,U+06CC,U+06F0-06F9,U+200C-200F,U+2010-2011,U+2066-2069,U+FDF2,U+FDFA'
/** All others that the packages' Arabic files hold. */
export const otherArabicRange =
  'U+0600-060B,U+060D-061A,U+061C-061E,U+0620,U+063B-063F,U+0656-065F,U+066E-066F,U+0672-067D,U+067F-0685,U+0687-0697,U+0699-06A3,U+06A5-06A8,' +
  'U+06AA-06AE,U+06B0-06CB,U+06CD-06EF,U+06FA-06FF,' +
  'U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+204F,U+2E41,U+FB50-FDF1,U+FDF3-FDF9,U+FDFB-FDFF,U+FE70-FE74,U+FE76-FEFC'
const latinRange =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-200B,U+2012-204E,U+2050-2065,U+206A-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
/** Turkish, Polish, Serbian and the like. */
const latinARange = 'U+0100-0130,U+0132-0151,U+0154-017F'
const latinExtRange =
  'U+0180-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0'
const cyrillicRange = 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'

const families = [
  { family: 'Siyaq Sans', arabic: 'noto-sans-arabic', weights: [400, 600, 700] },
  { family: 'Siyaq Naskh', arabic: 'noto-naskh-arabic', weights: [400, 700] },
  { family: 'Siyaq Kufi', arabic: 'noto-kufi-arabic', weights: [600, 700] },
] as const

export const fontFiles: FontFile[] = families.flatMap(({ family, arabic, weights }) =>
  weights.flatMap((weight) => {
    const of = (name: string, file: string, range: string): FontFile => ({
      name: `${name}-${weight}`,
      family,
      weight,
      file,
      range,
    })
    const part = (name: string, from: string, range: string): FontFile => ({
      ...of(name, `./basic-fonts/${name}-${weight}.woff2`, range),
      from,
    })
    const latin = (subset: string): string => `@fontsource/noto-sans/files/noto-sans-${subset}-${weight}-normal.woff2`
    const whole = `@fontsource/${arabic}/files/${arabic}-arabic-${weight}-normal.woff2`
    return [
      part(`${arabic}-basic`, whole, basicArabicRange),
      of(arabic, whole, otherArabicRange),
      of('latin', latin('latin'), latinRange),
      part('latin-a', latin('latin-ext'), latinARange),
      of('latin-ext', latin('latin-ext'), latinExtRange),
      of('cyrillic', latin('cyrillic'), cyrillicRange),
    ]
  }),
)

/** @font-face rules with addresses under `base`. */
export function fontFaces(base: string): string {
  return fontFiles
    .map(
      (f) =>
        `@font-face{font-family:'${f.family}';font-style:normal;font-weight:${f.weight};font-display:swap;` +
        `src:url(${base}/${f.name}.woff2) format('woff2');unicode-range:${f.range}}`,
    )
    .join('\n')
}

const require = createRequire(import.meta.url)
const readFonts = new Map<string, Uint8Array>()

/** The bytes of one of our fonts by its name, read once; undefined for any other name. */
export function readFont(name: string): Uint8Array | undefined {
  const known = readFonts.get(name)
  if (known) return known
  const font = fontFiles.find((f) => f.name === name)
  if (!font) return undefined
  const path = font.file.startsWith('.') ? new URL(font.file, import.meta.url) : require.resolve(font.file)
  const bytes = new Uint8Array(readFileSync(path))
  readFonts.set(name, bytes)
  return bytes
}
