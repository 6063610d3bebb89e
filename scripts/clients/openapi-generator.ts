import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatorFile, pythonDir } from './folder.ts'

const version = '7.25.0'
const sha256 = '41ce4f6b07f196676439d710759fa1ced7a08066d06ff1bf314681470289efae'
const address = `https://repo1.maven.org/maven2/org/openapitools/openapi-generator-cli/${version}/openapi-generator-cli-${version}.jar`

if (!existsSync(generatorFile) || hashOf(readFileSync(generatorFile)) !== sha256) {
  console.log(`Downloading OpenAPI Generator ${version} …`)
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`)
  const program = Buffer.from(await response.arrayBuffer())
  if (hashOf(program) !== sha256) throw new Error(`${address} is not the file with the SHA-256 ${sha256}.`)
  writeFileSync(generatorFile, program)
}
run('python3', '-m', 'venv', pythonDir)
run(join(pythonDir, 'bin/pip'), 'install', '--quiet', '--requirement', 'tests/clients/requirements.txt')

function hashOf(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest('hex')
}

function run(program: string, ...args: string[]) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed.`, { cause: error })
}
