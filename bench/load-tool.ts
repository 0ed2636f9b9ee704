/**
 * Loads a server with many connections at once: wrk (Debian's package) going round a list of requests.
 * In: an origin and requests. Out: rate and percentiles of the time that a request takes. Starts wrk; writes two temporary files.
 */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Ask {
  path: string
  /** Sent by POST as JSON. */
  body?: string
}

export interface Load {
  perSecond: number
  requests: number
  /** Answers that were errors, and connections that broke. */
  failed: number
  p50Ms: number
  p90Ms: number
  p99Ms: number
  maxMs: number
  kilobytesEach: number
}

export const connections = 16

/** As browsers and reader apps ask. */
const headers = '{ ["Accept-Encoding"] = "gzip", ["Accept-Language"] = "ar", ["Content-Type"] = "application/json" }'

/** Requests are written out before the clock starts; wrk keeps the times to itself until the end. */
const script = `
local requests = {}
local at = 0
function init(args)
  local headers = ${headers}
  for line in io.lines(args[1]) do
    local path, body = line:match("^([^\\t]*)\\t(.*)$")
    local sent = body ~= "" and body or nil
    requests[#requests + 1] = wrk.format(sent and "POST" or "GET", path, headers, sent)
  end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\nRESULT {"requests":%d,"us":%d,"bytes":%d,"failed":%d,"p50":%d,"p90":%d,"p99":%d,"max":%d}\\n',
    summary.requests, summary.duration, summary.bytes, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end
`

/** What to install, when the tool is not here. */
export function missingLoadTool(): string | undefined {
  return spawnSync('wrk', ['--version']).error === undefined ? undefined : 'wrk is needed: apt-get install wrk'
}

/** 16 connections ask one after another, round the list, each as soon as it was answered. */
export async function load(origin: string, asks: readonly Ask[], seconds: number): Promise<Load> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-load-'))
  const list = join(directory, 'requests')
  const lua = join(directory, 'load.lua')
  writeFileSync(list, asks.map(({ path, body = '' }) => `${path}\t${body}\n`).join(''))
  writeFileSync(lua, script)
  const options = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`]
  const run = await promisify(execFile)('wrk', [...options, '--timeout', '30s', '--script', lua, origin, '--', list])
  rmSync(directory, { recursive: true })
  const line = /^RESULT (.*)$/m.exec(run.stdout)?.[1]
  if (line === undefined) throw new Error(`wrk said nothing: ${run.stdout} ${run.stderr}`)
  // Written by the script above.
  const said = JSON.parse(line) as Record<
    'requests' | 'us' | 'bytes' | 'failed' | 'p50' | 'p90' | 'p99' | 'max',
    number
  >
  // No answer in all that time: each took longer.
  if (said.requests === 0) for (const name of ['p50', 'p90', 'p99', 'max'] as const) said[name] = said.us
  return {
    perSecond: Math.round(said.requests / (said.us / 1e6)),
    requests: said.requests,
    failed: said.failed,
    p50Ms: milliseconds(said.p50),
    p90Ms: milliseconds(said.p90),
    p99Ms: milliseconds(said.p99),
    maxMs: milliseconds(said.max),
    kilobytesEach: Math.round(said.bytes / Math.max(1, said.requests) / 102.4) / 10,
  }
}

const milliseconds = (us: number): number => Math.round(us / 100) / 10
