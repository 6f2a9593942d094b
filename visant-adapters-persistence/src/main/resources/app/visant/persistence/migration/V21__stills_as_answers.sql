-- Whether a still is the answer to an order already.
create index commands_by_still on commands (org_id, device_id, record_id) where record_id is not null;
