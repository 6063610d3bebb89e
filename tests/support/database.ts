import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { createClone, dropClone } from './clones'
import { appPassword } from '../../scripts/production/values'

const { port, template, apiUrl, mailUrl } = inject('cluster')
const name = `test_${randomBytes(6).toString('hex')}`

await createClone(port, template, name)

Object.assign(process.env, {
  ...localDefaults,
  NEXT_PUBLIC_SUPABASE_URL: apiUrl,
  DATABASE_URL: `postgres://app_server:${appPassword}@127.0.0.1:${port}/${name}`,
  MAILER_URL: mailUrl,
  TEST_DATABASE: name,
})

afterAll(() => dropClone(port, name))
