import { asOwner } from './database'
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test'
import { someAddress } from '../support/addresses'

export { expect }

type Fixtures = {
  /** The address of this test's person, so that nobody else's requests count for them. */
  address: string
  /** Errors that may appear in the console of this test. */
  expectedErrors: RegExp[]
  /** Another person at another machine: a context of their own, watched like the first. */
  newVisitor: () => Promise<Page>
  watch: void
  freshAllowances: void
}

/** Fails a test in which a page wrote an error, threw one, or asked for what its policy refuses. */
export const test = base.extend<Fixtures & { problems: string[] }>({
  expectedErrors: [[], { option: true }],

  problems: async ({ expectedErrors }, use) => {
    const problems: string[] = []
    await use(problems)
    expect(problems.filter((problem) => !expectedErrors.some((expected) => expected.test(problem)))).toEqual(
      [],
    )
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern
  address: async ({}, use) => use(someAddress()),

  extraHTTPHeaders: async ({ address }, use) => use(forwardedFrom(address)),

  watch: [
    async ({ context, problems }, use) => {
      await watchContext(context, problems)
      await use()
    },
    { auto: true },
  ],

  // The demo users sign in more often here than anybody may.
  freshAllowances: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      await asOwner('delete from private.rate_limits')
      await use()
    },
    { auto: true },
  ],

  newVisitor: async ({ browser, problems }, use) => {
    const contexts: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext({ extraHTTPHeaders: forwardedFrom(someAddress()) })
      contexts.push(context)
      await watchContext(context, problems)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})

/** The header by which the one proxy before a server tells a client's address. */
function forwardedFrom(address: string) {
  return { 'x-forwarded-for': address }
}

async function watchContext(context: BrowserContext, problems: string[]) {
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => problems.push(String(error.error())))
  await context.exposeFunction('reportViolation', (violation: string) => problems.push(violation))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { reportViolation } = window as unknown as { reportViolation: (violation: string) => void }
      reportViolation(`${violatedDirective} refused ${blockedURI}`)
    })
  })
}
