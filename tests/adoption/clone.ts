import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectDir } from '../../scripts/command/project.ts'
import { isText, projectFiles } from '../../scripts/sample/files.ts'

/** A program in the clone must not take the settings of this run for its own. */
const foreign = /^(VITEST|NODE_ENV$|NODE_OPTIONS$|TEST|npm_|RUN_FOLDER$|TMPDIR$|TMP$|TEMP$|ADOPTION_|PROOFS$)/
const LAST_LINES = 60

export type Clone = Awaited<ReturnType<typeof cloneProject>>

/** A clone of the last commit, with packages of its own. */
export async function cloneProject() {
  // On disk, because a build and its packages fill the memory in which other throw-away files lie.
  const dir = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'plinth-adoption-'))
  const run = (...command: string[]) => runIn(dir, command)
  await run('git', 'clone', '--quiet', projectDir, '.')
  await run('npm', 'ci', '--no-audit', '--no-fund')

  return {
    run,
    /** Restores the clone, but for files that git ignores: packages and the cache of builds. */
    async putBack() {
      await run('git', 'reset', '--quiet', '--hard', 'origin/HEAD')
      await run('git', 'clean', '--quiet', '-fd')
    },
    async commit() {
      await run('git', 'add', '--all')
      const author = ['-c', 'user.name=Adopter', '-c', 'user.email=adopter@example.com']
      await run('git', ...author, 'commit', '--quiet', '--message', 'Take parts out')
    },
    files: () =>
      projectFiles(dir)
        .filter(isText)
        .map((path) => ({ path, text: readFileSync(join(dir, path), 'utf8') })),
    remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 10 }),
  }
}

/** Runs a command to its end. A failure is an error with its lines about failures and its last ones. */
async function runIn(cwd: string, [program = '', ...parameters]: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
  const child = spawn(program, parameters, {
    cwd,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => void printed.push(text))
  }

  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const output = printed.join('')
  if (code === 0) return output
  const lines = output.trimEnd().split('\n')
  const failed = lines.slice(0, -LAST_LINES).filter((line) => /FAIL|Error:|✗/.test(line))
  const told = [...failed, ...lines.slice(-LAST_LINES)].join('\n')
  throw new Error(`${[program, ...parameters].join(' ')} ended with ${code}:\n${told}`)
}
