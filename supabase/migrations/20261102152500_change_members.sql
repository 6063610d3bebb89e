-- Members change roles, leave and are removed; a workspace always keeps an owner.

insert into private.role_permissions (permission, role)
values
  ('members.change', 'owner'), ('members.change', 'admin'),
  ('members.remove', 'owner'), ('members.remove', 'admin'),
  ('workspace.transfer', 'owner');

-- Serves the list of members in the order in which they joined.
create index memberships_workspace_id_created_at_user_id_idx on public.memberships (workspace_id, created_at, user_id);

grant update (role), delete on public.memberships to authenticated;

create policy "owners change every role, admins those below owner" on public.memberships
  for update to authenticated
  using (
    workspace_id = any ((select private.workspaces_allowing('members.change'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  )
  with check (
    workspace_id = any ((select private.workspaces_allowing('members.change'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

create policy "members leave, owners remove everybody, admins those below owner" on public.memberships
  for delete to authenticated
  using (
    user_id = (select auth.uid())
    or workspace_id = any ((select private.workspaces_allowing('members.remove'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

-- Asked when the transaction ends, so that an ownership may change hands within it. Who ends a second ownership at the same
-- moment waits for the first and then sees it gone.
create function private.require_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.workspaces where id = old.workspace_id for no key update;
  if not found then
    return null; -- the workspace goes too
  end if;
  if not exists (select from public.memberships where workspace_id = old.workspace_id and role = 'owner') then
    raise exception 'A workspace keeps at least one owner.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create constraint trigger require_owner_after_change after update of role on public.memberships
  deferrable initially deferred for each row when (old.role = 'owner' and new.role <> 'owner')
  execute function private.require_owner();

create constraint trigger require_owner_after_removal after delete on public.memberships
  deferrable initially deferred for each row when (old.role = 'owner')
  execute function private.require_owner();
