import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { withClient } from '../../src/client'
import { createPerson, newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, adminUrl, clientOf, db, keys, startRepaired } from './repaired-api'
import { patient } from '../../parity/patience'

const plain = await startPlainLite()
const api = await startRepaired()
const asPostgres = adminUrl.replace('supabase_admin', 'postgres')

const notes = `
  create table public.notes (
    id uuid primary key default gen_random_uuid(),
    owner uuid not null default auth.uid(),
    title text not null,
    locked boolean not null default false,
    created_at timestamptz not null default now()
  );
  alter table public.notes enable row level security;
  revoke all on public.notes from anon, authenticated, service_role;
  grant select, insert (title), update (title) on public.notes to authenticated;
  grant select on public.notes to service_role;
  create policy "an owner sees a note" on public.notes for select to authenticated using (owner = auth.uid());
  create policy "an owner adds a note" on public.notes for insert to authenticated with check (owner = auth.uid());
  create policy "an owner changes a note" on public.notes for update to authenticated using (owner = auth.uid());`

await withClient(asPostgres, (client) => client.query(notes))
await plain.db.query(notes)

await vi.waitUntil(async () => {
  const { error } = await clientOf(api).from('notes').select()
  return error?.code !== 'PGRST205'
}, patient)

async function plainPerson() {
  const email = newAddress()
  const client = plain.client()
  await client.auth.signUp({ email, password: PASSWORD, options: { data: { full_name: 'Ada' } } })
  const { data } = await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
  return { client, id: data.user!.id }
}

describe('a HEAD request that is refused', () => {
  const counted = { head: true, count: 'exact' } as const

  test('has the status of a GET, and one that is not refused counts', async () => {
    const { client } = await createPerson(api)
    await client.from('notes').insert({ title: 'Counted' })

    const [own, visitor, hidden] = await Promise.all([
      client.from('notes').select('*', counted),
      clientOf(api).from('notes').select('*', counted),
      client.schema('hidden').from('notes').select('*', counted),
    ])

    expect(own).toMatchObject({ status: 200, count: 1 })
    expect([visitor.status, hidden.status]).toEqual([401, 406])
  })
})

describe('grants (run-time-grants)', () => {
  const mayUpdateLocked = `select has_column_privilege('authenticated', 'public.notes', 'locked', 'update') as allowed`

  test('plain Lite grants everything at the first request', async () => {
    await plain.client().from('notes').select()

    const { rows } = await plain.db.query(mayUpdateLocked)

    expectFault('run-time-grants.ts', () => expect(rows).toEqual([{ allowed: true }]))
  })

  test('are what the migrations say, and stay so', async () => {
    const { client } = await createPerson(api)
    const added = await client.from('notes').insert({ title: 'Mine' }).select('id').single()

    const { error } = await client.from('notes').update({ locked: true }).eq('id', added.data?.id)

    expect(added.error).toBeNull()
    expect(error?.code).toBe('42501')
    expect((await db.query(mayUpdateLocked)).rows).toEqual([{ allowed: false }])
  })
})

describe('row level security', () => {
  test('shows a note to its owner and to the secret key, and to nobody else', async () => {
    const [ada, eve] = await Promise.all([createPerson(api), createPerson(api)])
    const title = randomUUID()

    const added = await ada.client.from('notes').insert({ title }).select('owner').single()

    const seenBy = async (client: typeof ada.client) =>
      (await client.from('notes').select().eq('title', title)).data
    expect(added.data).toEqual({ owner: ada.id })
    expect(await seenBy(ada.client)).toHaveLength(1)
    expect(await seenBy(eve.client)).toEqual([])
    expect(await seenBy(adminOf(api))).toHaveLength(1)
    expect((await clientOf(api).from('notes').select()).error?.code).toBe('42501')
  })

  test('a made-up key is nobody', async () => {
    const answer = await fetch(`${api.url}/rest/v1/notes`, { headers: { apikey: 'sb_publishable_made_up' } })

    expect(answer.status).toBe(401)
  })
})

describe('times (timestamps)', () => {
  test('plain Lite answers them with a blank', async () => {
    const { client } = await plainPerson()

    const { data } = await client.from('notes').insert({ title: 'Mine' }).select('created_at').single()

    expectFault('timestamps.ts', () => expect(data?.created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:/))
  })

  test('are ISO 8601', async () => {
    const { client } = await createPerson(api)

    const { data } = await client.from('notes').insert({ title: 'Mine' }).select('created_at').single()

    expect(data?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/)
  })
})

