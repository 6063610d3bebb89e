import { withBody } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import type { Door } from '../door.ts'
import { asPost, asText, isCall, readJson } from '../requests.ts'
import { storageError } from '../storage-request.ts'

const AUTHENTICATED = /^\/storage\/v1\/object\/authenticated\/([^/]+\/.+)$/
// https://supabase.com/docs/guides/storage/buckets/creating-buckets
const BUCKET_NAME = /^[\w!\-.*'() &$@=;:+,?]{1,63}$/
const ONE_OBJECT = /^\/storage\/v1\/object\/([^/]+)\/(.+)$/

/** Supabase Lite lacks some of Storage's paths, needs an id for a bucket and takes any name, and tells little of a copy. */
export const objectRoutes: Workaround = (context) => async (request, next) => {
  if (isCall(request, 'POST', '/storage/v1/bucket')) return createBucket(request, next)
  if (isCall(request, 'POST', '/storage/v1/object/copy')) return copy(context, request, next)

  const { pathname } = new URL(request.url)
  const [, read] = AUTHENTICATED.exec(pathname) ?? []
  if (read && ['GET', 'HEAD'].includes(request.method)) return next(at(request, `/storage/v1/object/${read}`))

  const [, bucket, name] = ONE_OBJECT.exec(pathname) ?? []
  return request.method === 'DELETE' && bucket && name
    ? removeOne(request, next, bucket, name)
    : next(request)
}

function at(request: Request, pathname: string): Request {
  return new Request(Object.assign(new URL(request.url), { pathname }), request)
}

async function createBucket(request: Request, next: Door): Promise<Response> {
  const body = await readJson(request)
  if (typeof body.name !== 'string') return next(request)
  if (!BUCKET_NAME.test(body.name))
    return storageError('InvalidBucketName', 'Bucket name invalid', { error: 'Invalid Input' })
  return next(asPost(request, '/storage/v1/bucket', { ...body, id: body.id || body.name }))
}

async function copy({ db }: Context, request: Request, next: Door): Promise<Response> {
  const { bucketId, destinationBucket, destinationKey: key } = await readJson(request)
  const bucket = asText(destinationBucket) || asText(bucketId)
  const answer = await next(request)
  if (!answer.ok) return answer

  const found = await db.query<{ id: string }>(
    'select id from storage.objects where bucket_id = $1 and name = $2',
    [bucket, key],
  )
  return withBody(answer, { Id: found.rows[0]?.id, Key: `${bucket}/${asText(key)}` })
}

async function removeOne(request: Request, next: Door, bucket: string, name: string): Promise<Response> {
  const removal = at(request, `/storage/v1/object/${bucket}`)
  const headers = new Headers(removal.headers)
  headers.set('content-type', 'application/json')
  const body = JSON.stringify({ prefixes: [decodeURIComponent(name)] })

  const answer = await next(new Request(removal.url, { method: 'DELETE', headers, body }))
  if (!answer.ok) return answer
  const removed = (await answer.json()) as unknown[]
  if (removed.length > 0) return Response.json({ message: 'Successfully deleted' })
  return storageError('NoSuchKey', 'Object not found', { error: 'not_found', statusCode: '404' })
}
