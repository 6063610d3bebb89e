import type { ErrorEvent } from '@sentry/nextjs'
import { build } from './build'
import { withoutSecrets } from './secrets'

/**
 * What server and browser have in common: an error travels with its stack and the context that we name, and with nothing else.
 * Sentry 11 collects cookies, headers, bodies and queries unless told not to.
 * https://docs.sentry.io/platforms/javascript/migration/v10-to-v11/
 */
export const sentryOptions = {
  release: build,
  defaultIntegrations: false as const,
  sendClientReports: false,
  dataCollection: {
    userInfo: false,
    cookies: false,
    httpHeaders: false,
    httpBodies: [],
    urlQueryParams: false,
    graphQL: { document: false, variables: false },
    genAI: { inputs: false, outputs: false },
    databaseQueryData: false,
    queues: false,
    stackFrameVariables: false,
  },
  // The processing metadata stays in the process and is not plain JSON.
  beforeSend: ({ sdkProcessingMetadata, ...event }: ErrorEvent): ErrorEvent => ({
    ...withoutSecrets(event),
    ...(sdkProcessingMetadata && { sdkProcessingMetadata }),
  }),
}
