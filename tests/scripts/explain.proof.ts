import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explainIn } from './explain-process'
import { scratchDir } from '../support/scratch'

test('a named operation is explained: what it sends, the plan of it, and what the plan guards say', async () => {
  const tmpDir = scratchDir()

  const { code, stdout, stderr } = await explainIn(tmpDir, 'getWebhook', 'acceptInvitation').ended

  expect(stderr).toMatch(/^A throw-away database .*\n100,000 lines of activity .*\n$/)
  expect(stdout).toContain(
    'acceptInvitation: POST /invitations/{token}/acceptance, as somebody who is invited',
  )
  expect(stdout).toMatch(/^from webhooks\nwhere workspace_id = \$1 and id = \$2$/m)
  expect(stdout).toMatch(/^ {4,}Index Scan using \w+ on webhooks .*actual time=[\s\S]*Buffers: shared hit=/m)
  expect(stdout).toMatch(/returned 1, examined 1 of webhooks\n {2}✓/)
  expect(stdout).toMatch(/\n2 requests, \d+ statements, 0 of them with a fault\.\n$/)
  expect({ code, left: readdirSync(tmpDir) }).toEqual({ code: 0, left: [] })
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while the database is filled takes everything away',
  async (signal) => {
    const tmpDir = scratchDir()
    const { child, ended } = explainIn(tmpDir, 'getWebhook')
    let said = ''
    while (!said.includes('100,000')) said += String((await once(child.stderr, 'data'))[0])
    const before = readdirSync(tmpDir)

    child.kill(signal)

    const { code, stdout } = await ended
    expect(before).toEqual([expect.stringMatching(/^plinth-explain-/)])
    expect({ code, stdout, left: readdirSync(tmpDir) }).toEqual({ code: 1, stdout: '', left: [] })
  },
)
