import { randomUUID } from 'node:crypto'

export type Sender = { Name: string; Address: string }
export type Draft = { to: string; subject: string; html: string; text: string; from?: Sender }
export type Mail = Draft & { id: string; created: Date; read: boolean }
export type Mailbox = ReturnType<typeof createMailbox>

// Enough for a long day of sign-ups and a whole test run, and a few megabytes at most.
const MAILBOX_LIMIT = 500

/** The caught mails, newest first, in memory: the oldest gives way to the 501st. */
export function createMailbox() {
  let mails: Mail[] = []

  return {
    /** Returns the mail's id. */
    add(draft: Draft): string {
      const id = randomUUID()
      mails = [{ ...draft, id, created: new Date(), read: false }, ...mails].slice(0, MAILBOX_LIMIT)
      return id
    },
    list: (): readonly Mail[] => mails,
    find: (id: string): Mail | undefined =>
      id === 'latest' ? mails[0] : mails.find((mail) => mail.id === id),
    /** Removes the mails of `ids`, or all of them. */
    remove(ids?: string[]) {
      mails = ids?.length ? mails.filter(({ id }) => !ids.includes(id)) : []
    },
  }
}
