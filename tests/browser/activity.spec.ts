import { asOwner } from './database'
import { expect, test } from './fixtures'
import { beside, createWorkspace, field, post, signUp, words, workspaceOf } from './people'

test('the activity says who did what, and is filtered by what it was done to', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await post(page, `/api/v1/workspaces/${workspaceOf(page)}/api-keys`, {
    name: 'Nightly import',
    scopes: ['workspace.read'],
    expiresInDays: 30,
  })
  await beside(page, 'Activity').click()

  const list = page.getByRole('list', { name: 'Activity' })
  await expect(list.getByText('Nia joined the workspace')).toBeVisible()
  await list.getByText('Nia created the API key “Nightly import”').click()
  await expect(list.getByRole('row', { name: /^Valid until – .*UTC$/ })).toBeVisible()
  await expect(list.getByRole('row', { name: /^Name – Nightly import$/ })).toBeVisible()

  await field(page, 'Type').selectOption('API key')
  await expect(page).toHaveURL(/\?resourceKind=api_key$/)
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(field(page, 'Type')).toHaveValue('api_key')

  await field(page, 'Type').selectOption('Invitation')
  await expect(words(page, 'No activity matches this filter.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all activity' }).click()
  await expect(list.getByText('Nia created the workspace “Orchard”')).toBeVisible()
})

test('what a key did is said to be its doing, by its name', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const { secret } = await post<{ secret: string }>(
    page,
    `/api/v1/workspaces/${workspaceOf(page)}/api-keys`,
    { name: 'Nightly import', scopes: ['workspace.read'] },
  )
  // The scopes of capabilities only read. The database takes the key that acts from the request's settings.
  await asOwner(
    `with acting as (
       select set_config('app.api_key_hash', encode(sha256(convert_to($2, 'UTF8')), 'hex'), true) as hash
     )
     update public.workspaces set name = 'Cider works' from acting where id = $1 and hash <> ''`,
    [workspaceOf(page), secret],
  )

  await beside(page, 'Activity').click()

  const list = page.getByRole('list', { name: 'Activity' })
  await expect(
    list.getByText('The API key “Nightly import” changed the workspace “Cider works”'),
  ).toBeVisible()
})

test('what changed is said in the language of the page: fields, days and choices', async ({
  page,
  context,
  baseURL,
}) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await post(page, `/api/v1/workspaces/${workspaceOf(page)}/api-keys`, {
    name: 'Nightly import',
    scopes: ['workspace.read'],
    expiresInDays: 30,
  })
  await context.addCookies([{ name: 'locale', value: 'de', url: baseURL! }])
  await page.goto(`/w/${workspaceOf(page)}/activity`)
  const list = page.getByRole('list', { name: 'Verlauf' })

  await list.getByText('Nia hat den API-Schlüssel „Nightly import“ angelegt').click()
  await expect(
    list.getByRole('row', { name: /^Gültig bis – \d{2}\.\d{2}\.\d{4}, \d{2}:\d{2} UTC$/ }),
  ).toBeVisible()
  await expect(list.getByRole('row', { name: 'Berechtigungen – Arbeitsbereich: lesen' })).toBeVisible()

  await list.getByText('Nia ist dem Arbeitsbereich beigetreten').click()
  await expect(list.getByRole('row', { name: 'Rolle – Inhaber' })).toBeVisible()
})

test('an activity longer than a page is walked to its end and back', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await asOwner(
    `insert into public.activity (workspace_id, actor_kind, resource_kind, resource_id, resource_name, action)
     select $1, 'system', 'workspace', $1, 'Orchard ' || number || '.', 'changed' from generate_series(1, 30) number`,
    [workspaceOf(page)],
  )
  await beside(page, 'Activity').click()

  const items = page.getByRole('list', { name: 'Activity' }).getByRole('listitem')
  await expect(items).toHaveCount(30)
  await page.getByRole('link', { name: 'Older activity' }).click()
  await expect(items.getByText('Nia created the workspace “Orchard”')).toBeVisible()
  await expect(items).toHaveCount(2)
  await page.getByRole('link', { name: 'Newest activity' }).click()
  await expect(items.getByText('The system changed the workspace “Orchard 30.”')).toBeVisible()
})
