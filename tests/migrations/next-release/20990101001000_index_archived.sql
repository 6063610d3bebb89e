create index concurrently workspaces_archived_idx on public.workspaces (id) where archived_at is not null;
