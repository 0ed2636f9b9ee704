import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { shownAddress } from './model/shown-address.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void, level: 'debug' | 'warn' = 'debug'): string[] {
  const lines: string[] = []
  write(createLog({ level, destination: { write: (line) => void lines.push(line) } }))
  return lines
}

test('one JSON line an event, with level and time', () => {
  const [line] = logged((log) => log.info({ feedId: 3, code: 'fetch.timeout' }, 'poll failed'))
  expect(JSON.parse(line ?? '')).toMatchObject({ level: 'info', feedId: 3, code: 'fetch.timeout', msg: 'poll failed' })
  expect(line).toMatch(/\n$/)
})

test('events below the level are not written', () => {
  expect(logged((log) => log.info('quiet'), 'warn')).toEqual([])
})

test('secrets do not reach the log: by field name, inside addresses, in errors', () => {
  const lines = logged((log) => {
    log.info(
      { adminToken: 's3cret-1', config: { databaseUrl: 's3cret-2', headers: { authorization: 's3cret-3' } } },
      'start',
    )
    log.info({ url: 'https://user:s3cret-4@site.example/feed?token=s3cret-5&x=1' }, 'get nats://a:s3cret-6@h:4222')
    log.error({ err: new Error('connect postgres://siyaq:s3cret-7@db/siyaq') }, 'store')
  })
  expect(lines.join('')).not.toMatch(/s3cret/)
  expect(lines.join('')).toContain('site.example/feed')
})

test('addresses without secrets are left alone', () => {
  const text = 'https://site.example/a@b/?q=x&page=2 and someone@site.example'
  expect(shownAddress(text)).toBe(text)
})
