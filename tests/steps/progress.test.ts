import { expect, test, vi } from 'vitest'
import { reportProgress } from '@/scripts/steps/progress'
import { build } from '../../scripts/production/build'

test('a quiet step says from time to time what it printed last, until it ends', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  const stop = reportProgress('build', [Buffer.from('Compiled\nGenerating pages (3/9)\n')], 5)

  await expect.poll(() => said.mock.calls.flat()).toContain('… build 0 s Generating pages (3/9)')
  stop()
  const count = said.mock.calls.length
  await new Promise((resolve) => setTimeout(resolve, 30))

  expect(said.mock.calls).toHaveLength(count)
  said.mockRestore()
})

test('a build that says nothing is stopped, with the limit, its constant and what to do', async () => {
  const built = build({ NEXT_DIST_DIR: '.next/none' }, { silenceMaxMs: 1 })

  await expect(built).rejects.toThrow(
    /^next build said nothing for 0\.001 s and was stopped\.\n.+npx node tests\/support\/make-build\.ts\n.+SILENCE_MAX_MS in scripts\/production\/build\.ts/,
  )
})

test('a build that is stopped from outside says so', async () => {
  const built = build({ NEXT_DIST_DIR: '.next/none' }, { signal: AbortSignal.abort() })

  await expect(built).rejects.toThrow(/^next build ended with SIGTERM:/)
})
