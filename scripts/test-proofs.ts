import { readOptions } from './command/options.ts'
import { build, needsBuild } from './steps/build.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run test:proofs

Runs the proofs that take longer than a test: every fault planted into policies, grants, functions, columns and rules; the policies
under the old default grants; an API that is sent anything; readers of long texts; many arrivals at once; migrations under load; the recovery drill and its sabotages; the printed
plans; kill -9 of Postgres, of the app and of "npm run dev"; every backend of "npm run dev", with a stand-in for the Supabase CLI;
purges of large tables; the rights of everybody through the Data API; what stolen tokens do at Auth and Storage; a thousand senders of
one idempotency key; errors of a browser in Sentry, and the upload of its source maps; two builds beside each other; what is worked
after an answer; the package of the local Supabase; what a page does in every detail: live changes, focus, keys, refusals, undo, narrow screens, no script; every fault of
a deployment alone, and none in the built app; Lighthouse.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
const env = { PROOFS: 'true' }
if (values.help) console.log(usage)
else {
  await runSteps([
    { name: 'local Supabase', command: ['npm', 'test', '--workspace', 'packages/local-supabase'] },
    { name: 'proofs', command: ['vitest', 'run', '--project=!production'], env },
    build,
    { name: 'proofs of the build', command: ['vitest', 'run', '--project=production'], env, ...needsBuild },
    { name: 'browser', command: ['playwright', 'test'], env, ...needsBuild },
  ])
}
