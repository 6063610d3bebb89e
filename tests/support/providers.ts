/** A person as the local provider vouches for them. `null` cancels. */
export type Vouched = { email: string; verified?: boolean; name?: string } | null

/** Answers the page of the local provider at `address`, and returns the address of our site at which it ends. */
export async function vouch(address: string, person: Vouched): Promise<URL> {
  const { email = '', verified = true, name = 'Ada Lovelace' } = person ?? {}
  const body = new URLSearchParams({
    email,
    name,
    decision: person ? 'continue' : 'cancel',
    ...(verified && { verified: 'on' }),
  })
  const page = await locationOf(address)
  const callback = await locationOf(page, { method: 'POST', body })
  return new URL(await locationOf(callback))
}

/** The address to which an address leads, or itself where it is a page. */
async function locationOf(address: string, init?: RequestInit): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual', ...init })
  return answer.headers.get('location') ?? address
}
