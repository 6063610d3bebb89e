import type { Page, WebSocket } from '@playwright/test'

/** A pause in which a page gathers the changes that it hears of and asks for them. */
export const SETTLED_MS = 5_000

/** Opens a page of a workspace, and waits until that page hears of its changes. */
export async function hearing(page: Page, open: () => Promise<unknown>) {
  const joined = new Promise<void>((resolve) =>
    page.on('websocket', (socket: WebSocket) =>
      socket.on('framereceived', ({ payload }) => {
        if (/"phx_reply".*"postgres_changes"/.test(String(payload))) resolve()
      }),
    ),
  )
  await open()
  await joined
  await page.waitForTimeout(SETTLED_MS)
}

/** The requests by which Next renders a page anew. */
export function refreshesOf(page: Page) {
  const refreshes: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.headers().rsc && !request.headers()['next-router-prefetch'])
      refreshes.push(request.url())
  })
  return refreshes
}
