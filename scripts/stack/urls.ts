import { stackUrls, type StackPorts, type StackUrls } from '@plinth/local-supabase/urls'
import { publishedSecrets } from './secrets.ts'

export type LocalUrls = StackUrls & {
  /** The role that the app logs in as. It can do nothing but become another role. */
  appUrl: string
}

/** The addresses of a local Supabase with this project's migrations. */
export function localUrls(ports: StackPorts, appPassword = publishedSecrets.appPassword): LocalUrls {
  const appUrl = `postgres://app_server:${appPassword}@127.0.0.1:${ports.db}/postgres`
  return { ...stackUrls(ports), appUrl }
}
