import { expect, test } from 'vitest'
import { build } from '../../scripts/production/build'
import { startServer } from '../../scripts/production/server'
import { launchChromium, openPage } from './open-page'
import { startSink } from './stand-ins'
import { BUILDING_TEST_MS } from '../../scripts/command/patience'

const distDir = '.next/test-with-dsn'

test(
  'with a DSN an error in the browser reaches Sentry once, without cookie or query',
  async () => {
    await using sink = await startSink()
    const environment = { NEXT_DIST_DIR: distDir, NEXT_PUBLIC_SENTRY_DSN: sink.dsn }
    await build(environment)
    await using server = await startServer(environment)
    await using browser = await launchChromium()
    await using context = await browser.newContext()
    await context.addCookies([{ name: 'other', value: 'a-cookie-value', url: server.url }])
    const { page, problems } = await openPage(context)
    await page.goto(`${server.url}/sign-in?next=a-query-value`)

    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('unexpected in the browser'))))

    await expect.poll(() => sink.events()).toHaveLength(1)
    await page.waitForLoadState('networkidle')
    expect(sink.events()).toMatchObject([
      { transaction: '/sign-in', exception: { values: [{ value: 'unexpected in the browser' }] } },
    ])
    expect(sink.requests.join('\n')).not.toMatch(/a-cookie-value|a-query-value/)
    expect(problems).toEqual(['unexpected in the browser'])
  },
  BUILDING_TEST_MS,
)
