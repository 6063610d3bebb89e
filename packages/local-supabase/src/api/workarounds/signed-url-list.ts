import type { Workaround } from '../context.ts'
import type { Door } from '../door.ts'
import { asPost, readJson, type Json } from '../requests.ts'

// One page of a file browser. More in one request is a mistake.
const MAX_PATHS = 1000

/** Supabase Lite takes a request to sign many paths for one that names an empty path, and finds no such object. */
export const signedUrlList: Workaround = () => async (request, next) => {
  const { pathname } = new URL(request.url)
  if (request.method !== 'POST' || !/^\/storage\/v1\/object\/sign\/[^/]+$/.test(pathname))
    return next(request)

  const { paths, expiresIn } = await readJson(request)
  const wanted = Array.isArray(paths) ? (paths as string[]).slice(0, MAX_PATHS) : []
  return Response.json(await Promise.all(wanted.map((path) => signOne(request, next, path, expiresIn))))
}

async function signOne(request: Request, next: Door, path: string, expiresIn: unknown): Promise<Json> {
  const { pathname } = new URL(request.url)
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const answer = await next(asPost(request, `${pathname}/${encoded}`, { expiresIn }))
  const { signedURL } = (await answer.json()) as Json

  if (answer.ok) return { path, signedURL, error: null }
  return { path, signedURL: null, error: 'Either the object does not exist or you do not have access to it' }
}
