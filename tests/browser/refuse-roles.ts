import { asOwner } from './database'

/** Refuses every change of the person's role, and leaves what pages show of them as it is. */
export async function refuseRoles(email: string): Promise<void> {
  const [user] = await asOwner('select id from auth.users where email = $1', [email])
  const id = user!.id as string
  const name = `refuse_${id.replaceAll('-', '')}`
  await asOwner(
    `create function private.${name}() returns trigger language plpgsql as
       $$ begin raise exception 'refused' using errcode = 'PT403'; end; $$;
     create trigger ${name} before update on public.memberships
       for each row when (new.user_id = '${id}') execute function private.${name}()`,
  )
}
