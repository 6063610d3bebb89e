import { buildOnce } from '../../scripts/production/build.ts'

// A build that is stopped still puts back what Next has rewritten.
const stopped = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopped.abort())

await buildOnce({ show: (text) => process.stdout.write(text), signal: stopped.signal })
