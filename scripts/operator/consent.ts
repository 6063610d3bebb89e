import { createInterface } from 'node:readline/promises'

type Question = { lines: string[]; question: string }

/** Asks on the terminal, beside what a program may read. Throws unless the answer is yes. */
export async function requireConsent({ lines, question }: Question): Promise<void> {
  if (!process.stdin.isTTY) throw new Error('Nobody can be asked here: read what changes, then add --yes.')
  for (const line of lines) console.error(line)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(`\n${question} Type yes: `)
    if (answer.trim() !== 'yes') throw new Error('Nothing was changed.')
  } finally {
    terminal.close()
  }
}
