import { anonymous, newAddress, PASSWORD } from '@plinth/local-supabase/parity/backend'
import { hasMailbox, mailTo } from '@plinth/local-supabase/parity/mailbox'
import { expect, test } from 'vitest'

test.runIf(hasMailbox)('the mail leads to our own page', async () => {
  const email = newAddress()

  await anonymous().auth.signUp({ email, password: PASSWORD })

  const { HTML: html, Subject: subject } = await mailTo(email)
  expect(subject).toBe('Confirm your email address')
  expect(html).toMatch(/href="https?:\/\/[^"/]+\/auth\/confirm\?token_hash=\w+/)
})

test('a short password is refused as weak', async () => {
  const { error } = await anonymous().auth.signUp({ email: newAddress(), password: 'short' })

  expect(error).toMatchObject({ status: 422, code: 'weak_password' })
})
