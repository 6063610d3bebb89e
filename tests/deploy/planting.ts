import { database, type Hosted } from './stand-in/hosted'

/** A fault of a deployment, and the finding that the check of its id has to report. */
export type Fault = {
  says: string | RegExp
  plant: (hosted: Hosted) => unknown
  /** The other checks that cannot be right with it. */
  also?: string[]
  /** Takes away what the plant left in the database. */
  undo?: string
}

export const inDatabase = (text: string, undo: string, says: Fault['says'], also: string[] = []): Fault => ({
  says,
  also,
  undo,
  plant: () => database.query(text),
})

export const setting = (name: string, value: unknown, says: Fault['says'], also: string[] = []): Fault => ({
  says,
  also,
  plant: ({ management }) => {
    management['/config/auth'][name] = value
  },
})

export const variable = (
  name: string,
  value: string | undefined,
  says: Fault['says'],
  also: string[] = [],
): Fault => ({
  says,
  also,
  plant: ({ variables }) => {
    variables[name] = value
  },
})

export const told = (path: string, answer: unknown, says: Fault['says']): Fault => ({
  says,
  plant: ({ management }) => {
    management[path] = answer
  },
})

export const onSite = (
  change: Partial<Hosted['deployment']>,
  says: Fault['says'],
  also: string[] = [],
): Fault => ({
  says,
  also,
  plant: ({ deployment }) => Object.assign(deployment, change),
})

export const withoutHook = (then: (settings: Record<string, unknown>) => void): Fault['plant'] => {
  return ({ management }) => {
    Object.assign(management['/config/auth'], {
      hook_send_email_enabled: false,
      smtp_host: 'smtp.plinth.internal',
    })
    then(management['/config/auth'])
  }
}

export const withPolicy = (policyOf: (policy: string) => string, says: Fault['says'], also: string[] = []) =>
  onSite({ policyOf }, says, also)

export const withHeader = (name: string, value: string | undefined, says: Fault['says']): Fault => ({
  says,
  plant: ({ deployment }) => {
    deployment.headers[name] = value
  },
})

/** The checks that need a connection to the database. */
export function everyLogin() {
  const asServer = ['database.certificate', 'database.login', 'database.fallback', 'database.role']
  const asOwner = ['schema.migrations', 'schema.row-security', 'schema.anonymous', 'schema.functions']
  return [...asServer, ...asOwner, 'storage.bucket', 'jobs.recent', 'jobs.queue']
}
