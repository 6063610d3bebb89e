-- Every row is filled. Reads and writes go on while Postgres looks.

alter table public.notes validate constraint notes_content_form;
alter table public.notes validate constraint notes_content_present;
