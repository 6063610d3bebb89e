-- Supabase Lite keeps the tokens of mailed links in auth.users alone. This is the second table of Supabase Auth for them, as its migration
-- leaves it, for statements of a project that name it:
-- https://github.com/supabase/auth/blob/v2.196.0/migrations/20240427152123_add_one_time_tokens_table.up.sql
create type auth.one_time_token_type as enum (
  'confirmation_token', 'reauthentication_token', 'recovery_token', 'email_change_token_new', 'email_change_token_current', 'phone_change_token'
);
alter type auth.one_time_token_type owner to supabase_auth_admin;

create table auth.one_time_tokens (
  id uuid not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  token_type auth.one_time_token_type not null,
  token_hash text not null check (char_length(token_hash) > 0),
  relates_to text not null,
  created_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  constraint one_time_tokens_pkey primary key (id)
);
create index one_time_tokens_token_hash_hash_idx on auth.one_time_tokens using hash (token_hash);
create index one_time_tokens_relates_to_hash_idx on auth.one_time_tokens using hash (relates_to);
create unique index one_time_tokens_user_id_token_type_key on auth.one_time_tokens (user_id, token_type);
