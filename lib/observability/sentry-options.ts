import type { ErrorEvent } from '@sentry/nextjs'
import { build } from './build'
import { withoutSecrets } from './secrets'

/** Sentry collects cookies, headers, bodies and queries by default: https://docs.sentry.io/platforms/javascript/migration/v10-to-v11/ */
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
  // The processing metadata is not plain JSON.
  beforeSend: ({ sdkProcessingMetadata, ...event }: ErrorEvent): ErrorEvent => ({
    ...withoutSecrets(event),
    ...(sdkProcessingMetadata && { sdkProcessingMetadata }),
  }),
}
