import { behaviours } from './record.ts'

/**
 * The part of the README that the record makes: how much it holds, and what is accepted to differ.
 * `npx node packages/local-supabase/parity/record/page.ts` prints it.
 */
export function recordPage(): string {
  const accepted = behaviours.filter((behaviour) => behaviour.accepted)
  return [
    `Of ${behaviours.length} recorded behaviours, ${behaviours.length - accepted.length} are alike. These ${accepted.length} are not:`,
    '',
    '| service | behaviour | why it may differ |',
    '| --- | --- | --- |',
    ...accepted.map(({ service, name, accepted: reason }) => `| ${service} | ${name} | ${reason} |`),
  ].join('\n')
}

if (import.meta.main) console.log(recordPage())
