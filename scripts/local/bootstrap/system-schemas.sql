-- A hosted project keeps postgres from adding to these schemas; it may still use them, and put triggers on their tables.
revoke create on schema auth, storage from postgres;
