/** The newest release: what hosted projects have today. Migrations up to this one are never edited, and every later one starts from it. */
export const released = { version: '0.1.0', newestMigration: '20261103102000_create_jobs.sql' }
