import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { projectWith, task } from './task-lists'

/** A project with these tasks, as a board. */
export async function boardWith(page: Page, titles: string[]) {
  const made = await projectWith(page, titles)
  await page.getByRole('link', { name: 'Board' }).click()
  await expect(openCards(page)).toHaveText(titles)
  return made
}

/** The card of a task, in any column. */
export function card(page: Page, title: string) {
  return page.getByRole('listitem').filter({ has: task(page, title) })
}

/** The titles of the cards in the column of open tasks. */
export function openCards(page: Page) {
  return page.getByRole('region', { name: /^Open/ }).getByRole('listitem').getByRole('link')
}
