/** The newest release: the schema of hosted projects. Migrations up to this one are never edited, and every later one starts from it. */
export const released = { newestMigration: '20261201000000_baseline.sql' }
