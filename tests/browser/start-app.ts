import { collectClosers } from '../../scripts/command/closing.ts'
import { startProductionApp } from '../../scripts/production/app.ts'
import { buildOnce } from '../../scripts/production/build.ts'
import { distDir } from '../../scripts/production/server.ts'

/** The production build that the browser's tests visit. Each test says its own client address by header, as a proxy would. */
export default async function startApp() {
  const closers = collectClosers()
  const options = {
    port: Number(process.env.APP_PORT),
    trustedProxyHops: 1,
    build: { distDir, make: buildOnce },
  }
  const stack = await startProductionApp(options, closers).catch(async (error: unknown) => {
    await closers.close()
    throw error
  })
  process.env.MAIL_URL = stack.mailUrl
  process.env.API_URL = stack.apiUrl
  process.env.PUBLISHABLE_KEY = stack.publishableKey
  process.env.SECRET_KEY = stack.secretKey
  process.env.OWNER_URL = stack.ownerUrl
  return closers.close
}
