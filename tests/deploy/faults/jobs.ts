import { type Fault, inDatabase, onSite } from '../planting'

export const jobsFaults: Record<string, Fault[]> = {
  'jobs.recent': [
    inDatabase(
      `update pgboss.job set completed_on = now() - interval '1 hour' where name = 'upkeep.run'`,
      `update pgboss.job set completed_on = now() where name = 'upkeep.run'`,
      'The last upkeep ran 60 minutes ago, and it is due every ten.',
    ),
    inDatabase(
      `update pgboss.job set state = 'failed' where name = 'upkeep.run'`,
      `update pgboss.job set state = 'completed' where name = 'upkeep.run'`,
      'No upkeep has run yet.',
    ),
  ],
  'jobs.queue': [
    inDatabase(
      `insert into pgboss.job (name, data) values ('dead', '{}')`,
      `delete from pgboss.job where name = 'dead'`,
      '1 jobs are dead.',
    ),
    inDatabase(
      `insert into pgboss.job (name, data, start_after) values ('mail.send', '{}', now() - interval '30 minutes')`,
      `delete from pgboss.job where name = 'mail.send'`,
      'A job waits for 30 minutes.',
    ),
  ],
  'jobs.closed': [onSite({ tickIsOpen: true }, 'Without a secret it is answered with 200.')],
  'jobs.tick': [
    onSite({ cronSecret: 'another-secret-of-the-deployment-000' }, 'It is answered with 401.'),
    onSite({ cronSecret: undefined }, 'It is answered with 404.'),
    onSite({ failedJobs: 2 }, '2 jobs failed: see the log.'),
  ],
}
