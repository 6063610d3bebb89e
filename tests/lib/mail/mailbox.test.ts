import { expect, test } from 'vitest'
import { mailboxOf } from '@/lib/mail/mailbox'
import { owner } from '../../support/owner'

test.each([
  ['ada@example.com', 'ada@example.com'],
  ['Ada@Example.com', 'ada@example.com'],
  ['ada+work@example.com', 'ada@example.com'],
  ['ada+@example.com', 'ada@example.com'],
  ['ada+a+b@example.com', 'ada@example.com'],
  ['+ada@example.com', '+ada@example.com'],
  ['a.d.a@example.com', 'a.d.a@example.com'],
])('the mailbox of %s is %s, as the database says too', async (address, mailbox) => {
  const { rows } = await owner.query('select private.mailbox_of($1) as mailbox', [address])

  expect([mailboxOf(address), rows]).toEqual([mailbox, [{ mailbox }]])
})
