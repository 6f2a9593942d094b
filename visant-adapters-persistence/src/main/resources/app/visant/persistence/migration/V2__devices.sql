-- A device changes hands only by the operator's release, so rows that outlive its stay refer to the device alone, and
-- what belongs to one stay carries the organization as well.
create table devices (
  id text collate "C" not null,
  org_id uuid,
  status text not null,
  name text,
  claim_digest bytea,
  batch_id text,
  activated_at timestamptz,
  deactivated_at timestamptz,
  last_seen timestamptz,
  timezone text,
  config_width integer,
  config_height integer,
  config_jpeg_quality integer not null default 88,
  config_heartbeat_s integer not null default 30,
  config_upload_kbps integer,
  -- Counts the changes that a connected device must be told.
  revision bigint not null default 0,
  -- Counts how often the agents were made to learn the scene anew.
  scene_epoch bigint not null default 0,
  -- Breaks ties in lists, whose cursors end in a UUID.
  list_key uuid not null default gen_random_uuid(),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint devices_pk primary key (id),
  constraint devices_org foreign key (org_id) references organizations (id),
  constraint devices_id_form check (id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'),
  constraint devices_claim_length check (octet_length(claim_digest) = 32),
  constraint devices_name_length check (char_length(name) between 1 and 120),
  constraint devices_state check (
    case status
      when 'manufactured' then org_id is null and name is null and activated_at is null and deactivated_at is null
      when 'active' then org_id is not null and name is not null and activated_at is not null
        and deactivated_at is null and claim_digest is null
      when 'deactivated' then org_id is not null and name is not null and activated_at is not null
        and deactivated_at is not null and claim_digest is null
      else false
    end)
) with (fillfactor = 80);
create index devices_by_org on devices (org_id, activated_at desc, list_key desc) where org_id is not null;
create index devices_by_age on devices (created_at desc, list_key desc);
alter table devices enable row level security, force row level security;
create policy devices_app on devices to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy devices_system on devices to visant_system using (true) with check (true);
-- An organization neither reads claim codes nor moves a device to another organization.
grant select (id, org_id, status, name, activated_at, deactivated_at, last_seen, timezone, config_width, config_height,
    config_jpeg_quality, config_heartbeat_s, config_upload_kbps, revision, scene_epoch, list_key, created_at, updated_at),
  insert (id, org_id, status, name, activated_at, timezone, config_width, config_height, config_jpeg_quality,
    config_heartbeat_s, config_upload_kbps, created_at, updated_at),
  update (status, name, activated_at, deactivated_at, last_seen, timezone, config_width, config_height,
    config_jpeg_quality, config_heartbeat_s, config_upload_kbps, revision, scene_epoch, updated_at)
  on devices to visant_app;
grant select, insert, update on devices to visant_system;

-- At most two a device: the newest, and the one before it until the newest is used.
create table device_tokens (
  digest bytea not null,
  org_id uuid not null,
  device_id text collate "C" not null,
  newest boolean not null,
  confirmed boolean not null default false,
  issued_at timestamptz not null,
  expires_at timestamptz,
  constraint device_tokens_pk primary key (digest),
  constraint device_tokens_length check (octet_length(digest) = 32),
  constraint device_tokens_old_ones_end check (newest or expires_at is not null),
  constraint device_tokens_device foreign key (device_id) references devices (id) on delete cascade,
  constraint device_tokens_org foreign key (org_id) references organizations (id) on delete cascade
);
create unique index device_tokens_one_newest on device_tokens (device_id) where newest;
create index device_tokens_by_device on device_tokens (device_id);
alter table device_tokens enable row level security, force row level security;
create policy device_tokens_system on device_tokens to visant_system using (true) with check (true);
grant select, insert, update (newest, confirmed, expires_at), delete on device_tokens to visant_system;

-- Server processes. Nothing in it belongs to an organization.
create table nodes (
  id uuid not null,
  started_at timestamptz not null,
  last_seen timestamptz not null,
  constraint nodes_pk primary key (id)
) with (fillfactor = 50);
alter table nodes enable row level security, force row level security;
create policy nodes_app on nodes for select to visant_app using (true);
create policy nodes_system on nodes to visant_system using (true) with check (true);
grant select on nodes to visant_app;
grant select, insert, update (last_seen), delete on nodes to visant_system;

-- The one stream of a device, and the presence that was last told to people.
create table device_presence (
  org_id uuid not null,
  device_id text collate "C" not null,
  presence text not null,
  -- What it was before the last change of the row: tells whether that change is news.
  previous text,
  stream_id uuid,
  node_id uuid,
  version text,
  uptime_s bigint,
  queue_depth bigint,
  dropped bigint,
  disk_free_bytes bigint,
  camera_ok boolean,
  temperature_c double precision,
  constraint device_presence_pk primary key (org_id, device_id),
  constraint device_presence_device foreign key (device_id) references devices (id) on delete cascade,
  constraint device_presence_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint device_presence_word check (presence in ('connected', 'disconnected', 'away')),
  constraint device_presence_stream check ((stream_id is null) = (node_id is null))
) with (fillfactor = 70);
alter table device_presence enable row level security, force row level security;
create policy device_presence_app on device_presence to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy device_presence_system on device_presence to visant_system using (true) with check (true);
grant select, insert, update (presence, previous, stream_id, node_id, version, uptime_s, queue_depth, dropped, disk_free_bytes,
    camera_ok, temperature_c) on device_presence to visant_app;
grant select, insert, update (presence, previous, stream_id, node_id) on device_presence to visant_system;

create table presence_events (
  id bigint generated always as identity,
  org_id uuid not null,
  device_id text collate "C" not null,
  presence text not null,
  at timestamptz not null,
  constraint presence_events_pk primary key (id),
  constraint presence_events_presence foreign key (org_id, device_id)
    references device_presence (org_id, device_id) on delete cascade,
  constraint presence_events_word check (presence in ('connected', 'disconnected', 'away'))
);
create index presence_events_by_device on presence_events (org_id, device_id, at desc, id desc);
alter table presence_events enable row level security, force row level security;
create policy presence_events_app on presence_events to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy presence_events_system on presence_events to visant_system using (true) with check (true);
grant select, insert (org_id, device_id, presence, at) on presence_events to visant_app, visant_system;
