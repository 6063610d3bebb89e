import { startApi } from '@plinth/local-supabase/api'
import { projectConfig } from './config.ts'
import { publishedSecrets } from './secrets.ts'

type Options = Pick<Parameters<typeof startApi>[0], 'adminUrl' | 'apiPort' | 'mailPort' | 'dir' | 'siteUrl'>

/** The API of a local stack alone, on a database that runs already, with this project's config and the published keys. */
export const startLocalApi = (options: Options) =>
  startApi({
    ...options,
    config: projectConfig(),
    keys: publishedSecrets,
    trustedKeys: [JSON.parse(publishedSecrets.liveSigningKey)],
  })
