-- What the operator set for one organization in place of what the installation has; null goes back to that.
create table organization_limits (
  org_id uuid not null,
  name text collate "C" not null,
  value bigint,
  changed_at timestamptz not null,
  constraint organization_limits_pk primary key (org_id, name),
  constraint organization_limits_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint organization_limits_value check (value >= 0)
);
create index organization_limits_by_change on organization_limits (changed_at);
alter table organization_limits enable row level security, force row level security;
create policy organization_limits_app on organization_limits to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy organization_limits_system on organization_limits to visant_system using (true) with check (true);
grant select on organization_limits to visant_app;
grant select, insert, update (value, changed_at) on organization_limits to visant_system;

-- What came in, counted by the transaction that enters the stills. Apart from what happens to stills later, so that
-- thumbnails and deletions do not wait for uploads, nor uploads for them.
create table stills_taken (
  org_id uuid not null,
  bytes bigint not null default 0,
  -- Counts until day_ends_at, the next midnight where the organization was when the day began.
  today bigint not null default 0,
  day_ends_at timestamptz not null,
  constraint stills_taken_pk primary key (org_id),
  constraint stills_taken_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint stills_taken_counts check (bytes >= 0 and today >= 0)
) with (fillfactor = 50);

-- What thumbnails added and deletions took away: less than nothing, often.
create table storage_changes (
  org_id uuid not null,
  bytes bigint not null,
  constraint storage_changes_pk primary key (org_id),
  constraint storage_changes_org foreign key (org_id) references organizations (id) on delete cascade
) with (fillfactor = 50);

-- Stills that are there already count; their thumbnails, whose sizes nobody noted, do not.
alter table captures no force row level security;
insert into stills_taken (org_id, bytes, day_ends_at)
  select org_id, sum(size_bytes), 'epoch' from captures group by org_id;
alter table captures force row level security;
alter table captures add column thumbnail_bytes integer not null default 0;
grant update (thumbnail_bytes) on captures to visant_app;

alter table stills_taken enable row level security, force row level security;
create policy stills_taken_app on stills_taken to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy stills_taken_system on stills_taken to visant_system using (true) with check (true);
grant select, insert, update (bytes, today, day_ends_at) on stills_taken to visant_app;
grant select on stills_taken to visant_system;
alter table storage_changes enable row level security, force row level security;
create policy storage_changes_app on storage_changes to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy storage_changes_system on storage_changes to visant_system using (true) with check (true);
grant select, insert, update (bytes) on storage_changes to visant_app;
grant select on storage_changes to visant_system;

-- Requests of the running minute, as far as nodes have told each other. Keys name organizations and credentials.
create table request_counts (
  key text collate "C" not null,
  minute timestamptz not null,
  requests bigint not null,
  constraint request_counts_pk primary key (key)
) with (fillfactor = 50);
create index request_counts_by_age on request_counts (minute);
alter table request_counts enable row level security, force row level security;
create policy request_counts_system on request_counts to visant_system using (true) with check (true);
grant select, insert, update, delete on request_counts to visant_system;

-- How many streams each node holds open for whom. What a dead node said does not count.
create table stream_counts (
  node_id uuid not null,
  key text collate "C" not null,
  streams integer not null,
  constraint stream_counts_pk primary key (node_id, key),
  constraint stream_counts_some check (streams >= 0)
) with (fillfactor = 70);
create index stream_counts_by_key on stream_counts (key);
alter table stream_counts enable row level security, force row level security;
create policy stream_counts_system on stream_counts to visant_system using (true) with check (true);
grant select, insert, update (streams), delete on stream_counts to visant_system;
