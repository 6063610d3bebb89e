import { backends, chooseBackend } from './backends/choose.ts'
import { livingDev } from './lock.ts'
import type { Environment } from '../command/environment.ts'
import { readSettings } from './settings.ts'
import { localUrls } from '../stack/urls.ts'

/** The addresses of the running `npm run dev`, else those that it would choose from here. A hosted project has no local Supabase. */
export function devAddresses(environment: Environment) {
  const settings = readSettings(environment)
  const dev = livingDev(settings.dir)
  const hosted = dev?.hosted ?? chooseBackend(environment) === backends.remote
  const { apiUrl, mailUrl, ownerUrl } = localUrls((dev ?? settings).ports)
  return { siteUrl: (dev ?? settings).siteUrl, ...(!hosted && { supabaseUrl: apiUrl, mailUrl, ownerUrl }) }
}

type Asked = { path: string; headers?: Record<string, string>; timeoutMs: number; toDo: string }

/** The answer of `address`, of any status. Throws one sentence with the address and the way out where nothing answers. */
export async function requireAnswer(
  address: string,
  { path, headers = {}, timeoutMs, toDo }: Asked,
): Promise<Response> {
  try {
    return await fetch(address + path, { headers, signal: AbortSignal.timeout(timeoutMs) })
  } catch (cause) {
    throw new Error(`Nothing answers at ${address}: ${toDo}`, { cause })
  }
}
