import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

type Assembly = { checksum: string; chunks: string[]; projects: string[]; version?: string }

const CHUNK_BYTES = 8 * 1024 * 1024

/**
 * Answers an upload of maps like Sentry, and keeps what it got. It refuses every request without the token. The requests are those of
 * Sentry's command line: https://develop.sentry.dev/sdk/expected-features/
 */
export async function startSentry(token: string) {
  const chunks = new Map<string, Buffer>()
  const assemblies: Assembly[] = []
  const asked: string[] = []

  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const { method, url = '', headers } = request
    asked.push(`${method} ${url}`)
    const answer = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

    if (headers.authorization !== `Bearer ${token}`) return answer({ detail: 'Invalid token' }, 401)
    if (method === 'GET' && url.endsWith('/chunk-upload/'))
      return answer(offer(`http://${headers.host}${url}`))
    if (url.endsWith('/chunk-upload/')) {
      for (const [sum, chunk] of await chunksIn(body, headers['content-type']!)) chunks.set(sum, chunk)
      return answer({})
    }
    if (url.endsWith('/artifactbundle/assemble/')) {
      const assembly = JSON.parse(body.toString()) as Assembly
      const missingChunks = assembly.chunks.filter((sum) => !chunks.has(sum))
      if (missingChunks.length > 0) return answer({ state: 'not_found', missingChunks })
      assemblies.push(assembly)
      return answer({ state: 'ok', missingChunks: [] })
    }
    return answer({ version: 'stand-in', projects: [], slug: 'shop' }, method === 'POST' ? 201 : 200)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    assemblies,
    bundles: () => assemblies.map((one) => Buffer.concat(one.chunks.map((sum) => chunks.get(sum)!))),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function offer(url: string) {
  return {
    url,
    chunkSize: CHUNK_BYTES,
    chunksPerRequest: 64,
    maxFileSize: 2 ** 31,
    maxRequestSize: 32 * 1024 * 1024,
    concurrency: 1,
    hashAlgorithm: 'sha1',
    compression: ['gzip'],
    accept: ['debug_files', 'release_files', 'artifact_bundles', 'artifact_bundles_v2'],
  }
}

async function chunksIn(body: Buffer, type: string) {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const files = [...form.entries()].flatMap(([field, file]) =>
    file instanceof File ? [{ field, file }] : [],
  )
  return Promise.all(
    files.map(async ({ field, file }): Promise<[string, Buffer]> => {
      const content = Buffer.from(await file.arrayBuffer())
      return [file.name, field === 'file_gzip' ? gunzipSync(content) : content]
    }),
  )
}
