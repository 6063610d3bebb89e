import type { Client } from 'pg'
import { requireConsent } from './consent.ts'
import { findAccount } from './find.ts'
import { inTransaction } from './in-transaction.ts'

type Work = { account: string; dryRun: boolean; yes: boolean }
type Factor = { name: string | null; type: string; since: string }

/** Throws a sentence and changes nothing for an account without a second factor. */
export async function resetFactors(client: Client, { account: named, dryRun, yes }: Work) {
  const account = await findAccount(client, named)
  const factors = await factorsOf(client, account.id)
  if (factors.length === 0) throw new Error(`The account of ${named} has no second factor.`)

  console.log(`Account ${account.id}, ${account.email ?? 'without an address'}, since ${account.since}.`)
  for (const { name, type, since } of factors)
    console.log(`Removed is “${name ?? ''}” (${type}), since ${since}.`)
  console.log('Recovery codes go with them, and every session ends.')
  if (dryRun) return console.log('Nothing was removed: this was a rehearsal.')

  if (!yes) await requireConsent('Remove', 'Nothing was removed.')
  await inTransaction(client, 'commit', async () => {
    await client.query(`select private.remove_factors($1, 'factors_reset')`, [account.id])
  })
  console.log('The factors are removed. The owner is told by mail.')
}

async function factorsOf(client: Client, accountId: string) {
  const { rows } = await client.query<Factor>(
    `select friendly_name as name, factor_type::text as type, to_char(created_at, 'YYYY-MM-DD') as since
     from auth.mfa_factors where user_id = $1 and status::text = 'verified' order by created_at`,
    [accountId],
  )
  return rows
}
