import {
  captureException,
  dedupeIntegration,
  eventFiltersIntegration,
  init,
  isInitialized,
  linkedErrorsIntegration,
} from '@sentry/nextjs'
import { buildEnvironment } from './build'
import { sentryOptions } from './sentry-options'

/** Sends the path of the page without its query. */
export function sendFromBrowser(dsn: string, error: unknown): void {
  if (!isInitialized()) {
    init({
      ...sentryOptions,
      dsn,
      environment: buildEnvironment,
      integrations: [eventFiltersIntegration(), linkedErrorsIntegration(), dedupeIntegration()],
    })
  }
  captureException(error, (scope) => scope.setTransactionName(location.pathname))
}
