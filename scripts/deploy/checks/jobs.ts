import { type Check, doesNotApply, finding, NotChecked } from '../check.ts'
import { ask, jsonOf } from '../web.ts'

const TICK = '/api/jobs/run'
/** Upkeep comes due every ten minutes, and each tick of a minute starts what is due. */
const UPKEEP_AGE_MINUTES_MAX = 15
const WAIT_MINUTES_MAX = 10

export const jobs: Check[] = [
  // Before the check that ticks: it asks whether somebody else does.
  {
    id: 'jobs.recent',
    title: 'A worker runs, or the scheduler calls every minute.',
    why: 'Mails, webhooks and scheduled upkeep wait in the queue.',
    mend: 'Start npm run worker, or set CRON_SECRET and schedule a call of /api/jobs/run every minute: docs/deployment.md.',
    link: 'https://supabase.com/docs/guides/functions/schedule-functions',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) => {
        const { rows } = await client.query<{ minutes: number | null }>(
          `select round(extract(epoch from now() - max(completed_on)) / 60)::int as minutes
           from pgboss.job where name = 'upkeep.run' and state = 'completed'`,
        )
        const { minutes } = rows[0]!
        if (minutes === null) return finding('No upkeep has run yet.')
        return finding(
          minutes > UPKEEP_AGE_MINUTES_MAX &&
            `The last upkeep ran ${minutes} minutes ago, and it is due every ten.`,
        )
      }),
  },
  {
    id: 'jobs.queue',
    title: 'No job is dead, and none waits for long.',
    why: 'A dead job is a mail or a webhook that was never delivered.',
    mend: 'npm run worker -- --dead lists the causes. Fix them, then run npm run worker -- --retry-dead.',
    link: 'https://timgit.github.io/pg-boss/',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) => {
        const { rows } = await client.query<{ dead: number; minutes: number | null }>(
          `select count(*) filter (where name = 'dead')::int as dead,
             round(extract(epoch from now() - min(start_after) filter (where name <> 'dead')) / 60)::int as minutes
           from pgboss.job where state < 'active'`,
        )
        const { dead, minutes } = rows[0]!
        return finding(
          dead > 0 && `${dead} jobs are dead.`,
          (minutes ?? 0) > WAIT_MINUTES_MAX && `A job waits for ${minutes} minutes.`,
        )
      }),
  },
  {
    id: 'jobs.closed',
    title: 'A tick without the scheduler’s secret is refused.',
    why: 'A tick occupies a function for a minute, so an open endpoint could keep the site busy.',
    mend: 'Deploy the app unchanged. lib/auth/cron-secret.ts refuses such a call.',
    link: 'https://vercel.com/docs/schedules/cron-jobs/manage-cron-jobs#securing-cron-jobs',
    needs: ['site'],
    run: async (target) => {
      const { status } = await ask(target.page(TICK), { method: 'POST' })
      return finding(![401, 404].includes(status) && `Without a secret it is answered with ${status}.`)
    },
  },
  {
    id: 'jobs.tick',
    title: 'A tick with the scheduler’s secret runs jobs.',
    why: 'With another secret every tick is refused, and nobody notices.',
    mend: 'Set the same CRON_SECRET for the deployment and for the schedule, and deploy again. A variable takes effect with the next deployment.',
    link: 'https://vercel.com/docs/schedules/cron-jobs/manage-cron-jobs#securing-cron-jobs',
    needs: ['site'],
    run: async (target) => {
      const { CRON_SECRET: secret } = target.variables
      if (!secret) {
        const { status } = await ask(target.page(TICK), { method: 'POST' })
        if (status === 404) return doesNotApply('the deployment has no CRON_SECRET, so a worker does it')
        throw new NotChecked('not checked: set CRON_SECRET.')
      }
      const headers = { authorization: `Bearer ${secret}` }
      const answer = await ask(target.page(TICK), { method: 'POST', headers })
      const told = jsonOf(answer) as { data?: { failed?: number } } | undefined
      return finding(
        answer.status !== 200 && `It is answered with ${answer.status}.`,
        (told?.data?.failed ?? 0) > 0 && `${told?.data?.failed} jobs failed: see the log.`,
      )
    },
  },
]
