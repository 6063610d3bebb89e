import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { freePort } from '@plinth/local-supabase/ports'
import { chromiumArguments } from '../../scripts/command/chromium.ts'
import { expect } from './fixtures'

const SCORE_MIN = 95

/** A busy machine is slow, which says nothing of a page. `npm run lighthouse` measures speed, alone. */
const measuresSpeed = process.env.LIGHTHOUSE_PERFORMANCE === 'true'
const categories = ['accessibility', 'best-practices', ...(measuresSpeed ? ['performance'] : [])]

type Way = (page: Page) => Promise<string>

/** Scores each page, whose way opens it and answers its address. A way that signs in stays signed in for those after it. */
export async function expectScores(baseURL: string, ways: Record<string, Way>) {
  const directory = await mkdtemp(join(tmpdir(), 'plinth-lighthouse-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(directory, {
    baseURL,
    executablePath: process.env.CHROMIUM_PATH!,
    args: [...chromiumArguments, `--remote-debugging-port=${port}`],
  })
  try {
    const scored: Record<string, Record<string, number>> = {}
    for (const [name, way] of Object.entries(ways)) {
      const page = await context.newPage()
      const address = await way(page)
      await page.close()
      scored[name] = await scoresOf(address, port)
    }

    if (measuresSpeed) console.log(scored)
    const scores = Object.values(scored).flatMap(Object.values)
    expect(scores).toHaveLength(Object.keys(ways).length * categories.length)
    expect(Math.min(...scores), JSON.stringify(scored)).toBeGreaterThanOrEqual(SCORE_MIN)
  } finally {
    await context.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** Scores of a desktop at the speed of this machine, because a throttled one differs from run to run. */
async function scoresOf(url: string, port: number): Promise<Record<string, number>> {
  const result = await lighthouse(
    url,
    {
      port,
      onlyCategories: categories,
      throttlingMethod: 'provided',
      // A person who has signed in stays so.
      disableStorageReset: true,
      logLevel: 'error',
    },
    desktopConfig,
  )
  const { finalDisplayedUrl, categories: judged } = result!.lhr
  expect(finalDisplayedUrl).toBe(url)
  return Object.fromEntries(
    Object.values(judged).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
  )
}
