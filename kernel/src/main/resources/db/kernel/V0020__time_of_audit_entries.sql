-- What a person does at the identity provider is recorded a little later than it was done.
comment on column audit_entry.recorded_at is
    'Time of the transaction; of what was done at the identity provider, when it was done there';
comment on column audit_entry.request_id is 'Part of which request, or which part of the system recorded it';
