import { withBody } from '../answers.ts'
import type { Workaround } from '../context.ts'
import { asPost, asText, readJson, type Json } from '../requests.ts'

// Far more than a local bucket holds. The one level that was asked for is cut out of these.
const MAX_OBJECTS = 10_000
const DEFAULT_LIMIT = 100

type Entry = Json & { name: string }

/** Supabase Lite lists every object below a prefix by its whole path; Storage lists one level, folders as entries without id. */
export const listFolders: Workaround = () => async (request, next) => {
  const { pathname } = new URL(request.url)
  if (request.method !== 'POST' || !/^\/storage\/v1\/object\/list\/[^/]+$/.test(pathname))
    return next(request)

  const { prefix, search, sortBy, limit = DEFAULT_LIMIT, offset = 0 } = await readJson(request)
  const folder = asText(prefix).replace(/^\/+|\/+$/g, '')
  const under = folder ? `${folder}/` : ''
  const answer = await next(
    asPost(request, pathname, { prefix: under, sortBy, limit: MAX_OBJECTS, offset: 0 }),
  )
  if (!answer.ok) return answer

  const objects = (await answer.json()) as Entry[]
  const level = oneLevel(objects, under).filter(({ name }) => name.startsWith(asText(search)))
  return withBody(answer, level.slice(Number(offset), Number(offset) + Number(limit)))
}

function oneLevel(objects: Entry[], under: string): Entry[] {
  const entries = new Map<string, Entry>()
  for (const object of objects) {
    const [name = '', ...deeper] = object.name.slice(under.length).split('/')
    if (!entries.has(name)) entries.set(name, deeper.length ? folderEntry(name) : { ...object, name })
  }
  return [...entries.values()]
}

function folderEntry(name: string): Entry {
  return { name, id: null, updated_at: null, created_at: null, last_accessed_at: null, metadata: null }
}
