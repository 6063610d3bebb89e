import createClient from 'openapi-fetch'
import type { components, paths } from '../generated/openapi-typescript'

type Refusal = components['schemas']['Failure'] | components['schemas']['Problem'] | undefined

const codeOf = (refusal: Refusal) => (refusal && 'error' in refusal ? refusal.error.code : refusal?.code)
const fieldsOf = (refusal: Refusal) =>
  refusal && 'error' in refusal ? refusal.error.details?.map(({ path }) => path) : []

export async function journey(baseUrl: string, token: string) {
  const clientOf = (secret: string) =>
    createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${secret}` } })
  const client = clientOf(token)

  const once = { params: { header: { 'Idempotency-Key': 'orchard' } }, body: { name: 'Orchard' } }
  const created = await client.POST('/workspaces', once)
  const replayed = await client.POST('/workspaces', once)
  await client.POST('/workspaces', { body: { name: 'Mill' } })

  const names: string[] = []
  let cursor: string | null | undefined
  do {
    const query = { limit: 1, ...(cursor && { cursor }) }
    const page = await client.GET('/workspaces', { params: { query } })
    names.push(...page.data!.data.map(({ name }) => name))
    cursor = page.data!.meta.page.next
  } while (cursor)

  const path = { workspaceId: created.data!.data.id }
  const params = { path, header: { 'If-Match': created.response.headers.get('etag')! } }
  const changed = await client.PATCH('/workspaces/{workspaceId}', { params, body: { name: 'Vineyard' } })
  const late = await client.PATCH('/workspaces/{workspaceId}', { params, body: { name: 'Late' } })

  const key = await client.POST('/workspaces/{workspaceId}/api-keys', {
    params: { path },
    body: { name: 'Robot', scopes: ['workspace.read'] },
  })
  const read = await clientOf(key.data!.data.secret!).GET('/workspaces/{workspaceId}', { params: { path } })
  const activity = await client.GET('/workspaces/{workspaceId}/activity', {
    params: { path, query: { resourceKind: 'api_key' } },
  })

  const invalid = await client.POST('/workspaces', { body: { name: '' } })
  const stranger = await clientOf('').GET('/workspaces')
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
