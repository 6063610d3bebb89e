import { admin, onEnd, type Person } from '@plinth/local-supabase/parity/backend'

/** A workspace whose only member is its owner. It is removed when the file is done. */
export async function createWorkspace(owner: Person) {
  const created = await admin.from('workspaces').insert({ name: 'Parity' }).select('id').single()
  if (created.error) throw created.error
  const { id } = created.data
  onEnd(() => admin.from('workspaces').delete().eq('id', id))
  const joined = await admin
    .from('memberships')
    .insert({ workspace_id: id, user_id: owner.id, role: 'owner' })
  if (joined.error) throw joined.error
  return id as string
}
