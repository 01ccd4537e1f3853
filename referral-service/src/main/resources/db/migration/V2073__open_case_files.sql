-- Terms are counted again for every open file, in the order of their ids. Of a large register most files are closed.
create index case_file_open on case_file (id) where closed_at is null and erased_at is null;
