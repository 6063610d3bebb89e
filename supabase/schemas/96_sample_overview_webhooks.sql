-- Sample: the index from which the overview counts the deliveries of webhooks.

-- Serves the numbers of deliveries, and of failed ones, within a day.
create index webhook_deliveries_day_idx on public.webhook_deliveries (workspace_id, created_at, status);
