/**
 * The body that a person chose with CSS selectors, in place of the one that would be found.
 * In: the tree, its blocks, selectors. Out: the choice. Takes what is to be dropped out of the tree; touches nothing else.
 */
import { compile, selectAll, type Options } from 'css-select'
import type { Block } from '../page/blocks.ts'
import { El, type DomNode, type PageDom, contains, textOf } from '../page/dom.ts'
import type { BodyChoice } from './choose-body.ts'
import { proseWeight } from './find-body.ts'

/** What of its pages a person chose for one source. */
export interface PageSelectors {
  body?: string
  drop?: string
}

/** Why a text is no selector; undefined when it is one. */
export function badSelector(selector: string): string | undefined {
  if (selector.trim() === '') return 'empty'
  try {
    compile(selector, options)
    return undefined
  } catch (error) {
    // What the library throws for a text that is no selector, or one that it does not know.
    return error instanceof Error ? error.message.slice(0, 200) : selector
  }
}

/** Takes what `selector` finds out of the tree. */
export function dropSelected(dom: PageDom, selector: string): void {
  const gone = new Set<DomNode>(selectAll(selector, dom.root.children, options))
  const parents = new Set([...gone].flatMap(({ parent }) => parent ?? []))
  for (const parent of parents) parent.children = parent.children.filter((child) => !gone.has(child))
}

/** The blocks under what `selector` finds as the body, all of them; undefined when it finds no text. */
export function selectedBody(
  dom: PageDom,
  blocks: readonly Block[],
  selector: string,
  found: BodyChoice,
): BodyChoice | undefined {
  const chosen = new Set(selectAll(selector, dom.root.children, options))
  const isChosen = (el: El): boolean => {
    for (let at: El | undefined = el; at; at = at.parent) if (chosen.has(at)) return true
    return false
  }
  const kept = blocks.filter((block) => isChosen(block.el))
  const body = commonParent([...chosen])
  if (kept.length === 0 || !body) return undefined
  const dropped = blocks
    .filter((block) => contains(body, block.el) && !isChosen(block.el))
    .map((block) => ({ block, reason: 'not-selected' }))
  return {
    body,
    pruned: { kept, dropped },
    zones: found.zones,
    prose: kept.reduce((sum, block) => sum + proseWeight(block), 0),
    confidence: 1,
    evidence: ['selector'],
  }
}

/** The nearest element that holds them all. */
function commonParent(elements: readonly El[]): El | undefined {
  let [at]: (El | undefined)[] = [...elements]
  while (at && !elements.every((el) => at !== undefined && contains(at, el))) at = at.parent
  return at
}

const isElement = (node: DomNode): node is El => node instanceof El

const options: Options<DomNode, El> = {
  adapter: {
    isTag: isElement,
    getAttributeValue: (el, name) => el.attrs[name],
    getChildren: (node) => (isElement(node) ? node.children : []),
    getName: (el) => el.tag,
    getParent: (el) => el.parent ?? null,
    getSiblings: (node) => node.parent?.children ?? [node],
    getText: textOf,
    hasAttrib: (el, name) => Object.hasOwn(el.attrs, name),
    removeSubsets: (nodes) => {
      const all = new Set(nodes)
      return [...all].filter((node) => {
        for (let at = node.parent; at; at = at.parent) if (all.has(at)) return false
        return true
      })
    },
  },
}
