import { existsSync } from 'node:fs'
import { type BrowserContext, chromium } from '@playwright/test'

const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)

export function launchChromium() {
  return chromium.launch({
    ...(installed && { executablePath: installed }),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  })
}

/** A page, and everything that went wrong in it: errors, and what its policy refused. */
export async function openPage(context: BrowserContext) {
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await page.exposeFunction('reportViolation', (violation: string) => problems.push(violation))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { reportViolation } = window as unknown as { reportViolation: (violation: string) => void }
      reportViolation(`${violatedDirective} refused ${blockedURI}`)
    })
  })
  return { page, problems }
}
