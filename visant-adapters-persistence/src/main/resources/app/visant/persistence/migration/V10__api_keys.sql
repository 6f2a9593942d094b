-- Keys for programs. A key hangs on the membership of whoever made it, and ends with it for good.
create table api_keys (
  id uuid not null,
  org_id uuid not null,
  maker uuid not null,
  name text not null,
  secret_digest bytea not null,
  scopes text[] not null,
  -- The devices that it is limited to; null if it may see the whole organization.
  device_ids text[],
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  constraint api_keys_pk primary key (id),
  constraint api_keys_secret_length check (octet_length(secret_digest) = 32),
  constraint api_keys_name_length check (char_length(name) between 1 and 120),
  constraint api_keys_scopes check (cardinality(scopes) > 0),
  constraint api_keys_devices check (cardinality(device_ids) > 0),
  constraint api_keys_expiry check (expires_at > created_at),
  constraint api_keys_maker foreign key (maker, org_id) references memberships (user_id, org_id) on delete cascade,
  constraint api_keys_org foreign key (org_id) references organizations (id) on delete cascade
) with (fillfactor = 80);
create index api_keys_by_age on api_keys (org_id, created_at desc, id desc);
create index api_keys_by_maker on api_keys (maker, org_id);
alter table api_keys enable row level security, force row level security;
create policy api_keys_app on api_keys to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy api_keys_system on api_keys to visant_system using (true) with check (true);
-- Nothing of a key ever changes but its last use: what it may do is settled when it is made.
grant select (id, org_id, maker, name, scopes, device_ids, created_at, expires_at, last_used_at), insert, delete
  on api_keys to visant_app;
grant select, update (last_used_at) on api_keys to visant_system;
