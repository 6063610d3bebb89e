import { randomUUID } from 'node:crypto'

export type Draft = { to: string; subject: string; html: string; text: string }
export type Mail = Draft & { id: string; created: Date; read: boolean }
export type Mailbox = ReturnType<typeof createMailbox>

// Enough for a long day of sign-ups and a whole test run, and a few megabytes at most.
const MAILBOX_LIMIT = 500

/** The caught mails, newest first, in memory: the oldest gives way to the 501st. */
export function createMailbox() {
  let mails: Mail[] = []

  return {
    add(draft: Draft) {
      mails = [{ ...draft, id: randomUUID(), created: new Date(), read: false }, ...mails].slice(
        0,
        MAILBOX_LIMIT,
      )
    },
    list: (): readonly Mail[] => mails,
    find: (id: string): Mail | undefined =>
      id === 'latest' ? mails[0] : mails.find((mail) => mail.id === id),
    /** Without `ids` it removes all of them. */
    remove(ids?: string[]) {
      mails = ids?.length ? mails.filter(({ id }) => !ids.includes(id)) : []
    },
  }
}
