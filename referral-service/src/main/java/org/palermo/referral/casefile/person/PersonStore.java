package org.palermo.referral.casefile.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Reads and writes the stored data of persons, sealed and hashed, for one person or a thousand.
@ApplicationScoped
class PersonStore {
    /// Writes everything in one round trip. Whether tokens are stored depends on the kind of organisation in the register: an immigration
    /// body may not search, so it gets no tokens.
    private static final Change ADD = Change.of("""
            with person as (
                insert into case_person (case_file, given_name, family_name, date_of_birth, nationality, languages, identifiers,
                                         contact_channel, contact_value, contact_times, contact_words, circumstances, indicators,
                                         htcds)
                select p."caseFile", decode(p."givenName", 'base64'), decode(p."familyName", 'base64'), decode(p."dateOfBirth", 'base64'),
                       decode(p."nationality", 'base64'), decode(p."languages", 'base64'), decode(p."identifiers", 'base64'),
                       decode(p."contactChannel", 'base64'), decode(p."contactValue", 'base64'), decode(p."contactTimes", 'base64'),
                       decode(p."contactWords", 'base64'), decode(p."circumstances", 'base64'), decode(p."indicators", 'base64'),
                       decode(p."htcds", 'base64')
                  from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                    as p("caseFile" uuid, "givenName" text, "familyName" text, "dateOfBirth" text, "nationality" text, "languages" text,
                         "identifiers" text, "contactChannel" text, "contactValue" text, "contactTimes" text, "contactWords" text,
                         "circumstances" text, "indicators" text, "htcds" text)),
            identifier as (
                insert into person_identifier (case_file, kind, hash)
                select t."caseFile", t."kind", decode(t."hash", 'base64')
                  from jsonb_to_recordset(cast(cast($2 as text) as jsonb)) as t("caseFile" uuid, "kind" text, "hash" text)
                on conflict do nothing)
            insert into person_name_token (case_file, agency, region, token)
            select t."caseFile", t."agency", t."region", decode(t."token", 'base64')
              from jsonb_to_recordset(cast(cast($3 as text) as jsonb)) as t("caseFile" uuid, "agency" uuid, "region" text, "token" text)
             where t."agency" is null or not exists (select 1 from organisation o where o.id = t."agency" and o.kind = 'IMMIGRATION')
            on conflict do nothing
            """);
    private static final Change KEEP_FROM_ERASURE = Change.of(
            "select cast(pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || $1, 0)) as text)");
    private static final Change COUNT_ERASED = Change.of("""
            select 1 from case_file where id = $1 and erased_at is not null
            union all select 1 from erasure where owner = $1 and purpose = 'PERSON'
            """);
    /// Without the attributes, which only an export reads.
    private static final Query<SealedPerson> OF_FILE = Query.of(SealedPerson.class, """
            select case_file, given_name, family_name, date_of_birth, nationality, languages, identifiers,
                   contact_channel, contact_value, contact_times, contact_words, circumstances, indicators, cast(null as bytea) as htcds
              from case_person where case_file = $1
            """);
    private static final Query<byte[]> IMPORTED = Query.of(byte[].class,
            "select htcds from case_person where case_file = $1 and htcds is not null");
    private static final Query<String> LINK_POSSIBLE_DUPLICATES = Query.of(String.class,
            "select cast(link_possible_duplicates(cast(string_to_array($1, ',') as uuid[]), $2) as text)");

    private final ObjectMapper json;

    PersonStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> add(List<SealedPerson> persons, List<PersonHashRow.Identifier> identifiers, List<PersonHashRow.NameToken> tokens) {
        return ADD.execute(write(persons), write(identifiers), write(tokens)).replaceWithVoid();
    }

    /// Locks the person against erasure until the end of the transaction, before any change of the transaction is written. An erasure takes
    /// the same lock exclusively, so the second of the two sees what the first has done.
    Uni<Void> keepFromErasure(UUID caseFile) {
        return KEEP_FROM_ERASURE.execute(caseFile.toString()).replaceWithVoid();
    }

    /// Counts the rows of a statement that does not first write the pending changes of the session.
    ///
    /// @return false also for a file that the actor does not see
    Uni<Boolean> isErased(UUID caseFile) {
        return COUNT_ERASED.execute(caseFile).map(erased -> erased > 0);
    }

    Uni<Optional<SealedPerson>> find(UUID caseFile) {
        return OF_FILE.first(caseFile);
    }

    /// What came with an import and has no field in the file, encrypted.
    Uni<Optional<byte[]>> imported(UUID caseFile) {
        return IMPORTED.first(caseFile);
    }

    /// Compares these new files with all others of their country. Returns nothing, so that callers do not learn whom others know; the
    /// competent authority sees the links. Must be the last statement of an intake, because it holds the country's lock until the end of
    /// the transaction.
    Uni<Void> linkPossibleDuplicates(Collection<UUID> files, Instant now) {
        String ids = files.stream().map(UUID::toString).collect(Collectors.joining(","));
        return LINK_POSSIBLE_DUPLICATES.first(ids, now).replaceWithVoid();
    }

    /// @return null for null
    String json(Map<String, Object> codes) {
        return codes == null ? null : write(codes);
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
