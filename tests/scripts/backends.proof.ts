import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startLocalApi } from '@/scripts/stack/api'
import { bootstrap } from '@plinth/local-supabase/database'
import { startPostgres } from '@plinth/local-supabase/postgres'
import { localUrls } from '@/scripts/stack/urls'
import { arrangePlace, listening, run, signIn, startDev, type Place } from './dev-process'
import { startHostedProject } from './hosted-project'
import { listen } from './listen'
import { scratchDir } from '../support/scratch'

const cli = pathToFileURL('tests/scripts/supabase-stand-in.ts').href

test.each([
  { backend: 'docker', started: ['start'], reset: ['db reset --yes'] },
  {
    backend: 'native',
    started: ['stack start --runtime native'],
    reset: ['stack destroy --yes', 'stack start --runtime native'],
  },
])(
  '$backend: one command starts it, migrates it, adds the demo users and serves the app on it; it outlives Ctrl-C, and db:reset empties it',
  async ({ backend, started, reset }) => {
    const place = await arrangePlace()
    const stack = await startCliStandIn(place)
    const environment = { SUPABASE_BACKEND: backend, ...stack.environment }

    const dev = await startDev(place, environment)
    expect(stack.asked).toEqual(started)
    expect(await signIn(place, 'ada@example.com')).toBe(200)
    const page = await fetch(`http://localhost:${place.ports.app}`)
    expect(await page.text()).toContain(`on http://127.0.0.1:${place.ports.api}`)

    dev.kill('SIGINT')
    expect((await dev.ended).code).toBe(0)
    expect(await listening(place)).toEqual([false, true, true, true])

    const { code, output } = await run('db-reset.ts', place, environment).ended
    expect([code, output]).toEqual([0, 'The database is new: migrated, with its demo users.\n'])
    expect(stack.asked).toEqual([...started, ...reset])
    expect(await signIn(place, 'ada@example.com')).toBe(200)
  },
)

test('remote: one command serves the app on the hosted project, to which it does nothing', async () => {
  const place = await arrangePlace()
  const project = await startHostedProject()

  const dev = await startDev(place, project.environment, 'The app uses the hosted project')

  expect(dev.banner).toContain(`The app uses the hosted project at ${project.url}.`)
  expect(dev.banner).not.toContain('Password')
  const page = await fetch(`http://localhost:${place.ports.app}`)
  expect(await page.text()).toContain(`a page of the app on ${project.url}, at ${place.siteUrl}`)
  const second = await run('dev.ts', place, project.environment).ended
  expect(second).toMatchObject({ code: 0, output: expect.stringContaining('It is already running') })
  expect(await listening(place)).toEqual([true, false, false, false])

  dev.kill('SIGINT')
  expect((await dev.ended).code).toBe(0)
  expect(await listening(place)).toEqual([false, false, false, false])
  expect(project.connections()).toBe(0)
})

/** A stand-in for the CLI's stacks: Postgres and the services, with nothing of ours in them. */
async function startCliStandIn(place: Place) {
  const asked: string[] = []
  const dir = scratchDir()
  let stop = async () => {}
  onTestFinished(() => stop())

  const { url } = await listen(async (request, response) => {
    const command = await text(request)
    asked.push(command)
    await stop()
    stop = command.includes('destroy') ? async () => {} : await startServices(place, `${dir}/${asked.length}`)
    response.end()
  })
  return { asked, environment: { CLI_STAND_IN: url, NODE_OPTIONS: `--import=${cli}` } }
}

async function startServices({ ports, siteUrl }: Place, dir: string) {
  const { adminUrl } = localUrls(ports)
  const postgres = await startPostgres({ dir: `${dir}/postgres`, port: ports.db, durable: false })
  await bootstrap(adminUrl)
  const api = await startLocalApi({ adminUrl, apiPort: ports.api, mailPort: ports.mail, dir, siteUrl })
  return async () => {
    await api.close()
    await postgres.stop()
  }
}
