import { expect, test } from 'vitest'
import { EnvError, parseEnv } from '@/lib/env'
import { localDefaults } from '@/lib/local-defaults'
import { productionValues } from '../../../scripts/production/values'

const production = { ...productionValues, NODE_ENV: 'production' }

/** The lines of the refusal below its heading. */
function refusalsOf(wrong: Record<string, string>) {
  try {
    parseEnv({ ...production, ...wrong })
    return []
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    return error.message.split('\n').slice(1)
  }
}

test.each<[string, Record<string, string>]>([
  ['webhooks to this machine in production', { WEBHOOK_ALLOW_LOCAL: 'true' }],
  ['a key for secrets that is too short', { WEBHOOK_SECRET_KEYS: '1:c2hvcnQ=' }],
  [
    'a key for secrets without its number',
    { WEBHOOK_SECRET_KEYS: localDefaults.WEBHOOK_SECRET_KEYS.slice(2) },
  ],
  ['a number that is too large', { WEBHOOK_SECRET_KEYS: `256${localDefaults.WEBHOOK_SECRET_KEYS.slice(1)}` }],
  [
    'two keys of one number',
    { WEBHOOK_SECRET_KEYS: `${localDefaults.WEBHOOK_SECRET_KEYS},${localDefaults.WEBHOOK_SECRET_KEYS}` },
  ],
])('%s is refused by name, without its value', (_, wrong) => {
  const [[name, value] = ['', '']] = Object.entries(wrong)
  const refusals = refusalsOf(wrong)

  expect(refusals).toHaveLength(1)
  expect(refusals[0]).toContain(`${name}: `)
  expect(refusals[0]).not.toContain(value)
})

const published = localDefaults.WEBHOOK_SECRET_KEYS.slice(2)

test.each([
  localDefaults.WEBHOOK_SECRET_KEYS,
  `7:${published}`,
  `${productionValues.WEBHOOK_SECRET_KEYS},2:${published}`,
  `2:${published},${productionValues.WEBHOOK_SECRET_KEYS}`,
  `1:${published.replace(/E=$/, 'F=')}`,
  `1:${Buffer.alloc(32).toString('base64')}`,
  `${productionValues.WEBHOOK_SECRET_KEYS},2:${Buffer.alloc(32, 'ab').toString('base64')}`,
])('production refuses the secret that anybody knows in %j', (keys) => {
  expect(refusalsOf({ WEBHOOK_SECRET_KEYS: keys })).toEqual([expect.stringMatching(/WEBHOOK_SECRET_KEYS: /)])
})
