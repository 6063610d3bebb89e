import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { addMember } from './memberships'
import { createWorkspace, main, signUp, words, workspaceOf } from './people'
import { de, en, setUp } from './second-factors'

const told = {
  en: 'Opens with two-step sign-in. Set it up to continue.',
  de: 'Öffnet sich mit der Anmeldung in zwei Schritten. Richte sie ein, um fortzufahren.',
}

test('an owner demands two-step sign-in, and a member is led to set it up', async ({ page, newVisitor }) => {
  await signUp(page)
  await createWorkspace(page, 'Vault')
  const id = workspaceOf(page)
  const visitor = await newVisitor()
  await addMember(id, await signUp(visitor, 'Ben'), 'member')

  await page.goto(`/w/${id}/settings`)
  await expectAccessible(page)
  await main(page).getByRole('button', { name: 'Require two-step sign-in' }).click()
  // Nobody demands of others what they have not done.
  await expect(page).toHaveURL('/account/two-step')
  await setUp(page)
  await page.goto(`/w/${id}/settings`)
  await main(page).getByRole('button', { name: 'Require two-step sign-in' }).click()
  await expect(words(page, 'Members need two-step sign-in from now on.')).toBeVisible()
  await expect(main(page).getByRole('button', { name: 'Stop requiring it' })).toBeVisible()

  await visitor.goto('/workspaces')
  const listed = main(visitor).getByRole('list', { name: 'Your workspaces' })
  await expect(listed.getByRole('listitem').filter({ hasText: 'Vault' })).toContainText(told.en)
  await expectAccessible(visitor)
  await listed.getByRole('link', { name: 'Vault' }).click()
  await expect(visitor).toHaveURL('/account/two-step')
  await setUp(visitor)
  await visitor.getByRole('button', { name: en.kept }).click()
  await visitor.goto('/workspaces')
  await listed.getByRole('link', { name: 'Vault' }).click()
  await expect(visitor.getByRole('heading', { level: 1, name: 'Vault' })).toBeVisible()

  await main(page).getByRole('button', { name: 'Stop requiring it' }).click()
  await expect(words(page, 'Members no longer need two-step sign-in.')).toBeVisible()
})

test(
  'in German, on a phone and without scripts, the demand is made and shown',
  { tag: '@proof' },
  async ({ browser, baseURL, page, newVisitor }) => {
    await signUp(page)
    await createWorkspace(page, 'Tresor')
    const id = workspaceOf(page)
    await setUp(page)
    const member = await newVisitor()
    await addMember(id, await signUp(member, 'Ben'), 'viewer')
    const plainly = async (from: typeof page) =>
      browser.newContext({
        locale: 'de-DE',
        viewport: { width: 320, height: 640 },
        javaScriptEnabled: false,
        storageState: await from.context().storageState(),
        baseURL: baseURL!,
      })
    const [owners, members] = [await plainly(page), await plainly(member)]

    const settings = await owners.newPage()
    await settings.goto(`/w/${id}/settings`)
    await main(settings).getByRole('button', { name: 'Anmeldung in zwei Schritten verlangen' }).click()
    await expect(main(settings).getByRole('button', { name: 'Nicht mehr verlangen' })).toBeVisible()

    const list = await members.newPage()
    await list.goto('/workspaces')
    await expect(words(list, told.de)).toBeVisible()
    // Without scripts, what a page streams stands below its content.
    await list.getByRole('link', { name: 'Tresor' }).click()
    await expect(main(list).getByRole('link', { name: de.setUp })).toBeVisible()
    await Promise.all([owners.close(), members.close()])
  },
)
