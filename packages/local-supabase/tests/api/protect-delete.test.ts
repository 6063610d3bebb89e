import { describe, expect, test } from 'vitest'
import { withClient } from '../../src/client'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, adminUrl, clientOf, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()

describe('the tables of Storage (protect-delete, service-statements)', () => {
  const REFUSAL = 'Direct deletion from storage tables is not allowed. Use the Storage API instead.'
  const asOwner = adminUrl.replace('supabase_admin', 'postgres')

  test('plain Lite lets anybody delete from them', async () => {
    const deleted = await plain.db.query('delete from storage.objects')

    expectFault('protect-delete.sql', () => expect(deleted.rowCount).toBe(0))
  })

  test.each(['objects', 'buckets'])('refuse a direct deletion from %s, also of nothing', async (table) => {
    const refused = withClient(asOwner, (client) => client.query(`delete from storage.${table} where false`))

    await expect(refused).rejects.toMatchObject({ code: '42501', message: REFUSAL })
  })

  test.each(['set storage.allow_delete_query = true', 'set session_replication_role = replica'])(
    'allow it after %s',
    async (setting) => {
      const deleted = withClient(asOwner, (client) =>
        client.query(`begin; ${setting}; delete from storage.objects; rollback`),
      )

      await expect(deleted).resolves.toBeDefined()
    },
  )

  test('allow it to the Storage API', async () => {
    const { storage } = adminOf(api)
    await storage.createBucket('short')
    await storage.from('short').upload('a.txt', new Blob(['hi']))

    const removed = await storage.from('short').remove(['a.txt'])
    const emptied = await storage.emptyBucket('short')
    const deleted = await storage.deleteBucket('short')

    expect([removed.error, emptied.error, deleted.error]).toEqual([null, null, null])
    expect(removed.data).toHaveLength(1)
  })

  test('refuse it to a function that the Data API calls', async () => {
    await withClient(asOwner, (client) =>
      client.query(`
        create function public.empty_storage() returns void language sql security definer set search_path = ''
          as 'delete from storage.objects';
        grant execute on function public.empty_storage() to service_role`),
    )

    const call = async () => clientOf(api, keys.secret).rpc('empty_storage')

    await expect.poll(call).toMatchObject({ error: { code: '42501', message: REFUSAL } })
  })
})
