/**
 * The library entry `siyaq/extract`: one page to a clean article with its parts, in one call.
 * In: HTML or a plain-text dump. Out: article, parts, revision differences. Touches nothing.
 */
export { diffRevisions, type RevisionDiff } from './diff-revisions.ts'
export { extractArticle, type PageInput } from './extract-article.ts'
export { readDump } from './parts/read-dump.ts'
export { learnFurniture } from './page/site-furniture.ts'
export { splitParts, type PageSplit, type PartsInput } from './parts/split-parts.ts'
