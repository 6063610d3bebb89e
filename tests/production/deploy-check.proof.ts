import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checked, right, webAuthority } from '../deploy/stand-in/hosted'
import { startServer } from '../../scripts/production/server'

const dir = mkdtempSync(join(tmpdir(), 'plinth-deployed-'))
afterAll(() => rmSync(dir, { recursive: true }))

test('the built app, behind a proxy and on a hosted project, is right in every check', async () => {
  const hosted = await right()
  const authorityFile = join(dir, 'authority.pem')
  writeFileSync(authorityFile, webAuthority)
  await using server = await startServer({
    ...ofTheApp(hosted.variables),
    NODE_EXTRA_CA_CERTS: authorityFile,
  })

  const results = await checked({ ...hosted, app: server.url })

  expect(results.filter(({ status }) => status !== 'right')).toEqual([])
})

// The build was made with a key of its own, and the rest is for who checks.
function ofTheApp(variables: NodeJS.Dict<string>) {
  const others = [
    'DATABASE_OWNER_URL',
    'SUPABASE_ACCESS_TOKEN',
    'SUPABASE_API_URL',
    'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  ]
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !others.includes(name)))
}
