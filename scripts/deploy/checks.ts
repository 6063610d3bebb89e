import type { Check } from './check.ts'
import { app } from './checks/app.ts'
import { auth } from './checks/auth.ts'
import { database } from './checks/database.ts'
import { jobs } from './checks/jobs.ts'
import { keys } from './checks/keys.ts'
import { mail } from './checks/mail.ts'
import { passwords } from './checks/passwords.ts'
import { region } from './checks/region.ts'
import { schema } from './checks/schema.ts'
import { services } from './checks/services.ts'
import { sessions } from './checks/sessions.ts'
import { variables } from './checks/variables.ts'

/** Every check, in the order in which a deployment is made: what comes first explains what fails later. */
export const checks: Check[] = [
  ...variables,
  ...database,
  ...schema,
  ...keys,
  ...auth,
  ...sessions,
  ...passwords,
  ...mail,
  ...services,
  ...jobs,
  ...app,
  ...region,
]
