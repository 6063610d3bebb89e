import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { clientsDir, generatorFile, pythonDir } from '../../scripts/clients/folder.ts'

type Seen = object
type Command = readonly [program: string, ...args: string[]]

export type Generator = {
  name: string
  /** The commands run in the folder of the clients. */
  generate: Command
  journey: string
  compile: (journey: string) => Command
  /** Calls that the types refuse, as what is written and what is wrong of it. */
  wrong: readonly (readonly [right: string, wrong: string])[]
  walk: (baseUrl: string, token: string) => Promise<Seen>
}

const document = '../../docs/openapi.json'
const bin = (name: string) => join(clientsDir, 'node_modules/.bin', name)
const java = (language: string): Command => {
  const made = `generated/${language}`
  return ['java', '-jar', generatorFile, 'generate', '-g', language, '-i', document, '-o', made]
}

const byTypes = ['openapi-typescript', document, '-o', 'generated/openapi-typescript.ts'] as const
const byFunctions = ['openapi-ts', '-i', document, '-o', 'generated/hey-api', '-s', '--no-log-file'] as const

const python: Generator = {
  name: 'python',
  generate: java('python'),
  journey: 'journeys/python.py',
  compile: (journey) => [
    join(pythonDir, 'bin/mypy'),
    '--strict',
    '--implicit-reexport',
    '--follow-imports=silent',
    journey,
  ],
  // Its enums are texts, which the model checks at run time.
  wrong: [['CreateWorkspace(name="Mill")', 'CreateWorkspace()']],
  async walk(baseUrl, token) {
    const { stdout } = await run([join(pythonDir, 'bin/python'), 'journeys/python.py', baseUrl, token])
    return JSON.parse(stdout) as Seen
  },
}

export const generators: readonly Generator[] = [
  inTypeScript('openapi-fetch', ofNpm(byTypes)),
  inTypeScript('hey-api', ofNpm(byFunctions)),
  ...(process.env.OPENAPI_GENERATOR === 'true'
    ? [inTypeScript('typescript-fetch', java('typescript-fetch')), python]
    : []),
]

export function run([program, ...args]: Command) {
  const env = { ...process.env, MYPYPATH: 'generated/python', PYTHONPATH: 'generated/python' }
  return promisify(execFile)(program, args, { cwd: clientsDir, env, maxBuffer: 100_000_000 })
}

function ofNpm([program, ...args]: Command): Command {
  return [bin(program), ...args]
}

function inTypeScript(name: string, generate: Command): Generator {
  const journey = `journeys/${name}.ts`
  return {
    name,
    generate,
    journey,
    // The packages of npm bring their own declarations, which are checked too.
    compile: (file) => [bin('tsc'), '--project', file.replace(/\.ts$/, '.json')],
    wrong: [
      [`{ name: 'Mill' }`, '{}'],
      [`resourceKind: 'api_key'`, `resourceKind: 'spoon'`],
    ],
    async walk(baseUrl, token) {
      const { journey: walk } = (await import(/* @vite-ignore */ join(clientsDir, journey))) as {
        journey: (baseUrl: string, token: string) => Promise<Seen>
      }
      return walk(baseUrl, token)
    },
  }
}
