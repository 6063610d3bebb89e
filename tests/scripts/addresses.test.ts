import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { devAddresses } from '@/scripts/dev/addresses'
import { freePort } from '@plinth/local-supabase/ports'
import { listen } from './listen'
import { scratchDir } from '../support/scratch'

test('without a running npm run dev the addresses are those that it would choose', () => {
  const PLINTH_DIR = scratchDir()

  expect(devAddresses({ PLINTH_DIR })).toEqual({
    siteUrl: 'http://localhost:3000',
    supabaseUrl: 'http://127.0.0.1:54321',
    mailUrl: 'http://127.0.0.1:54324',
    ownerUrl: 'postgres://postgres:postgres@127.0.0.1:54322/postgres',
  })
  expect(devAddresses({ PLINTH_DIR, PORT: '4000', SUPABASE_API_PORT: '4001' })).toMatchObject({
    siteUrl: 'http://localhost:4000',
    supabaseUrl: 'http://127.0.0.1:4001',
  })
})

test('the addresses are those of the npm run dev that lives, whatever this terminal says', () => {
  const PLINTH_DIR = livingDev({ appPort: 4100, ports: { api: 4101, db: 4102, mail: 4103 } })

  expect(devAddresses({ PLINTH_DIR, PORT: '4000' })).toEqual({
    siteUrl: 'http://localhost:4100',
    supabaseUrl: 'http://127.0.0.1:4101',
    mailUrl: 'http://127.0.0.1:4103',
    ownerUrl: 'postgres://postgres:postgres@127.0.0.1:4102/postgres',
  })
})

test('a hosted project has no local Supabase', () => {
  const PLINTH_DIR = livingDev({ appPort: 4100, ports: { api: 4101, db: 4102, mail: 4103 }, hosted: true })
  const NEXT_PUBLIC_SUPABASE_URL = 'https://abcdefghijklmnopqrst.supabase.co'

  expect(devAddresses({ PLINTH_DIR })).toEqual({ siteUrl: 'http://localhost:4100' })
  expect(devAddresses({ PLINTH_DIR: scratchDir(), NEXT_PUBLIC_SUPABASE_URL })).toEqual({
    siteUrl: 'http://localhost:3000',
  })
})

test('the example names the app that does not answer, at the port that was chosen', async () => {
  const PORT = String(await freePort())

  expect(await command('example.ts', { PORT })).toEqual([
    1,
    `Nothing answers at http://localhost:${PORT}: start it with npm run dev.\n`,
  ])
})

test('the example names the Supabase that does not answer', async () => {
  const app = await listen((_, response) => void response.end('{}'))
  const SUPABASE_API_PORT = String(await freePort())

  expect(await command('example.ts', { PORT: new URL(app.url).port, SUPABASE_API_PORT })).toEqual([
    1,
    `Nothing answers at http://127.0.0.1:${SUPABASE_API_PORT}: start it with npm run dev.\n`,
  ])
})

test('the parity tests name the Supabase that does not answer', async () => {
  const SUPABASE_API_PORT = String(await freePort())

  expect(await command('test-parity.ts', { SUPABASE_API_PORT })).toEqual([
    1,
    `Nothing answers at http://127.0.0.1:${SUPABASE_API_PORT}: start a Supabase with npm run dev, or set NEXT_PUBLIC_SUPABASE_URL.\n`,
  ])
})

/** A state directory whose `npm run dev` lives: a process that ends with the test. */
function livingDev(chosen: { appPort: number; ports: Record<string, number>; hosted?: boolean }) {
  const dir = scratchDir()
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'dev.ts'], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const dev = { dir, hosted: false, siteUrl: `http://localhost:${chosen.appPort}`, ...chosen, pid: child.pid }
  mkdirSync(dir, { recursive: true })
  writeFileSync(`${dir}/dev.json`, JSON.stringify(dev))
  return dir
}

async function command(script: string, environment: NodeJS.Dict<string>) {
  const child = spawn(process.execPath, [`scripts/${script}`], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', PLINTH_DIR: scratchDir(), ...environment },
  })
  const [said, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  return [code, said]
}
