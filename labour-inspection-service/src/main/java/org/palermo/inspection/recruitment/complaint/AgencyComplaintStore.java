package org.palermo.inspection.recruitment.complaint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over complaints about agencies. Source, contact and words are sealed together under a key of the complaint's own.
@ApplicationScoped
class AgencyComplaintStore {
    private static final String PURPOSE = "AGENCY_COMPLAINT";
    private static final String FIELD = "agency_complaint.sealed";
    private static final String ROW = """
            select c.id, c.recruitment_agency, a.name as agency_name, c.received_on, c.channel, c.subjects, c.sealed, k.wrapped,
              c.recorded_at, c.outcome,
                   c.closed_at, c.erased_at
              from agency_complaint c
              join recruitment_agency a on a.id = c.recruitment_agency
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + """
              left join data_key k on k.owner = c.id and k.purpose = 'AGENCY_COMPLAINT'
             where c.id = $1 and c.agency = $2
            """);
    private static final Query<Row> PAGE = Query.of(Row.class, ROW + """
              left join data_key k on false
             where c.agency = $1 and (c.recorded_at, c.id) < ($2, $3)
               and (cast($4 as uuid) is null or c.recruitment_agency = cast($4 as uuid))
               and (cast($5 as boolean) is null or (c.outcome is null) = cast($5 as boolean))
             order by c.recorded_at desc, c.id desc
             limit $6
            """);
    private static final Change ADD = Change.of("""
            insert into agency_complaint (id, recruitment_agency, agency, country, received_on, channel, subjects, sealed, recorded_by,
              recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
    private static final Change CLOSE = Change.of("""
            update agency_complaint set outcome = $3, closed_at = $4 where id = $1 and agency = $2 and outcome is null
            """);

    private final DataKeys keys;
    private final ObjectMapper json;

    AgencyComplaintStore(DataKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @RegisterForReflection
    private record Row(
            UUID id, UUID recruitmentAgency, String agencyName, LocalDate receivedOn, AgencyComplaintChannel channel, List<String> subjects,
            byte[] sealed, byte[] wrapped, Instant recordedAt, AgencyComplaintOutcome outcome, Instant closedAt, Instant erasedAt) {}

    @RegisterForReflection
    record Said(String source, String contact, String words) {
        @Override
        public String toString() {
            return "Said";
        }
    }

    /// @param country by whose rule it is kept
    Uni<UUID> insert(Actor actor, UUID about, String country, FileAgencyComplaint c, Instant now) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, PURPOSE);
        byte[] sealed = key.seal(FIELD, write(new Said(c.source(), c.contact(), c.words())));
        String[] subjects = c.subjects().stream().distinct().map(AgencyComplaintSubject::name).toArray(String[]::new);
        return ADD.execute(id, about, actor.agency(), country, c.receivedOn(), c.channel(), subjects, sealed, actor.subject(), now)
                .chain(() -> keys.store(key)).replaceWith(id);
    }

    /// Empty when there is no such complaint, or another inspectorate took it in.
    Uni<Optional<AgencyComplaintView>> find(UUID id, Actor actor) {
        return FIND.first(id, actor.agency()).map(row -> row.map(this::view));
    }

    /// Without what they say.
    ///
    /// @param open only those that are open, or only those that are closed; null for all
    Uni<List<AgencyComplaintView>> page(Actor actor, UUID about, Boolean open, Cursor after, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), about, open, limit).map(rows -> rows.stream().map(this::view).toList());
    }

    /// @return false when it is closed already
    Uni<Boolean> close(UUID id, Actor actor, AgencyComplaintOutcome outcome, Instant now) {
        return CLOSE.execute(id, actor.agency(), outcome, now).map(changed -> changed == 1);
    }

    private AgencyComplaintView view(Row r) {
        Said said = r.wrapped == null || r.sealed == null ? new Said(null, null, null)
                : read(keys.open(r.id, PURPOSE, r.wrapped).open(FIELD, r.sealed));
        return new AgencyComplaintView(r.id, r.recruitmentAgency, r.agencyName, r.receivedOn, r.channel,
                r.subjects.stream().map(AgencyComplaintSubject::valueOf).toList(), said.source, said.contact, said.words, r.recordedAt,
                r.outcome, r.closedAt, r.erasedAt == null ? null : true);
    }

    private Said read(String opened) {
        try {
            return json.readValue(opened, Said.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A complaint can't be read");
        }
    }

    private String write(Said said) {
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A complaint can't be written");
        }
    }
}
