-- The transactional outbox. A row is waiting (no token) or leased (token); done is gone.
create table jobs (
  id uuid not null,
  org_id uuid not null,
  kind text collate "C" not null,
  serial boolean not null,
  lane text collate "C" not null,
  subject text collate "C" not null,
  order_at timestamptz not null,
  first_due_at timestamptz not null,
  due_at timestamptz not null,
  attempt integer not null default 0,
  node_id uuid,
  token uuid,
  leased_until timestamptz,
  last_error text,
  constraint jobs_pk primary key (id),
  constraint jobs_one_per_subject unique (org_id, kind, subject),
  constraint jobs_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint jobs_lease check ((token is null) = (leased_until is null) and (token is null) = (node_id is null))
) with (
  fillfactor = 70,
  -- The table is small and turns over all the time: dead rows must not pile up under the claims.
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_threshold = 500,
  autovacuum_vacuum_insert_scale_factor = 0.1,
  autovacuum_analyze_scale_factor = 0.1
);
create index jobs_waiting on jobs (kind, org_id, order_at, id, due_at) where token is null and not serial;
create index jobs_waiting_in_lanes on jobs (kind, org_id, lane, order_at, id, due_at) where token is null and serial;
create index jobs_leased on jobs (kind, node_id, org_id) where token is not null;
-- The net under the claims: whatever two nodes do, a lane has one lease.
create unique index jobs_one_lease_per_lane on jobs (kind, org_id, lane) where token is not null and serial;
alter table jobs enable row level security, force row level security;
create policy jobs_app on jobs to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy jobs_system on jobs to visant_system using (true) with check (true);
grant select, insert, delete, update (due_at, attempt, node_id, token, leased_until, last_error)
  on jobs to visant_app, visant_system;

-- Token buckets, named by the caller; a bucket that is full again says nothing and may be dropped.
create table rate_limits (
  key text collate "C" not null,
  tokens double precision not null,
  as_of timestamptz not null,
  full_at timestamptz not null,
  constraint rate_limits_pk primary key (key),
  constraint rate_limits_tokens check (tokens >= 0)
) with (fillfactor = 70);
create index rate_limits_full on rate_limits (full_at);
alter table rate_limits enable row level security, force row level security;
create policy rate_limits_system on rate_limits to visant_system using (true) with check (true);
grant select, insert, update, delete on rate_limits to visant_system;

-- What requests with an Idempotency-Key were answered.
create table idempotency_keys (
  org_id uuid not null,
  principal text collate "C" not null,
  key text collate "C" not null,
  fingerprint bytea not null,
  claimed_at timestamptz not null,
  status integer,
  body text,
  secret boolean not null default false,
  constraint idempotency_keys_pk primary key (org_id, principal, key),
  constraint idempotency_keys_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint idempotency_keys_fingerprint_length check (octet_length(fingerprint) = 32),
  constraint idempotency_keys_answer check ((status is null) = (body is null)),
  constraint idempotency_keys_no_secrets check (not secret or body = '')
);
create index idempotency_keys_by_age on idempotency_keys (org_id, claimed_at);
alter table idempotency_keys enable row level security, force row level security;
create policy idempotency_keys_app on idempotency_keys to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, update (fingerprint, claimed_at, status, body, secret), delete on idempotency_keys to visant_app;
