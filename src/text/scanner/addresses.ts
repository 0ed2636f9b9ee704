/**
 * Web addresses, e-mail addresses and @names inside a text, so that they are one token and never words.
 * In: a text and a position. Out: whether one stands there, and its end. Touches nothing.
 */

/** '@' at the start of a word, followed by a Latin letter, digit or underscore. */
export function isHandleStart(text: string, at: number): boolean {
  if (at + 1 >= text.length) return false
  const next = text.charCodeAt(at + 1)
  return isAddressUnit(next) && (at === 0 || !isAddressUnit(text.charCodeAt(at - 1)))
}

function isAddressUnit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
}

export function endOfRun(text: string, at: number): number {
  let end = at
  while (end < text.length && isAddressUnit(text.charCodeAt(end))) end++
  return end
}

/** "https://…", "www.…", "name@host": the word at [start, end) begins an address. */
export function isAddress(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end)
  if (next === 0x3a) return text.startsWith('://', end)
  if (next === 0x2e) {
    return end - start === 3 && text.slice(start, end).toLowerCase() === 'www'
  }
  return next === 0x40 && end + 1 < text.length && isAddressUnit(text.charCodeAt(end + 1))
}

export function endOfAddress(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code <= 32 || code >= 0x590 || code === 0x22 || code === 0x3c || code === 0x3e) break
    end++
  }
  // Closing punctuation belongs to the sentence.
  while (end > at + 1 && !isAddressUnit(text.charCodeAt(end - 1)) && text.charCodeAt(end - 1) !== 0x2f) end--
  return end
}
