import { expect, test } from './fixtures'
import { createWorkspace, post, signUp, workspaceOf } from './people'

test('what can be done to a label stays together at 320 px, in German too', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signUp(page)
  await createWorkspace(page)
  const id = workspaceOf(page)
  await post(page, `/api/v1/workspaces/${id}/labels`, { name: 'Dringend', colour: 'red' })
  await page.context().addCookies([{ name: 'locale', value: 'de', url: page.url() }])
  await page.goto(`/w/${id}/labels`)

  const [edit, remove] = await Promise.all(
    ['Dringend bearbeiten', 'Dringend löschen'].map((name) =>
      page.getByRole('button', { name }).boundingBox(),
    ),
  )

  expect(remove!.y).toBe(edit!.y)
  expect(remove!.x).toBeGreaterThan(edit!.x)
})
