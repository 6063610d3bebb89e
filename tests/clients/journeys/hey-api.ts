import { createClient, createConfig } from '../generated/hey-api/client'
import {
  changeWorkspace,
  createApiKey,
  createWorkspace,
  type Failure,
  getWorkspace,
  listActivity,
  listWorkspaces,
  type Problem,
} from '../generated/hey-api'

type Refusal = Failure | Problem | undefined

const codeOf = (refusal: Refusal) => (refusal && 'error' in refusal ? refusal.error.code : refusal?.code)
const fieldsOf = (refusal: Refusal) =>
  refusal && 'error' in refusal ? refusal.error.details?.map(({ path }) => path) : []

export async function journey(baseUrl: string, token: string) {
  const clientOf = (auth: string) => createClient(createConfig({ baseUrl, auth }))
  const client = clientOf(token)

  const once = { client, headers: { 'Idempotency-Key': 'orchard' }, body: { name: 'Orchard' } }
  const created = await createWorkspace(once)
  const replayed = await createWorkspace(once)
  await createWorkspace({ client, body: { name: 'Mill' } })

  const names: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await listWorkspaces({ client, query: { limit: 1, ...(cursor && { cursor }) } })
    names.push(...page.data!.data.map(({ name }) => name))
    cursor = page.data!.meta.page.next
  } while (cursor)

  const path = { workspaceId: created.data!.data.id }
  const headers = { 'If-Match': created.response!.headers.get('etag')! }
  const changed = await changeWorkspace({ client, path, headers, body: { name: 'Vineyard' } })
  const late = await changeWorkspace({ client, path, headers, body: { name: 'Late' } })

  const key = await createApiKey({ client, path, body: { name: 'Robot', scopes: ['workspace.read'] } })
  const read = await getWorkspace({ client: clientOf(key.data!.data.secret!), path })
  const activity = await listActivity({ client, path, query: { resourceKind: 'api_key' } })

  const invalid = await createWorkspace({ client, body: { name: '' } })
  const stranger = await listWorkspaces({ client: clientOf('') })
  return {
    isReplayed: replayed.data!.data.id === created.data!.data.id,
    names,
    changed: changed.data!.data.name,
    late: codeOf(late.error),
    byKey: { name: read.data!.data.name, role: read.data!.data.role },
    kinds: activity.data!.data.map(({ resource }) => resource.kind as string),
    invalid: fieldsOf(invalid.error),
    stranger: codeOf(stranger.error),
  }
}
