/**
 * A memo of a pure function of a string, bounded: names repeat from article to article.
 * In: a function. Out: the same function, remembering its latest answers. Touches nothing but its own memory.
 */

const most = 1 << 13
const longestUnits = 200

/** `of` with its answers kept; forgets them all when there are 8,192. */
export function rememberNames<T>(of: (name: string) => T): (name: string) => T {
  const answers = new Map<string, T>()
  return (name) => {
    const known = answers.get(name)
    if (known !== undefined) return known
    const answer = of(name)
    if (name.length > longestUnits) return answer
    if (answers.size >= most) answers.clear()
    // A copy: a slice would keep its whole text in memory.
    answers.set(` ${name}`.slice(1), answer)
    return answer
  }
}
