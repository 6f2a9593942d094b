-- The stills of an organization. visant_system has no right to it whatsoever, nor to what agents say and remember.
create table captures (
  id uuid not null,
  record_id text collate "C" not null,
  device_id text collate "C" not null,
  org_id uuid not null,
  captured_at timestamptz not null,
  received_at timestamptz not null,
  device_time timestamptz,
  clock_suspect boolean not null,
  trigger_label text,
  sha256 bytea not null,
  size_bytes bigint not null,
  width integer not null,
  height integer not null,
  evaluation_status text not null,
  classification_state text,
  classification_confidence double precision,
  classification_reason text,
  classification_basis text,
  description_version integer,
  failure_code text,
  failure_reason text,
  file_path text not null,
  thumbnail_path text,
  metadata_path text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint captures_pk primary key (org_id, id),
  constraint captures_record_unique unique (org_id, record_id),
  constraint captures_device foreign key (device_id) references devices (id),
  constraint captures_org foreign key (org_id) references organizations (id),
  constraint captures_record_form check (record_id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'),
  constraint captures_label_length check (char_length(trigger_label) between 1 and 100),
  constraint captures_digest_length check (octet_length(sha256) = 32),
  constraint captures_size check (size_bytes > 0 and width > 0 and height > 0),
  constraint captures_state check (classification_state in ('normal', 'abnormal', 'uncertain')),
  constraint captures_confidence check (classification_confidence between 0 and 1),
  -- Nothing is normal, or anything else, unless it was judged.
  constraint captures_evaluation check (
    case evaluation_status
      when 'pending' then classification_state is null and failure_code is null
      when 'processing' then classification_state is null and failure_code is null
      when 'completed' then classification_state is not null and classification_confidence is not null
        and classification_reason is not null and classification_basis is not null
        and description_version is not null and failure_code is null
      when 'failed' then classification_state is null and failure_code is not null and failure_reason is not null
      else false
    end)
) with (fillfactor = 85);
create index captures_by_device on captures (org_id, device_id, captured_at desc, id desc);
create index captures_by_time on captures (org_id, captured_at desc, id desc);
create index captures_by_change on captures (org_id, updated_at, id);
-- Most stills are normal and are found through the two above; the few that are not have indexes to themselves. The
-- queries that are meant for these carry the state as a literal.
create index captures_odd_by_device on captures (org_id, device_id, classification_state, captured_at desc, id desc)
  where classification_state in ('abnormal', 'uncertain');
create index captures_odd_by_time on captures (org_id, classification_state, captured_at desc, id desc)
  where classification_state in ('abnormal', 'uncertain');
create index captures_failed on captures (org_id, captured_at desc, id desc) where evaluation_status = 'failed';
-- A device belongs to one organization: without this the planner multiplies both selectivities and sorts.
create statistics captures_org_of_device (dependencies) on org_id, device_id from captures;
alter table captures enable row level security, force row level security;
create policy captures_app on captures to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (evaluation_status, classification_state, classification_confidence,
    classification_reason, classification_basis, description_version, failure_code, failure_reason, thumbnail_path,
    metadata_path, updated_at) on captures to visant_app;

create table assessments (
  org_id uuid not null,
  record_id text collate "C" not null,
  agent text collate "C" not null,
  place smallint not null,
  outcome text not null,
  state text,
  confidence double precision,
  detail text,
  -- Left, top, width and height of each region in turn, as shares of the picture.
  regions double precision[] not null default '{}',
  -- The time limit that ran out, or when the agent asked to be asked again.
  wait_us bigint,
  latency_us bigint not null,
  attempts integer not null,
  description_version integer not null,
  created_at timestamptz not null,
  constraint assessments_pk primary key (org_id, record_id, agent),
  constraint assessments_capture foreign key (org_id, record_id)
    references captures (org_id, record_id) on delete cascade,
  constraint assessments_state check (state in ('normal', 'abnormal', 'uncertain')),
  constraint assessments_confidence check (confidence between 0 and 1),
  constraint assessments_regions check (cardinality(regions) % 4 = 0),
  constraint assessments_attempts check (attempts >= 0 and latency_us >= 0),
  -- Only an answer has a state.
  constraint assessments_outcome check (
    case outcome
      when 'assessed' then state is not null and confidence is not null and detail is not null
      when 'declined' then state is null and detail is not null
      when 'timed_out' then state is null and wait_us is not null
      when 'malformed' then state is null and detail is not null
      when 'unavailable' then state is null and detail is not null
      else false
    end)
);
alter table assessments enable row level security, force row level security;
create policy assessments_app on assessments to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete on assessments to visant_app;

-- What an agent keeps of a scene. A row of an older epoch than the device's counts as forgotten.
create table scene_memories (
  org_id uuid not null,
  device_id text collate "C" not null,
  agent text collate "C" not null,
  scene text collate "C" not null,
  epoch bigint not null,
  state bytea not null,
  constraint scene_memories_pk primary key (org_id, device_id, agent, scene),
  constraint scene_memories_device foreign key (device_id) references devices (id) on delete cascade,
  constraint scene_memories_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint scene_memories_scene_length check (char_length(scene) between 1 and 64)
) with (fillfactor = 70);
alter table scene_memories enable row level security, force row level security;
create policy scene_memories_app on scene_memories to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (epoch, state) on scene_memories to visant_app;

-- Versions of what an organization, or one of its devices, calls normal. The one activated last is the active one, so
-- that going back to an older version is one update, and a new one is one insert.
create table normal_descriptions (
  id uuid not null,
  org_id uuid not null,
  device_id text collate "C",
  version integer not null,
  text text not null,
  author uuid,
  created_at timestamptz not null,
  activated_at timestamptz not null,
  constraint normal_descriptions_pk primary key (org_id, id),
  constraint normal_descriptions_id_unique unique (id),
  constraint normal_descriptions_version_unique unique nulls not distinct (org_id, device_id, version),
  constraint normal_descriptions_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint normal_descriptions_device foreign key (device_id) references devices (id) on delete cascade,
  constraint normal_descriptions_author foreign key (author) references users (id) on delete set null,
  constraint normal_descriptions_version check (version > 0),
  constraint normal_descriptions_length check (char_length(text) between 1 and 8000)
);
alter table normal_descriptions enable row level security, force row level security;
create policy normal_descriptions_app on normal_descriptions to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy normal_descriptions_system on normal_descriptions for insert to visant_system with check (true);
grant select, insert on normal_descriptions to visant_app;
grant insert on normal_descriptions to visant_system;
