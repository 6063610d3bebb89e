import { reportInBrowser } from '@/lib/observability/report-in-browser'

// What no error boundary catches; boundaries report for themselves.
window.addEventListener('error', ({ error }) => void reportInBrowser(error))
window.addEventListener('unhandledrejection', ({ reason }) => void reportInBrowser(reason))
