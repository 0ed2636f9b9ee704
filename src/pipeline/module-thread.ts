/**
 * Starts a module of ours as a thread, from source as from what was built.
 * In: the module's address without its ending, options. Out: the thread. Starts it.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** `stem` beside the module `base` (its `import.meta.url`): './compute-worker' is compute-worker.js, or compute-worker.ts where `base` is source. */
export function startModuleThread(stem: string, base: string, options: WorkerOptions): Worker {
  if (!base.endsWith('.ts')) return new Worker(new URL(`${stem}.js`, base), options)
  // From source (tests, predict) the thread needs the TypeScript loader, which Node 20 does not hand on to threads by itself.
  const loader = JSON.stringify(
    pathToFileURL(join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs'))
      .href,
  )
  const entry = JSON.stringify(new URL(`${stem}.ts`, base).href)
  const script = `import(${loader}).then(({ register }) => { register(); return import(${entry}) })`
  return new Worker(script, { eval: true, ...options })
}
