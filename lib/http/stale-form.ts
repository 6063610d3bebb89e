import 'server-only'
import { build } from '@/lib/observability/build'
import { readBytes } from './body'
import { formField, isKept, type KeptForm, placeField } from './kept-fields'
import { knownActions } from './known-actions'

/** These routes read their forms themselves. */
const routes = /^\/auth\/(exchange|oauth|oauth\/link|sign-out|start-viewing|verify)$/

/** Returns values of a form, sent without scripts, that this build cannot accept. Undefined for all other requests and oversized forms. */
export async function staleForm(request: Request): Promise<KeptForm | undefined> {
  if (!isPlainForm(request)) return undefined

  const form = await formIn(request)
  if (!form || isTaken(form, actionIdsOf(form))) return undefined
  return keptOf(form)
}

async function formIn(request: Request) {
  const bytes = await readBytes(request).catch(() => undefined)
  if (!bytes) return undefined
  const type = request.headers.get('content-type')!
  const body = new Response(Buffer.from(bytes), { headers: { 'content-type': type } })
  return body.formData().catch(() => new FormData())
}

function isPlainForm({ method, headers, url }: Request) {
  return (
    method === 'POST' &&
    !headers.has('next-action') &&
    !!headers.get('content-type')?.startsWith('multipart/form-data') &&
    !routes.test(new URL(url).pathname)
  )
}

function isTaken(form: FormData, ids: (string | undefined)[]) {
  const known = knownActions()
  if (ids.length === 0) return false
  if (known) return ids.every((id) => id !== undefined && known.has(id))
  const [from] = formOf(form)
  return from === undefined || from === build
}

/** Next takes at most two bound action ids. Undefined stands for a field without an id. */
function actionIdsOf(form: FormData): (string | undefined)[] {
  const names = [...form.keys()]
  const plain = names
    .filter((name) => name.startsWith('$ACTION_ID_'))
    .map((name) => name.slice('$ACTION_ID_'.length))
  const described = names
    .filter((name) => name.startsWith('$ACTION_REF_'))
    .map((name, index) =>
      index < 2 ? idIn(form.getAll(`$ACTION_${name.slice('$ACTION_REF_'.length)}:0`)) : undefined,
    )
  return [...plain, ...described]
}

function idIn([description, another]: FormDataEntryValue[]) {
  if (typeof description !== 'string' || another !== undefined) return undefined
  return /^\{"id":"(\w+)"/.exec(description)?.[1]
}

function textOf(form: FormData, name: string) {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}

function formOf(form: FormData) {
  return textOf(form, formField)?.split(' ') ?? []
}

export function keptOf(form: FormData): KeptForm {
  const typed = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isKept(entry[0]),
  )
  const byName = Map.groupBy(typed, ([name]) => name)
  const [, id] = formOf(form)
  const place = textOf(form, placeField)
  return {
    id: id && /^[\w-]{1,100}$/.test(id) ? id : undefined,
    place: place && /^\d{1,4}$/.test(place) ? Number(place) : undefined,
    values: Object.fromEntries(
      [...byName].map(([name, entries]) => [name, entries.map(([, value]) => value).join(' ')]),
    ),
  }
}
