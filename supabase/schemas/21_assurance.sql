-- Assurance: how well the token of a person shows who they are. Its claims count by inclusion: an assurance, a method or a time that
-- nobody foresaw shows nothing, and fails no statement. https://supabase.com/docs/guides/auth/jwt-fields

-- True for a token whose session has proved a second factor.
create function private.is_aal2() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return auth.jwt() ->> 'aal' is not distinct from 'aal2';
end;
$$;

-- True for a person who has a second factor.
create function private.has_factor() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from auth.mfa_factors where user_id = private.person_id() and status = 'verified');
end;
$$;

-- True for a person who has a second factor that the session of their token has not proved.
create function private.owes_factor() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return not private.is_aal2() and private.has_factor();
end;
$$;

-- True while the person has shown a moment ago that it is them. The methods are those of Supabase Auth at which a person does something:
-- the renewal of a token is none, and the proof of a new mailbox says nothing about the old one. Only a second factor counts for a
-- person who has one. Auth dates each proof by its own clock.
create function private.proved_recently() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  valid_seconds constant integer := 900;
  clock_tolerance_seconds constant integer := 60;
  of_factors constant text[] := array['totp', 'mfa/webauthn', 'mfa/phone', 'mfa/recovery_code'];
  of_sign_ins constant text[] := array[
    'password', 'otp', 'magiclink', 'recovery', 'invite', 'email/signup', 'oauth', 'sso/saml', 'web3', 'passkey'
  ];
  counted text[] := case when private.has_factor() then of_factors else of_factors || of_sign_ins end;
  proofs jsonb := auth.jwt() -> 'amr';
  seconds numeric := extract(epoch from now());
begin
  return exists (
    select from jsonb_array_elements(case jsonb_typeof(proofs) when 'array' then proofs else '[]' end) as proof
    where proof ->> 'method' = any (counted)
      and case jsonb_typeof(proof -> 'timestamp')
        when 'number' then (proof -> 'timestamp')::numeric between seconds - valid_seconds and seconds + clock_tolerance_seconds
        else false
      end
  );
end;
$$;

-- Extends private.require_session() by PT401 for a user who has not shown a moment ago that it is them.
create function private.require_recent_proof() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_session();
  if not private.proved_recently() then
    raise exception 'Confirm that it is you to do this.' using errcode = 'PT401', detail = 'proof_required';
  end if;
end;
$$;
grant execute on function private.require_recent_proof() to app_user;
