/**
 * Debian's Chromium, headless, for the tests that look at pages.
 * In: nothing. Out: a browser to be closed by the caller. Starts a process; asks no network.
 */
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export function openBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...more],
  })
}
