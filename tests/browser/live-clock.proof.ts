import type { Page, WebSocket } from '@playwright/test'
import { expect, test } from './fixtures'
import { hearing, refreshesOf } from './hearing'
import { createWorkspace, signUp } from './people'

/** A pause for all that a moment sets off, on the page and at the server. */
const SETTLED_MS = 700
/** No longer than a heartbeat of Realtime may wait for its answer. */
const STEP_SECONDS = 5

test.beforeEach(async ({ page }) => {
  await page.clock.install()
  // Halfway between the shortest and the longest pause.
  await page.addInitScript(() => {
    Math.random = () => 0.5
  })
})

/** Time passes on the page as the test lets it, from here on. */
function holdClock(page: Page) {
  return page.clock.pauseAt(Date.now() + 1_000)
}

async function openWorkspace(page: Page) {
  await signUp(page)
  await createWorkspace(page)
}

async function pass(page: Page, seconds: number) {
  for (let left = seconds; left > 0; left -= STEP_SECONDS) {
    await page.clock.fastForward(Math.min(left, STEP_SECONDS) * 1_000)
    await page.waitForTimeout(SETTLED_MS)
  }
}

async function turn(page: Page, state: 'hidden' | 'visible') {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test('who is not let in asks again after 5 s, 15 s, a minute and then every five', async ({ page }) => {
  let asked = 0
  await page.routeWebSocket(/\/realtime\/v1\//, (socket) => {
    asked += 1
    void socket.close()
  })
  await openWorkspace(page)
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.waitForTimeout(SETTLED_MS)
  await holdClock(page)
  const before = asked

  for (const [index, seconds] of [5, 15, 60, 300, 300].entries()) {
    await page.clock.fastForward((seconds - 3) * 1_000)
    await page.waitForTimeout(SETTLED_MS)
    expect(asked - before).toBe(index)
    await page.clock.fastForward(3_000)
    await expect.poll(() => asked - before).toBe(index + 1)
  }
})

test.describe('without a network', () => {
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] })

  test('nobody asks, and everybody at once when it is back', async ({ page, context }) => {
    let asked = 0
    await page.routeWebSocket(/\/realtime\/v1\//, (socket) => {
      asked += 1
      void socket.close()
    })
    await openWorkspace(page)
    await expect.poll(() => asked).toBeGreaterThan(1)
    await page.waitForTimeout(SETTLED_MS)
    await holdClock(page)
    await context.setOffline(true)
    const before = asked

    await page.clock.fastForward(600_000)
    await page.waitForTimeout(SETTLED_MS)
    expect(asked).toBe(before)
    await context.setOffline(false)
    await expect.poll(() => asked).toBe(before + 1)
  })
})

test('who hears of changes looks only once a minute by themselves', async ({ page }) => {
  await openWorkspace(page)
  await hearing(page, () => page.reload())
  await holdClock(page)
  const refreshes = refreshesOf(page)

  await pass(page, 40)
  expect(refreshes).toHaveLength(0)
  await pass(page, 40)
  expect(refreshes).toHaveLength(1)
})

test('a tab that nobody looks at leaves its topic after a minute, and joins again when somebody does', async ({
  page,
}) => {
  await openWorkspace(page)
  let latest: WebSocket | undefined
  page.on('websocket', (socket) => (latest = socket))
  await hearing(page, () => page.reload())
  await holdClock(page)
  const first = latest!

  await turn(page, 'hidden')
  await pass(page, 55)
  expect(first.isClosed()).toBe(false)
  await pass(page, 5)
  expect(first.isClosed()).toBe(true)

  await turn(page, 'visible')
  await expect.poll(() => latest !== first && !latest!.isClosed()).toBe(true)
})
