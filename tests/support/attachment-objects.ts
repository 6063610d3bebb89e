import { owner } from './owner'

/** Removes rows of storage.objects as the Storage API does. An existing file stays. */
export async function removeStored(names: string[]) {
  const client = await owner.connect()
  try {
    await client.query(`begin; set local storage.allow_delete_query = true`)
    await client.query('delete from storage.objects where name = any ($1)', [names])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
