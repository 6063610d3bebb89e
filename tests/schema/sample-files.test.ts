import { expect, onTestFinished, test } from 'vitest'
import { projectDir } from '@/scripts/command/project'
import { withClient } from '@/scripts/database/client'
import { startDeclared } from '@/scripts/schema/declared'
import { readSchemaFiles } from '@/scripts/schema/files'

const capabilities = readSchemaFiles(projectDir).filter(({ file }) => !/^\d+_sample_/.test(file))

/** Takes a throw-away database away once the test has ended. */
const closing = {
  add(step: () => Promise<unknown>) {
    onTestFinished(async () => void (await step()))
    return undefined
  },
}

test('the schema applies without the files of the sample', async () => {
  const url = await startDeclared(closing, capabilities)

  const { rows } = await withClient(url, (client) =>
    client.query(
      `select to_regclass('public.activity')::text as kept, to_regclass('public.tasks') as sample`,
    ),
  )
  expect(rows).toEqual([{ kept: 'activity', sample: null }])
})

test('no file of a capability names a word of the sample', () => {
  const written = capabilities.filter(({ file }) => !/^(15_vocabulary|22_job_queue)\.sql$/.test(file))
  const words = /\b(tasks?|projects?|labels?|comments?|attachments?|assignee\w*|completed_at|reopened)\b/i

  const named = written.flatMap(({ file, sql }) => {
    const lines = sql.split('\n')
    return lines.filter((line) => words.test(line)).map((line) => `${file}: ${line.trim()}`)
  })

  expect(named).toEqual([])
})
