import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { groups } from '@/app/(site)/docs/api/groups'
import { curlOf } from '@/app/(site)/docs/api/_samples/curl'
import { literal, pythonOf } from '@/app/(site)/docs/api/_samples/python'
import { KEY, requestOf, type SampleRequest, TOKEN } from '@/app/(site)/docs/api/_samples/request-of'
import { typescriptOf } from '@/app/(site)/docs/api/_samples/typescript'

type Given = { method?: string; headers?: object; body?: string }

const entries = groups.flatMap(({ operations }) => operations)
const samples = entries.map((entry) => ({ id: entry.operation.operationId, request: requestOf(entry) }))

test('every operation has a sample, whose address has no gap', () => {
  expect(samples.length).toBeGreaterThan(30)
  expect(samples.filter(({ request }) => /[{}]|\/\/(?!localhost)|\/$/.test(request.url))).toEqual([])
})

test.each(samples)('the curl sample of $id sends what the document describes', ({ request }) => {
  const shell = `curl() { printf '%s\\0' "$@"; }\n${curlOf(request)}`

  const { stdout, status } = spawnSync('sh', ['-c', shell], { encoding: 'utf8' })

  expect(status).toBe(0)
  expect(sentByCurl(stdout.split('\0').slice(0, -1))).toEqual(plain(request))
})

test.each(samples)('the TypeScript sample of $id sends what the document describes', async ({ request }) => {
  const code = `export default async (fetch, apiKey, token) => {\n${typescriptOf(request)}\n}`
  const { default: run } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: (fetch: unknown, apiKey: string, token: string) => Promise<void>
  }
  const sent: unknown[] = []
  const fetch = (url: string, { method = 'GET', headers = {}, body }: Given = {}) => {
    sent.push({ method, url, headers, body: body === undefined ? undefined : JSON.parse(body) })
    return Promise.resolve(new Response(null, { status: 204 }))
  }

  await run(fetch, KEY, TOKEN)

  expect(sent).toEqual([plain(request)])
})

test.each(entries.map((entry) => [entry.operation.operationId, entry] as const))(
  'the samples of %s send a key where keys are taken, and else the token of a person',
  (_, entry) => {
    const takesKeys = entry.operation.security.some((scheme) => 'apiKey' in scheme)
    const credential = takesKeys ? KEY : TOKEN
    const sent = requestOf(entry).headers.filter(([name]) => name === 'Authorization')

    expect(sent).toEqual(
      entry.operation.security.length > 0 ? [['Authorization', `Bearer ${credential}`]] : [],
    )
  },
)

test('an answer that is a file is stored as one', () => {
  const request = requestOf(entries.find(({ operation }) => operation.operationId === 'exportAccount')!)

  expect(curlOf(request)).toContain('-o answer.zip')
  expect(typescriptOf(request)).toContain('await response.blob()')
  expect(pythonOf(request)).toContain('open("answer.zip", "wb")')
})

test.each(samples)('the Python sample of $id names the address, the headers and the body', ({ request }) => {
  const sample = pythonOf(request)

  expect(sample).toContain(`    "${request.url}",\n    method="${request.method}",`)
  for (const [name] of request.headers) expect(sample).toContain(`        "${name}": `)
  expect(sample.includes('data=json.dumps(')).toBe(request.body !== undefined)
})

test('a value is written as Python has it', () => {
  const value = {
    name: 'Obst "süß"',
    on: true,
    off: false,
    none: null,
    list: [1, 'a'],
    empty: [],
    nothing: {},
  }

  expect(literal(value, '')).toBe(`{
    "name": "Obst \\"süß\\"",
    "on": True,
    "off": False,
    "none": None,
    "list": [
        1,
        "a",
    ],
    "empty": [],
    "nothing": {},
}`)
})

/** The secret stands for itself, so that what is sent can be compared. */
function plain({ method, url, headers, body }: SampleRequest) {
  return { method, url, headers: Object.fromEntries(headers), body }
}

function sentByCurl(given: string[]) {
  const sent = { method: 'GET', url: '', headers: {} as Record<string, string>, body: undefined as unknown }
  const options: Record<string, (value: string) => void> = {
    '-o': () => {},
    '-X': (value) => (sent.method = value),
    '-d': (value) => (sent.body = JSON.parse(value)),
    '-H': (value) => {
      const [name = '', rest = ''] = value.split(/: (.*)/s)
      sent.headers[name] = rest
    },
  }
  for (let at = 0; at < given.length; at += 1) {
    const option = options[given[at]!]
    if (option) option(given[(at += 1)]!)
    else sent.url = given[at]!
  }
  return sent
}
