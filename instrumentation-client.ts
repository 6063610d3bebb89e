import { reportInBrowser } from '@/lib/observability/report-in-browser'

// Reports errors outside error boundaries, which report their own.
window.addEventListener('error', ({ error }) => void reportInBrowser(error))
window.addEventListener('unhandledrejection', ({ reason }) => void reportInBrowser(reason))
