import { expect, test } from 'vitest'
import { arrangePlace, listening, run, startDev } from './dev-process'
import { listen } from './listen'

test('a Supabase CLI that cannot start its stack ends the run with its words', async () => {
  const place = await arrangePlace()

  const environment = { SUPABASE_BACKEND: 'docker', DOCKER_HOST: 'tcp://127.0.0.1:9' }
  const { code, output } = await run('dev.ts', place, environment).ended

  expect(code).toBe(1)
  expect(output).toContain('supabase start: ')
  expect(await listening(place)).toEqual([false, false, false, false])
})

test('remote: one command serves the app on the hosted project, to which it does nothing', async () => {
  const place = await arrangePlace()
  const project = await startProject()

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

/** A hosted project that counts who comes, as API and as database. */
async function startProject() {
  let connections = 0
  const { url, server } = await listen((_, response) => void response.end())
  server.on('connection', () => (connections += 1))
  const environment = {
    SUPABASE_BACKEND: 'remote',
    NEXT_PUBLIC_SUPABASE_URL: url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_of_some_hosted_project',
    SUPABASE_SECRET_KEY: 'sb_secret_of_some_hosted_project',
    DATABASE_URL: url.replace('http:', 'postgres:'),
  }
  return { url, environment, connections: () => connections }
}
