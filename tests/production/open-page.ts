import { type BrowserContext, chromium } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../scripts/command/chromium'
import { ARRIVAL_MS } from '../../scripts/command/patience'

export async function launchChromium() {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumArguments })
}

/** A page, and everything that went wrong in it: errors, and what its policy refused. */
export async function openPage(context: BrowserContext) {
  const page = await context.newPage()
  page.setDefaultTimeout(ARRIVAL_MS)
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
