import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { Environment } from '../command/environment.ts'
import { MANIFEST } from './manifest.ts'
import { fileHash } from './file-hash.ts'
import type { Place } from './place.ts'

// Five GB at 2 MB/s, the slowest line that a backup is worth waiting for.
const TRANSFER_TIMEOUT_MS = 45 * 60_000
// An answer without a file.
const ANSWER_TIMEOUT_MS = 30_000
// A server that is busy is asked again, after 0.1, 0.2 and 0.4 s.
const RETRIES = 3
const DEFAULT_REGION = 'us-east-1'
// Names that an URL and an XML answer carry as they are.
const address = /^s3:\/\/([a-z0-9][a-z0-9.-]+)\/?([\w./-]*)$/

/**
 * A prefix of a bucket of S3 or a storage that speaks its protocol, by the variables of every AWS tool.
 * https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export function s3Place(given: string, environment: Environment): Place {
  const [, bucket, path = ''] = address.exec(given) ?? []
  if (!bucket) throw new Error(`${given} must be like s3://bucket/prefix.`)
  const prefix = path && !path.endsWith('/') ? `${path}/` : path
  const { client, region } = connectTo(environment)
  const endpoint = environment.AWS_ENDPOINT_URL_S3
  const root = endpoint
    ? `${endpoint.replace(/\/$/, '')}/${bucket}/`
    : `https://${bucket}.s3.${region}.amazonaws.com/`

  async function ask(url: string, init: RequestInit, timeoutMs: number) {
    const answer = await client.fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
    if (answer.ok || (answer.status === 404 && init.method === 'GET')) return answer
    throw new Error(`${init.method} ${url} was answered ${answer.status}: ${await reason(answer)}`)
  }

  return {
    address: given,
    addressOf: (name) => `s3://${bucket}/${prefix}${name}`,

    async put(dir, name, files) {
      // The manifest makes it a backup, so it is the last to arrive.
      const inOrder = [...files.filter((file) => file !== MANIFEST), MANIFEST]
      for (const file of inOrder) {
        const source = join(dir, file)
        // The storage compares it with what has arrived.
        const headers = { 'x-amz-content-sha256': await fileHash(source) }
        const init = { method: 'PUT', headers, body: await openAsBlob(source) }
        await ask(`${root}${prefix}${name}/${file}`, init, TRANSFER_TIMEOUT_MS)
      }
    },

    async get(file, into) {
      const answer = await ask(`${root}${prefix}${file}`, { method: 'GET' }, TRANSFER_TIMEOUT_MS)
      if (answer.status === 404 || !answer.body) {
        await answer.body?.cancel()
        return undefined
      }
      const target = join(into, file)
      await mkdir(dirname(target), { recursive: true })
      await pipeline(Readable.fromWeb(answer.body as WebStream), createWriteStream(target))
      return target
    },

    async list() {
      const names: string[] = []
      let continuation = ''
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix })
        if (continuation) query.set('continuation-token', continuation)
        const answer = await ask(`${root}?${query}`, { method: 'GET' }, ANSWER_TIMEOUT_MS)
        const xml = await answer.text()
        for (const [, key = ''] of xml.matchAll(/<Key>([^<]+)<\/Key>/g)) {
          const [name, file] = key.slice(prefix.length).split('/')
          if (name && file === MANIFEST) names.push(name)
        }
        continuation = /<NextContinuationToken>([^<]+)</.exec(xml)?.[1] ?? ''
      } while (continuation)
      return names.toSorted()
    },
  }
}

function connectTo(environment: Environment) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment
  if (!accessKeyId || !secretAccessKey) {
    throw new Error('A place in S3 needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.')
  }
  const region = environment.AWS_REGION || DEFAULT_REGION
  const { AWS_SESSION_TOKEN: sessionToken } = environment
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    service: 's3',
    region,
    retries: RETRIES,
    initRetryMs: 100,
  })
  return { client, region }
}

async function reason(answer: Response) {
  const text = await answer.text()
  return /<Message>([^<]*)</.exec(text)?.[1] ?? text.slice(0, 200)
}
