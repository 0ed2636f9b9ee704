/**
 * Memoises a pure function of a string in a bounded cache: names repeat from article to article.
 * In: a function. Out: the same function with a cache. Touches nothing but the cache.
 */

const most = 1 << 13
const longestUnits = 200

/** `of` with its answers cached; the cache is emptied when it holds 8,192. */
export function memoise<T>(of: (name: string) => T): (name: string) => T {
  const answers = new Map<string, T>()
  return (name) => {
    const known = answers.get(name)
    if (known !== undefined) return known
    const answer = of(name)
    if (name.length > longestUnits) return answer
    if (answers.size >= most) answers.clear()
    // A flat copy: V8's sliced strings keep their whole parent alive.
    answers.set(` ${name}`.slice(1), answer)
    return answer
  }
}
