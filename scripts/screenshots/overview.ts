import type { Picture } from './picture.ts'

export const overview: Picture = {
  name: 'overview',
  async open(page) {
    await page.goto('/workspaces')
    await page.getByRole('link', { name: 'Harbour Coffee' }).click()
    await page.getByRole('heading', { level: 1, name: 'Harbour Coffee' }).waitFor()
  },
}
