import type { Page } from '@playwright/test'

/** A picture of docs/screenshots. `open` leads a page to it, on which Ada is signed in. */
export type Picture = { name: string; open: (page: Page) => Promise<unknown> }
