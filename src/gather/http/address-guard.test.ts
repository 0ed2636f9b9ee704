import { expect, test } from 'vitest'
import { checkAddress, isPublicAddress } from './address-guard.ts'

const none: ReadonlySet<string> = new Set()

const privateAddresses = (
  '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 168.63.129.16 100.100.100.200 192.0.0.192 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 ' +
  '192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ' +
  '::ffff:7f00:1 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 100::1 2001:db8::1 2002:7f00:1:: fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 ' +
  'fec0::1 ff02::1 3fff::1'
).split(' ')

test.each(privateAddresses)('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '64:ff9b::8.8.8.8', '::ffff:8.8.8.8'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

const blocked = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://0x7f000001/',
  'http://[::1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://\uff11\uff12\uff17.0.0.1/',
  'http://localhost/',
  'http://LOCALHOST:8080/',
  'http://localhost./',
  'http://a.localhost/',
  'http://printer/',
  'http://db.internal/',
  'http://nas.local/',
  'http://example.com:25/',
  'http://example.com:6379/',
  'http://10.0.0.1:80/',
]

test.each(blocked)('%s is blocked by its text alone', (url) => {
  const checked = checkAddress(url, none)
  expect(checked.ok ? 'ok' : checked.problem.code).toBe('fetch.blocked-address')
})

test.each(['ftp://example.com/', 'file:///etc/passwd', 'javascript:1', 'nothing', 'http://', 'http://exa mple.com/'])(
  '%s is no address',
  (url) => {
    const checked = checkAddress(url, none)
    expect(checked.ok ? 'ok' : checked.problem.code).toBe('fetch.bad-url')
  },
)

test('credentials are refused and never shown', () => {
  for (const url of ['https://me:sesame@example.com/', 'http://me:sesame@exa mple/']) {
    const checked = checkAddress(url, none)
    expect(checked.ok).toBe(false)
    expect(JSON.stringify(checked)).not.toContain('sesame')
  }
})

test('the allow-list is exact: this host and this port', () => {
  const allowed = new Set(['127.0.0.1:8101'])
  expect(checkAddress('http://127.0.0.1:8101/x', allowed).ok).toBe(true)
  expect(checkAddress('http://2130706433:8101/x', allowed).ok).toBe(true)
  expect(checkAddress('http://127.0.0.1:8102/x', allowed).ok).toBe(false)
  expect(checkAddress('http://127.0.0.2:8101/x', allowed).ok).toBe(false)
})
