-- Sample: the indexes from which the overview counts. It has no table of its own.

-- Serve the numbers of tasks that were opened and completed within a week.
create index tasks_opened_idx on public.tasks (workspace_id, created_at);
create index tasks_completed_idx on public.tasks (workspace_id, completed_at) where completed_at is not null;
-- Serves the numbers of deliveries, and of failed ones, within a day.
create index webhook_deliveries_day_idx on public.webhook_deliveries (workspace_id, created_at, status);
