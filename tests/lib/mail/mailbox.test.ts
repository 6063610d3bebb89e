import { expect, test } from 'vitest'
import { mailboxOf } from '@/lib/mail/address'
import { owner } from '../../support/owner'

test.each([
  ['ada@example.com', 'ada@example.com'],
  [' Ada@Example.com ', 'ada@example.com'],
  ['ada+1@example.com', 'ada@example.com'],
  ['ada+@example.com', 'ada@example.com'],
  ['ada+1+2@example.com', 'ada@example.com'],
  ['a.da+1@example.com', 'a.da@example.com'],
  // A telephone number at a gateway, whose mailbox has no other name.
  ['+4915112345@example.com', '+4915112345@example.com'],
  ['+49151+1@example.com', '+49151@example.com'],
  ['müller+1@bücher.example', 'müller@bücher.example'],
])('%j is the mailbox %j here and in the database', async (address, mailbox) => {
  const { rows } = await owner.query<{ mailbox: string }>(`select private.mailbox_of($1) as mailbox`, [
    address,
  ])

  expect([mailboxOf(address), rows[0]!.mailbox]).toEqual([mailbox, mailbox])
})
