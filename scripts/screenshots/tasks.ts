import type { Picture } from './picture.ts'

export const tasks: Picture = {
  name: 'tasks',
  async open(page) {
    await page.goto('/workspaces')
    await page.getByRole('link', { name: 'Harbour Coffee' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Autumn menu' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Train the weekend shift' }).waitFor()
  },
}

/** Stands on the page of the picture before it. */
export const task: Picture = {
  name: 'task',
  async open(page) {
    await page.getByRole('main').getByRole('link', { name: 'Train the weekend shift' }).click()
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').nth(2).waitFor()
  },
}
