import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export const credentials = {
  AWS_ACCESS_KEY_ID: 'AKIAPLINTHTEST',
  AWS_SECRET_ACCESS_KEY: 'a secret of the test',
  AWS_REGION: 'eu-central-1',
}

/**
 * A bucket as far as PUT, GET and LIST go, which lets nobody in whose signature is wrong.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function startS3({ pageSize = 1000, refusesFrom = Infinity } = {}) {
  const objects = new Map<string, Buffer>()
  let puts = 0
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const url = new URL(request.url!, `http://${request.headers.host}`)
    const key = url.pathname.replace(/^\/bucket\/?/, '')
    const refusal = refuse(request, url, body)

    if (refusal) answer(response, 403, `<Error><Message>${refusal}</Message></Error>`)
    else if (request.method === 'PUT') {
      puts += 1
      if (puts < refusesFrom) objects.set(key, body)
      if (puts < refusesFrom) answer(response, 200)
      else answer(response, 507, '<Error><Message>The disk is full</Message></Error>')
    } else if (key) answer(response, objects.has(key) ? 200 : 404, objects.get(key))
    else answer(response, 200, page([...objects.keys()].toSorted(), url.searchParams, pageSize))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const { port } = server.address() as AddressInfo
  return {
    objects,
    environment: { ...credentials, AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}` },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer(response: ServerResponse, status: number, body?: Buffer | string) {
  response.writeHead(status).end(body)
}

function page(keys: string[], query: URLSearchParams, size: number) {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? ''
  const found = keys.filter((key) => key.startsWith(prefix) && key > after)
  const listed = found.slice(0, size).map((key) => `<Contents><Key>${key}</Key></Contents>`)
  const next = found.length > size ? `<NextContinuationToken>${found[size - 1]}</NextContinuationToken>` : ''
  return `<ListBucketResult>${listed.join('')}${next}</ListBucketResult>`
}

function refuse({ method, headers }: IncomingMessage, url: URL, body: Buffer) {
  const match = /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
    headers.authorization ?? '',
  )
  if (!match) return 'Access Denied'
  const [, credential = '', signedHeaders = '', signature = ''] = match
  const scope = credential.split('/').slice(1)
  if (credential !== [credentials.AWS_ACCESS_KEY_ID, ...scope].join('/')) return 'Unknown access key'

  const payload = String(headers['x-amz-content-sha256'])
  if (method === 'PUT' && payload !== sha256(body)) return 'The content does not match its hash'
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).toSorted()
  const canonical = [
    method,
    url.pathname,
    query.join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    signedHeaders,
    payload,
  ]
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope.join('/'), sha256(canonical.join('\n'))]
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${credentials.AWS_SECRET_ACCESS_KEY}`,
  )
  const expected = createHmac('sha256', key).update(toSign.join('\n')).digest()
  const same = timingSafeEqual(expected, Buffer.from(signature.padStart(64, '0'), 'hex'))
  return same ? undefined : 'The signature does not match'
}

function sha256(text: string | Buffer) {
  return createHash('sha256').update(text).digest('hex')
}
