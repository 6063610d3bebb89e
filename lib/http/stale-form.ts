import 'server-only'
import { isForeign } from '@/lib/auth/origin'
import { build } from '@/lib/observability/build'
import { formField, isKept, type KeptForm, placeField } from './kept-fields'
import { knownActions } from './known-actions'

/** Next takes no larger body for an action. */
const FORM_LIMIT_BYTES = 1_000_000

/**
 * What was typed, when a browser sends a form as it does without scripts and no action of this build would take it: an earlier
 * build has made the form, or nobody has. Undefined for everything else, which Next answers.
 */
export async function staleForm(request: Request): Promise<KeptForm | undefined> {
  if (!isPlainForm(request) || isForeign(request)) return undefined

  const form = await request.formData().catch(() => new FormData())
  const ids = actionIdsOf(form)
  // A form without an action may be for a route of ours, which reads it itself.
  if (ids.length === 0 && /\/auth\//.test(new URL(request.url).pathname)) return undefined
  return isTaken(form, ids) ? undefined : keptOf(form)
}

function isPlainForm({ method, headers }: Request) {
  return (
    method === 'POST' &&
    !headers.has('next-action') &&
    !!headers.get('content-type')?.startsWith('multipart/form-data') &&
    !(Number(headers.get('content-length')) > FORM_LIMIT_BYTES)
  )
}

/** Trusts forms of this build to name an action of it, where those are unknown. */
function isTaken(form: FormData, ids: (string | undefined)[]) {
  const known = knownActions()
  if (ids.length === 0) return false
  if (known) return ids.every((id) => id !== undefined && known.has(id))
  const [from] = formOf(form)
  return from === undefined || from === build
}

/** Action ids as React writes them into a form. Next takes two described ones at most. Undefined for what names none. */
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

/** The build that made it, and its id there. */
function formOf(form: FormData) {
  return textOf(form, formField)?.split(' ') ?? []
}

function keptOf(form: FormData): KeptForm {
  const typed = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isKept(entry[0]),
  )
  const byName = Map.groupBy(typed, ([name]) => name)
  const [, id] = formOf(form)
  const place = textOf(form, placeField)
  return {
    id,
    place: place === undefined ? undefined : Number(place),
    values: Object.fromEntries(
      [...byName].map(([name, entries]) => [name, entries.map(([, value]) => value).join(' ')]),
    ),
  }
}
