import type { Client } from 'pg'

export type Account = { id: string; email: string | null; since: string }

export const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

/** The account with this address or id. Throws a sentence when there is none, and when single sign-on has brought a second. */
export async function findAccount(client: Client, named: string): Promise<Account> {
  const { rows } = await client.query<Account>(
    `select id, email, to_char(created_at, 'YYYY-MM-DD') as since from auth.users
     where ${isId(named) ? 'id = $1' : 'lower(email) = lower($1)'} order by created_at`,
    [named],
  )
  const [account, ...others] = rows
  if (!account) throw new Error(`There is no account of ${named}.`)
  if (others.length > 0)
    throw new Error(
      `Several accounts have this address, name one by its id: ${rows.map(({ id }) => id).join(', ')}.`,
    )
  return account
}
