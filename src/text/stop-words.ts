/**
 * Words that carry no subject, per language.
 * In: a language code. Out: the set of hashes of their matching forms. Touches nothing (reads the packaged list once).
 */
import { createRequire } from 'node:module'
import { hash32 } from '../model/ids.ts'
import { normalise } from './normalise.ts'

const lists = new Map<string, ReadonlySet<number>>()
let packaged: Record<string, string[]> | undefined

/** Function words that the packaged Arabic list lacks. */
const arabicMore =
  'أن إن وأن وإن فإن بأن لأن كأن أنه أنها أنهم إنه إنها بأنه بأنها لأنه الذي التي الذين اللذين اللتين اللذان اللتان هذا هذه هذان هاتان ذلك تلك هؤلاء ' +
  'فيما بينما حيث كما إذ قد لقد سوف ليس ليست لدى لديه لديها عبر خلال منذ حول ضد نحو بعد قبل عند بين وفق وفقا بحسب حسب عقب إثر جراء رغم ' +
  'كل بعض جميع كافة أي أية مثل غير سوى أيضا فقط جدا كذلك كان كانت يكون تكون كانوا وكان وكانت قال قالت وقال وقالت أضاف وأضاف أكد وأكد ' +
  'هو هي هم هن نحن أنا أنت أنتم هما به بها بهم له لها لهم لنا لي عليه عليها عليهم فيه فيها فيهم منه منها منهم إليه إليها إليهم عنه عنها معه معها معهم ' +
  'لم لن لا ما هل أم أو ثم بل لكن ولكن إلا إذا لو لولا كي لكي حتى متى أين كيف لماذا ماذا من في على إلى عن مع ب ل ك و ف س ال'

/** Hashes of the stop-words of a language; empty for one we have no list of. */
export function stopWords(lang: string): ReadonlySet<number> {
  const key = lang.slice(0, 2)
  const known = lists.get(key)
  if (known !== undefined) return known
  const words = new Set<number>()
  for (const word of packagedList(key)) words.add(hash32(normalise(word)))
  if (key === 'ar') for (const word of arabicMore.split(' ')) words.add(hash32(normalise(word)))
  lists.set(key, words)
  return words
}

function packagedList(lang: string): string[] {
  packaged ??= createRequire(import.meta.url)('stopwords-iso') as Record<string, string[]>
  return packaged[lang] ?? []
}
