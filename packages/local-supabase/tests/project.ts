import { join } from 'node:path'
import { readLocalConfig } from '../src/config'

/** The config file of a project that uses the stack. */
export const projectConfig = () => readLocalConfig(join(import.meta.dirname, 'project'))

/** API keys that nothing else uses. */
export const keys = {
  publishableKey: 'sb_publishable_of-the-tests-of-the-stack',
  secretKey: 'sb_secret_of-the-tests-of-the-stack',
}
