/** A named command of `npm test` and its like. */
export type Step = {
  name: string
  command: string[]
  /** Shows its output only if it fails. */
  quiet?: boolean
  /** Variables that belong to the command and are printed with it. */
  env?: Record<string, string>
  /** Steps without whose success it does not run. */
  needs?: string[]
  /** Variables that let it use what the steps it needs have made. A run of this step alone does without. */
  reuse?: Record<string, string>
}

/** The line that runs the step again, alone, in the shell of this platform. */
export function lineOf({ command, env = {} }: Step): string {
  // npx takes programs of the project's packages, and npm is none of them.
  const words = command[0] === 'npm' ? command : ['npx', ...command]
  const variables = Object.entries(env)
  if (process.platform === 'win32') {
    return [...variables.map(([name, value]) => `set "${name}=${value}" &&`), ...words].join(' ')
  }
  return [...variables.map(([name, value]) => `${name}=${quoted(value)}`), ...words.map(quoted)].join(' ')
}

function quoted(word: string) {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
