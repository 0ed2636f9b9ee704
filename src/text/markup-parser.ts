/**
 * The one way to htmlparser2: its parser with stacks of open elements that take constant time however deep the markup is.
 * In: handlers and options of htmlparser2. Out: its parser. Touches nothing.
 */
import { Parser, type Handler, type ParserOptions } from 'htmlparser2'
import { TagStack } from '../structures/tag-stack.ts'

/**
 * A parser whose time is linear in the text, unclosed tags included. The library (a pinned version) puts every open element in front of an
 * array and looks for closed ones from there; `markup-parser.test.ts` fails when it no longer uses what we put in place of that.
 */
export class MarkupParser extends Parser {
  readonly #open = new TagStack<string>()

  constructor(handler: Partial<Handler>, options?: ParserOptions) {
    super(handler, options)
    Reflect.set(this, 'stack', this.#open)
    // The library's mark for "in no foreign content", which its constructor has put there.
    Reflect.set(this, 'foreignContext', new TagStack<number>(0))
  }

  /** What is open at the end is closed by the library in a walk over its array. */
  override onend(): void {
    Reflect.set(this, 'stack', this.#open.toArray())
    super.onend()
  }
}
