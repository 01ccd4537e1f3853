package org.palermo.kernel.openapi;

import java.util.Map;
import java.util.Optional;

/// Text about what has the same name and the same meaning everywhere in the API.
final class CommonText {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("id", "The id of this record, which never changes"),
            Map.entry("version", "Counts the changes of this record, from 0; the `ETag` contains it"),
            Map.entry("country", "ISO 3166-1 alpha-2 code, e.g. `GB`"),
            Map.entry("region", "ISO 3166-2 code of a region, e.g. `GB-ENG-LDN`"),
            Map.entry("items", "The records of this page"),
            Map.entry("synthetic", "Whether this is made-up data, for training"));

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("cursor", "Where to go on: the value of `next` of the page before. Without it, the list begins"),
            Map.entry("limit", "How many records a page has at most"),
            Map.entry("If-Match", "The `ETag` that you read, in quotation marks"),
            Map.entry("Idempotency-Key", "A key that you choose, e.g. a UUID. If you repeat the request with it, you get the first answer"),
            Map.entry("country", "ISO 3166-1 alpha-2 code, e.g. `GB`"),
            Map.entry("region", "ISO 3166-2 code of a region, e.g. `GB-ENG-LDN`"),
            Map.entry("Tus-Resumable", "The version of tus: `1.0.0`"),
            Map.entry("Upload-Length", "The bytes of the whole file"),
            Map.entry("Upload-Metadata", "Keys of the file: each with a space and its value in Base64, separated by commas"),
            Map.entry("Upload-Offset", "The byte of the file at which the piece begins"),
            Map.entry("Upload-Checksum", "Of the piece: `sha1` or `sha256`, a space, and the digest in Base64"),
            Map.entry("Content-Digest", "The SHA-256 of the body in Base64, as RFC 9530 writes it: `sha-256=:…:`"),
            Map.entry("Accept-Encoding", "With `gzip` the answer is compressed"),
            Map.entry("deviceID", "Which ODK Collect sends with each request; it is ignored"),
            Map.entry("record", "The id of the record"),
            Map.entry("kind", "The kind of record, as the audit calls it, e.g. `case_file`"),
            Map.entry("status", "Only those with this status"),
            Map.entry("state", "Only those in this state"),
            Map.entry("quarter", "A quarter of a year, e.g. `2026-Q4`"),
            Map.entry("version", "The version of the standard, e.g. `3.1`"));

    private CommonText() {}

    static Optional<String> ofField(String name) {
        return Optional.ofNullable(FIELDS.get(name));
    }

    static Optional<String> ofParameter(String name) {
        return Optional.ofNullable(PARAMETERS.get(name));
    }
}
