-- Stands for the migrations of a later release: a column with its right, another version of a function and of a vocabulary.

alter table public.workspaces add column archived_at timestamptz;

grant update (archived_at) on public.workspaces to app_user;

create or replace function private.require_user() returns void
language plpgsql stable set search_path = ''
as $$
begin
  if auth.uid() is null then
    raise exception 'an API key may not do this at all' using errcode = 'PT403';
  end if;
end;
$$;

create or replace view private.key_scopes as
select permission from (values ('workspace.read'), ('activity.read')) as vocabulary (permission);
