import { cspReportTypes, readCspReports } from '@/lib/http/csp-report'
import { parseQuery } from '@/lib/http/parse'
import { resource } from '@/lib/http/resource'
import type { Endpoint } from '@/lib/http/route'
import { logCspViolation } from '@/lib/observability/csp-log'

/** Browsers report by themselves what the policy of a page has stopped. It needs no database, so it works in an outage too. */
const receive: Endpoint = {
  contract: {
    id: 'reportCspViolation',
    summary: 'Report a violation of a content security policy.',
    takes: cspReportTypes,
  },
  open: true,
  answer: async (exchange) => {
    exchange.isQuiet = true
    parseQuery(undefined, exchange.request)
    for (const violation of await readCspReports(exchange.request)) logCspViolation(violation)
    return new Response(null, { status: 204 })
  },
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: receive })
