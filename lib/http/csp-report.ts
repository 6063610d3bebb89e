import { z } from 'zod'
import type { CspViolation } from '@/lib/observability/csp-log'
import { AppError } from '@/lib/errors'
import { jsonIn, readBytes } from './body'
import { requireSent } from './negotiation'

export const cspReportTypes = ['application/csp-report', 'application/reports+json'] as const

const REPORT_LIMIT_BYTES = 20_000
const REPORTS_MAX = 50

/** The directive `report-uri`. https://www.w3.org/TR/CSP3/#deprecated-serialize-violation */
const Legacy = z.object({
  'csp-report': z.object({
    'document-uri': z.string(),
    'violated-directive': z.string().optional(),
    'effective-directive': z.string().optional(),
    'blocked-uri': z.string().default(''),
    'source-file': z.string().nullish(),
  }),
})

/** The directive `report-to`. https://www.w3.org/TR/reporting-1/ */
const Reports = z.array(z.object({ type: z.string(), body: z.unknown() })).max(REPORTS_MAX)
const Violation = z.object({
  documentURL: z.string(),
  effectiveDirective: z.string(),
  blockedURL: z.string().default(''),
  sourceFile: z.string().nullish(),
})

/** Throws `unsupported_media_type`, `payload_too_large`, `malformed` or `invalid_request`. */
export async function readCspReports(request: Request): Promise<CspViolation[]> {
  const type = requireSent(request, cspReportTypes)
  const json = jsonIn(await readBytes(request, REPORT_LIMIT_BYTES))
  const parsed = type === 'application/csp-report' ? fromLegacy(json) : fromReports(json)
  if (!parsed) throw new AppError('invalid_request', 'This is no report of a browser.')
  return parsed
}

function fromLegacy(json: unknown): CspViolation[] | undefined {
  const report = Legacy.safeParse(json).data?.['csp-report']
  if (!report) return undefined
  const directive = report['effective-directive'] ?? report['violated-directive'] ?? ''
  const [page, blocked, source] = [report['document-uri'], report['blocked-uri'], report['source-file']]
  return [{ directive, page, blocked, source: source ?? '' }]
}

function fromReports(json: unknown): CspViolation[] | undefined {
  const ours = Reports.safeParse(json).data?.filter(({ type }) => type === 'csp-violation')
  const bodies = z.array(Violation).safeParse(ours?.map(({ body }) => body)).data
  return bodies?.map(({ documentURL, effectiveDirective, blockedURL, sourceFile }) => ({
    directive: effectiveDirective,
    page: documentURL,
    blocked: blockedURL,
    source: sourceFile ?? '',
  }))
}
