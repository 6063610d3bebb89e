import { expect, test } from 'vitest'
import { remote } from '@/scripts/dev/backends/remote'
import { readSettings } from '@/scripts/dev/settings'
import { arrangePlace, listening, run } from './dev-process'
import { startHostedProject } from './hosted-project'
import { scratchDir } from '../support/scratch'

test('a Supabase CLI that cannot start its stack ends the run with its words', async () => {
  const place = await arrangePlace()

  const environment = { SUPABASE_BACKEND: 'docker', DOCKER_HOST: 'tcp://127.0.0.1:9' }
  const { code, output } = await run('dev.ts', place, environment).ended

  expect(code).toBe(1)
  expect(output).toContain('supabase start: ')
  expect(await listening(place)).toEqual([false, false, false, false])
})

test('remote: the app gets the hosted project, to which nothing is done, neither by a start nor by db:reset', async () => {
  const project = await startHostedProject()
  const settings = readSettings({ PLINTH_DIR: scratchDir() })

  const running = await remote.start(settings, project.environment)
  await running.stop()
  const reset = remote.reset(settings, project.environment)

  expect(running).toMatchObject({
    env: { NEXT_PUBLIC_SITE_URL: settings.siteUrl },
    notes: [`The app uses the hosted project at ${project.url}.`],
  })
  expect(running).not.toHaveProperty('urls')
  await expect(reset).rejects.toThrow('db:reset never touches a hosted project')
  expect(project.connections()).toBe(0)
})
