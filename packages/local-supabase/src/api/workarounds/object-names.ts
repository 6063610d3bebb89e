import type { Workaround } from '../context.ts'
import { asText, isCall, readJson } from '../requests.ts'
import { storageError } from '../storage-request.ts'

const NAME =
  /^\/storage\/v1\/object\/(?:upload\/sign\/|(?:public|authenticated|sign|info|list)\/)?[^/]+\/(.+)$/
const ALLOWED = /^[\w/!\-.*'() &$@=;:+,?]+$/
const TRANSFERS = ['/storage/v1/object/move', '/storage/v1/object/copy']

/**
 * Supabase Lite stores an object under any name and fails on a null byte. Storage takes the letters, digits and signs that are
 * safe in S3. https://supabase.com/docs/guides/storage/uploads/file-limitations
 */
export const objectNames: Workaround = () => async (request, next) => {
  const { pathname } = new URL(request.url)
  const given = NAME.exec(pathname)?.[1] ?? ''
  const name = decoded(given)
  if (name === undefined || name.includes('\0')) return invalidKey(given)
  if (storesUnder(request, pathname) && name && !ALLOWED.test(name)) return invalidKey(name)

  if (!TRANSFERS.some((path) => isCall(request, 'POST', path))) return next(request)
  const { destinationKey, sourceKey } = await readJson(request)
  if (asText(sourceKey).includes('\0')) return invalidKey(asText(sourceKey))
  return ALLOWED.test(asText(destinationKey)) ? next(request) : invalidKey(asText(destinationKey))
}

function storesUnder({ method }: Request, pathname: string): boolean {
  if (TRANSFERS.includes(pathname) || !['POST', 'PUT'].includes(method)) return false
  return !/^\/storage\/v1\/object\/(list|list-v2|sign|info)\//.test(pathname)
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function invalidKey(name: string): Response {
  return storageError('InvalidKey', `Invalid key: ${name}`)
}
