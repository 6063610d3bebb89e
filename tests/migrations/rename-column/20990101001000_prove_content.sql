-- Every row is filled. Reads and writes go on while Postgres looks.

alter table public.projects validate constraint projects_summary_length;
alter table public.projects validate constraint projects_summary_present;
