import { spawn } from 'node:child_process'

/** A named command; `quiet` ones show their output only when they fail. */
export type Step = { name: string; command: string[]; quiet?: boolean; env?: Record<string, string> }

/** Runs commands one after the other with the project's own Node, and stops at the first that fails. */
export async function runSteps(steps: Step[]): Promise<void> {
  const startedAt = performance.now()
  for (const step of steps) await runStep(step)
  console.log(`\nAll ${steps.length} steps passed in ${seconds(startedAt)}.`)
}

async function runStep({ name, command, quiet = false, env = {} }: Step) {
  console.log(`\n▸ ${name}: ${command.join(' ')}`)
  const startedAt = performance.now()
  const [program = '', ...parameters] = command

  const child = spawn(program, parameters, {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    // On Windows the programs of npm packages are scripts for its shell.
    shell: process.platform === 'win32',
  })
  const output: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))

  const stop = passOn(child)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(stop)

  if (code !== 0) {
    process.stdout.write(Buffer.concat(output))
    console.error(`\n✗ ${name} failed after ${seconds(startedAt)}. Run it alone: npx ${command.join(' ')}`)
    process.exit(1)
  }
  console.log(`✓ ${name} ${seconds(startedAt)}`)
}

/** A signal reaches the command, which cleans up, before this process ends with it. */
function passOn(child: ReturnType<typeof spawn>) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const pass = (signal: NodeJS.Signals) => {
    child.kill(signal)
    child.once('close', () => process.exit(1))
  }
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}

function seconds(startedAt: number) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
}
