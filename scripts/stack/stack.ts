import { resetStack, startStack, type Migrate, type Stack, type StackOptions } from '@plinth/local-supabase'
import { projectDir } from '../command/project.ts'
import { projectConfig } from './config.ts'
import { explained } from './explained.ts'
import { migrate } from './migrate.ts'
import { publishedSecrets, type StackSecrets } from './secrets.ts'
import { sendEmailHook } from './send-email-hook.ts'
import { localUrls, type LocalUrls } from './urls.ts'

export type LocalStack = Stack & LocalUrls

type Options = Pick<StackOptions, 'dir' | 'ports' | 'siteUrl' | 'durable' | 'fresh'> & {
  /** The published ones, unless a production build is to run on the stack. */
  secrets?: StackSecrets
  /** The app answers at `siteUrl`, so Auth has its mails written there, as supabase/config.toml says. */
  withApp?: boolean
  /** The pace of the calls for a mail. Supabase Auth's own, which a busy machine may miss, unless given. */
  hookPace?: NonNullable<StackOptions['sendEmailHook']>['pace']
}

/** A local Supabase with this project's config and migrations. Throws one sentence that says what to do. */
export async function startLocalStack(options: Options): Promise<LocalStack> {
  const { secrets = publishedSecrets, withApp = false, hookPace, ...rest } = options
  const { publishableKey, secretKey, liveSigningKey, appPassword } = secrets
  const config = projectConfig()
  const hook = withApp ? sendEmailHook(config, options.siteUrl, secrets.sendEmailHook) : undefined
  const stack = await startStack({
    ...rest,
    config,
    keys: { publishableKey, secretKey },
    trustedKeys: [JSON.parse(liveSigningKey)],
    migrate: migrateFor(appPassword),
    sendEmailHook: hook && { ...hook, pace: hookPace },
  }).catch((error: unknown) => {
    throw explained(error)
  })
  return { ...stack, ...localUrls(options.ports, appPassword) }
}

/** Empties a local stack that another process runs, and migrates it. */
export async function resetLocalStack(place: Pick<Options, 'dir' | 'ports'>) {
  const { publishableKey, secretKey, appPassword } = publishedSecrets
  await resetStack({ ...place, config: projectConfig(), migrate: migrateFor(appPassword) })
  return { ...localUrls(place.ports), publishableKey, secretKey }
}

/** The advice for a stack that is outdated. */
export const olderScripts = 'The local database was made by older scripts: run npm run db:reset.'

function migrateFor(appPassword: string): Migrate {
  return (ownerUrl, { outdated }) =>
    migrate(ownerUrl, projectDir, appPassword).catch((error: Error) => {
      throw outdated ? new Error(`${error.message} ${olderScripts}`, { cause: error }) : error
    })
}
