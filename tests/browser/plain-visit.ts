import type { Browser, Page } from '@playwright/test'
import { field, password, signUp } from './people'

/** A visit without scripts, of a new account that has signed in by the form. */
export async function signInWithoutScripts(page: Page, browser: Browser): Promise<Page> {
  const email = await signUp(page)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()

  await plain.goto('/workspaces')
  await field(plain, 'Email').fill(email)
  await field(plain, 'Password').fill(password)
  await plain.getByRole('button', { name: 'Sign in', exact: true }).click()
  return plain
}
