import { expect } from '@playwright/test'

type Found = { messages: { ID: string; Subject: string }[] }

/** A new address, so that no two tests share a mailbox. */
export function newAddress() {
  return `${crypto.randomUUID()}@example.com`
}

/** The link in the newest mail to the address, once `count` have come. */
export async function linkMailedTo(address: string, count = 1): Promise<string> {
  const newest = await newestMailTo(address, count)
  const { HTML } = await mail<{ HTML: string }>(`message/${newest}`)
  const link = /href="([^"]+)"/.exec(HTML)?.[1]?.replaceAll('&amp;', '&')
  if (!link) throw new Error(`No link in the mail to ${address}`)
  return link
}

export async function mailsTo(address: string) {
  const { messages } = await mail<Found>(`search?${new URLSearchParams({ query: `to:${address}` })}`)
  return messages
}

async function newestMailTo(address: string, count: number) {
  let newest: string | undefined
  await expect(async () => {
    const messages = await mailsTo(address)
    expect(messages).toHaveLength(count)
    newest = messages[0]?.ID
  }).toPass()
  return newest
}

async function mail<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${process.env.MAIL_URL}/api/v1/${path}`)
  return (await response.json()) as Answer
}
