import { backends, chooseBackend } from './backends/choose.ts'
import { livingDev } from './lock.ts'
import type { Environment } from '../command/environment.ts'
import { readSettings } from './settings.ts'
import { localUrls } from '../stack/urls.ts'

/** Where `npm run dev` serves: as the living one was started, else as it would be from here. Supabase is undefined where it is hosted. */
export function devAddresses(environment: Environment) {
  const settings = readSettings(environment)
  const dev = livingDev(settings.dir)
  const hosted = dev?.hosted ?? chooseBackend(environment) === backends.remote
  const { apiUrl, mailUrl, ownerUrl } = localUrls((dev ?? settings).ports)
  return { siteUrl: (dev ?? settings).siteUrl, ...(!hosted && { supabaseUrl: apiUrl, mailUrl, ownerUrl }) }
}

type Asked = { path: string; headers?: Record<string, string>; timeoutMs: number; toDo: string }

/** What answers at `address`, whatever it says. Throws one sentence that names the address, and what to do, where nothing does. */
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
