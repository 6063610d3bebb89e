import { PAGE_SIZE } from '@/app/(workspace)/list-page'
import type { TaskQuery } from '../views/view'

/** A page of the list, from where the address says. */
export function listedPage({ filter, after }: TaskQuery, projectId: string) {
  return { filter: { ...filter, projectId }, page: { after, limit: PAGE_SIZE } }
}
