import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { OVERLAP_HOURS, PATIENCE_DAYS } from '@/lib/features/webhooks/schedule'
import { schemaAnchor } from '@/app/(site)/docs/api/schema-place'
import { inPython, inTypescript } from '@/app/(site)/docs/api/_guides/webhook-samples'

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const body = '{"type":"workspace.changed","data":{"name":"Obst – süß"}}'

function signed(key = secret, at = new Date()) {
  const id = 'msg_1'
  return {
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1_000)}`,
    'webhook-signature': `v1,AAAA ${new Webhook(key).sign(id, at, body)}`,
  }
}

const other = `whsec_${Buffer.alloc(24, 8).toString('base64')}`
const cases: [string, string, Record<string, string>, boolean][] = [
  ['a genuine event', body, signed(), true],
  ['a changed body', body.replace('süß', 'sauer'), signed(), false],
  ['the secret of another', body, signed(other), false],
  ['an old event', body, signed(secret, new Date(Date.now() - 600_000)), false],
]

test.each(cases)('the TypeScript sample of the guide judges %s', async (_, text, headers, genuine) => {
  const sample = (await import(`data:text/javascript,${encodeURIComponent(inTypescript)}`)) as {
    isGenuine: (text: string, headers: object, secret: string) => boolean
  }

  expect(sample.isGenuine(text, headers, secret)).toBe(genuine)
})

const hasPython = spawnSync('python3', ['--version']).status === 0

test.skipIf(!hasPython).each(cases)(
  'the Python sample of the guide judges %s',
  (_, text, headers, genuine) => {
    const program = `${inPython}\nimport json, sys\nbody, headers, secret = json.load(sys.stdin)\nprint(is_genuine(body.encode(), headers, secret))`

    const { stdout } = spawnSync('python3', ['-c', program], {
      input: JSON.stringify([text, headers, secret]),
      encoding: 'utf8',
    })

    expect(stdout.trim()).toBe(genuine ? 'True' : 'False')
  },
)

test.each([
  ['50_webhooks.sql', `overlap constant interval := interval '${OVERLAP_HOURS} hours'`],
  ['51_webhook_deliveries.sql', `patience constant interval := interval '${PATIENCE_DAYS} days'`],
])('the guide names the time that %s decides by', (file, line) => {
  expect(readFileSync(`supabase/schemas/${file}`, 'utf8')).toContain(line)
})

test.each(['WebhookEvent', 'TestEvent'])('the payload %s stands on the page of webhooks', (name) => {
  expect(schemaAnchor(name)).toBe(`/docs/api/resources/webhooks#schema-${name}`)
})
