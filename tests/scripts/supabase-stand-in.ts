import { PROGRAM_MS } from '../../scripts/command/patience.ts'

// Loaded by every process of `npm run dev`, it takes the place of the Supabase CLI where that would need Docker or a download:
// the test that listens at CLI_STAND_IN is told what was asked, and does it. Everything else stays the CLI's own.
const [, program = '', ...parameters] = process.argv
const address = process.env.CLI_STAND_IN
const command = parameters.join(' ')
const experimental = process.env.SUPABASE_EXPERIMENTAL_STACK === '1'
const stacks = experimental ? /^stack (start --runtime native|destroy --yes)$/ : /^(start|db reset --yes)$/

if (address && program.endsWith('supabase/dist/supabase.js') && stacks.test(command)) {
  const { ok } = await fetch(address, {
    method: 'POST',
    body: command,
    signal: AbortSignal.timeout(PROGRAM_MS),
  })
  process.exit(ok ? 0 : 1)
}
