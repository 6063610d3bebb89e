import { vi } from 'vitest'
import { ARRIVAL_MS, patient } from './patience'

/** Mailpit, or the local mail page, which answers like it. Without one, a hosted project's mails cannot be read. */
const mailUrl = process.env.MAIL_URL ?? 'http://127.0.0.1:54324'
export const hasMailbox = mailUrl !== 'none'

export type Mail = { Subject: string; HTML: string }

/** Waits for the newest of `count` mails to this address. */
export async function mailTo(address: string, count = 1): Promise<Mail> {
  const ids = await vi.waitUntil(async () => {
    const found = await read<{ messages: { ID: string }[] }>(
      `/search?query=${encodeURIComponent(`to:${address}`)}`,
    )
    return found.messages.length >= count && found.messages
  }, patient)
  return read<Mail>(`/message/${ids[0]?.ID}`)
}

export async function tokenHashTo(address: string, count = 1): Promise<string> {
  const { HTML: html } = await mailTo(address, count)
  return /token_hash=(\w+)/.exec(html)?.[1] ?? ''
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`${mailUrl}/api/v1${path}`, { signal: AbortSignal.timeout(ARRIVAL_MS) })
  return (await answer.json()) as T
}
