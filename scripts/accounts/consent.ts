import { createInterface } from 'node:readline/promises'

/** Throws a sentence unless a person at the terminal types yes. */
export async function requireConsent(verb: string, refusal: string) {
  if (!process.stdin.isTTY) throw new Error('Nobody can be asked here: read what goes, then add --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question(`\nThis cannot be taken back. ${verb}? Type yes: `)
    if (answer.trim() !== 'yes') throw new Error(refusal)
  } finally {
    terminal.close()
  }
}
