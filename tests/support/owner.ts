import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { adminUrl } from './clones'

/** The superuser's connection: only fixtures and questions to the catalogue may use it. */
export const owner = new pg.Pool({
  connectionString: adminUrl(inject('cluster').port, process.env.TEST_DATABASE!),
  max: 2,
})
owner.on('error', () => {}) // the database goes before its last idle connection does

afterAll(() => owner.end())
