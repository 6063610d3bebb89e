import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { groups } from '@/app/(site)/docs/api/groups'
import { pythonOf } from '@/app/(site)/docs/api/_samples/python'
import { requestOf } from '@/app/(site)/docs/api/_samples/request-of'

/** Runs each sample with an opener that notes the request and sends nothing. */
const runner = `
import io, json, os, sys, urllib.request

sent = []
def note(request):
    body = None if request.data is None else json.loads(request.data)
    headers = {name.lower(): value for name, value in request.header_items()}
    sent.append({"method": request.get_method(), "url": request.full_url, "headers": headers, "body": body})
    return io.BytesIO(b'{"data": null}')

urllib.request.urlopen = note
samples = json.load(sys.stdin)
os.chdir(sys.argv[1])
for sample in samples:
    exec(sample, {})
print(json.dumps(sent))
`
const withPython = process.env.OPENAPI_GENERATOR === 'true'
const requests = groups.flatMap(({ operations }) => operations.map(requestOf))

test.runIf(withPython)('every Python sample of the reference sends what the document describes', () => {
  const { stdout, stderr } = spawnSync('python3', ['-c', runner, tmpdir()], {
    input: JSON.stringify(requests.map(pythonOf)),
    encoding: 'utf8',
    env: { ...process.env, API_KEY: 'plinth_…', ACCESS_TOKEN: 'eyJ…', PYTHONUTF8: '1' },
  })

  expect(stderr).toBe('')
  expect(requests.length).toBeGreaterThan(30)
  expect(JSON.parse(stdout)).toEqual(
    requests.map(({ method, url, headers, body = null }) => ({
      method,
      url,
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      body,
    })),
  )
})