describe('a new table (schema-cache)', () => {
  test('plain Lite does not see it', async () => {
    const hush = vi.spyOn(console, 'error').mockImplementation(() => {})
    await plain.client().from('notes').select()
    await plain.db.query(`create table public.later (id int); notify pgrst, 'reload schema'`)
    await sleep(200)

    const { error } = await plain.client().from('later').select()

    hush.mockRestore()
    expectFault('schema-cache.ts', () => expect(error?.code).toBe('PGRST205'))
  })

  test('is there as soon as the migration is done', async () => {
    await withClient(asPostgres, (client) =>
      client.query('create table public.later (id int); grant select on public.later to anon'),
    )

    await vi.waitFor(
      async () => expect((await clientOf(api).from('later').select()).error).toBeNull(),
      patient,
    )
  })

  test('is still noticed after the database was away', async () => {
    await db.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    await withClient(asPostgres, (client) =>
      client.query('create table public.much_later (id int); grant select on public.much_later to anon'),
    )

    await vi.waitFor(
      async () => expect((await clientOf(api).from('much_later').select()).error).toBeNull(),
      patient,
    )
  })
})

describe('metadata of a user (double-encoded-metadata)', () => {
  const profiles = `
    create table public.people (id uuid primary key, name text, provider text);
    create function public.add_person() returns trigger language plpgsql security definer as $$
    begin
      insert into public.people values (
        new.id, new.raw_user_meta_data ->> 'full_name', new.raw_app_meta_data ->> 'provider');
      return new;
    end $$;
    create trigger add_person after insert on auth.users for each row execute function public.add_person();`

  test('plain Lite hides it from a trigger for new users', async () => {
    await plain.db.query(profiles)

    const { id } = await plainPerson()

    const { rows } = await plain.db.query('select name from public.people where id = $1', [id])
    expectFault('double-encoded-metadata.sql', () => expect(rows).toEqual([{ name: null }]))
  })

  test('reaches a trigger for new users, and every column is an object', async () => {
    await withClient(asPostgres, (client) => client.query(profiles))

    const signedUp = await clientOf(api).auth.signUp({
      email: newAddress(),
      password: PASSWORD,
      options: { data: { full_name: 'Ada' } },
    })

    const id = signedUp.data.user?.id
    const { rows } = await db.query('select name, provider from public.people where id = $1', [id])
    expect(rows).toEqual([{ name: 'Ada', provider: 'email' }])
    const kinds = await db.query(
      `select jsonb_typeof(raw_user_meta_data) as user, jsonb_typeof(raw_app_meta_data) as app,
         jsonb_typeof(identity_data) as identity
       from auth.users join auth.identities on user_id = users.id where users.id = $1`,
      [id],
    )
    expect(kinds.rows).toEqual([{ user: 'object', app: 'object', identity: 'object' }])
  })
})

describe('auth.uid() and its kin (claims-functions)', () => {
  const claims = { sub: randomUUID(), role: 'authenticated', email: 'ada@example.test' }
  const ask = `select auth.uid()::text as sub, auth.role() as role, auth.email() as email, auth.jwt() as jwt`

  async function askWith(pool: typeof db) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(claims)])
      return (await client.query(ask)).rows[0]
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  test('plain Lite finds nobody on a direct connection', async () => {
    const answer = await askWith(plain.db)

    expectFault('claims-functions.sql', () => expect(answer.sub).toBeNull())
  })

  test('name the caller of a direct connection', async () => {
    expect(await askWith(db)).toEqual({ ...claims, jwt: claims })
  })

  test('name nobody where no claims are set', async () => {
    expect((await db.query(ask)).rows).toEqual([{ sub: null, role: null, email: null, jwt: null }])
  })
})

describe('a page of another origin (cross-origin)', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'apikey,content-type',
    },
  }

  test('plain Lite does not let it call Auth', async () => {
    const answer = await plain.fetch('http://plain.test/auth/v1/token', preflight)

    expectFault('cross-origin.ts', () =>
      expect(answer.headers.get('access-control-allow-headers')).toBeNull(),
    )
  })

  test.each(['/auth/v1/token', '/rest/v1/notes', '/storage/v1/object/list/x'])(
    'may call %s',
    async (path) => {
      const asked = await fetch(api.url + path, preflight)
      const answer = await fetch(api.url + path, { headers: { apikey: keys.publishable } })

      expect(asked.status).toBe(204)
      expect(asked.headers.get('access-control-allow-headers')).toContain('apikey')
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    },
  )
})

describe('the console (console-noise)', () => {
  test('plain Lite writes a stack for a missing table', async () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {})

    await plain.client().from('nowhere').select()

    expectFault('console-noise.ts', () => expect(write).toHaveBeenCalled())
    write.mockRestore()
  })

  test('stays quiet for an answer', async () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {})
    const quiet = await startRepaired()

    const { error } = await clientOf(quiet).from('nowhere').select()

    await quiet.close()
    expect(error?.code).toBe('PGRST205')
    expect(write).not.toHaveBeenCalled()
    write.mockRestore()
  })
})
