-- Texts: one rule for names, one for prose and one for mail addresses, which the checks of every such column ask. lib/text/schema.ts is the
-- same rule, and a test compares the two on every character.

-- Space, characters that are never drawn, and the blank one of Braille.
create function private.is_drawn(value text) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return value ~ '[^\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]';
end;
$$;
grant execute on function private.is_drawn(text) to app_user, service_role;

-- One line without spaces at its ends, in which something is drawn and nothing turns the direction of the text.
create function private.is_name(value text, length_max integer) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return char_length(value) <= length_max
    and value !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e-\u200f\u2028-\u202e\u2066-\u2069]'
    and value !~ '^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]|[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]$'
    and value is nfc normalized
    and private.is_drawn(value);
end;
$$;
grant execute on function private.is_name(text, integer) to app_user, service_role;

-- A name made of a text from elsewhere. Null when nothing is left.
create function private.as_name(value text, length_max integer) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  plain text := regexp_replace(value, '[\t\n\r\u2028\u2029]+', ' ', 'g');
begin
  plain := regexp_replace(plain, '[\u0001-\u001f\u007f-\u009f\u061c\u200e-\u200f\u2028-\u202e\u2066-\u2069]', '', 'g');
  plain := regexp_replace(normalize(plain, nfc), '^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]+', '');
  plain := regexp_replace(left(plain, length_max), '[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]+$', '');
  return case when private.is_drawn(plain) then plain end;
end;
$$;

-- Any lines, each ended by a line feed alone, and tabs.
create function private.is_prose(value text, length_max integer) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return char_length(value) <= length_max
    and value !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]'
    and value is nfc normalized;
end;
$$;
grant execute on function private.is_prose(text, integer) to app_user, service_role;

-- An address in small letters, with a domain as DNS writes it. https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
create function private.is_mail_address(value text) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return octet_length(value) <= 254
    and octet_length(split_part(value, '@', 1)) <= 64
    and value = lower(value)
    and private.is_name(value, 254)
    and value ~ '^[^\u0001-\u0020"(),:;<>@\[\\\]]+@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$';
end;
$$;
grant execute on function private.is_mail_address(text) to app_user, service_role;
