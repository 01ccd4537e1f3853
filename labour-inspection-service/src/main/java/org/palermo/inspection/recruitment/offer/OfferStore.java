package org.palermo.inspection.recruitment.offer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.recruitment.AgencyRow;
import org.palermo.inspection.recruitment.ProhibitionRow;
import org.palermo.inspection.recruitment.joborder.JobOrderRow;
import org.palermo.kernel.sql.Query;

/// What the check of a job offer reads, by whole keys and with a limit.
@ApplicationScoped
class OfferStore {
    /// Agencies of one name or number that are compared.
    static final int AGENCIES = 5;
    private static final Query<AgencyRow> AGENCIES_OF = Query.of(AgencyRow.class, """
            select a.id, a.reference, a.name, a.name_key, a.country, a.licence_number, a.licence_key, a.authority, a.valid_from,
              a.valid_until,
                   a.decision, a.decided_on, a.representative, a.address, a.corridors, a.workplace, a.published, a.created_at, a.version
              from recruitment_agency a
             where a.licence_key = nullif($1, '') or a.name_key = nullif($2, '')
             order by coalesce(a.licence_key = nullif($1, ''), false) desc, coalesce(a.name_key = nullif($2, ''), false) desc, a.id
             limit $3
            """);
    private static final Query<JobOrderRow> JOB_ORDERS = Query.of(JobOrderRow.class, """
            select j.id, j.recruitment_agency, j.number, j.employer, j.employer_key, j.position, j.position_key, j.country, j.places,
              j.wage_minor,
                   j.wage_currency, j.wage_per, j.valid_from, j.valid_until, j.withdrawn_on, j.recorded_at
              from job_order j
             where j.recruitment_agency = $1 and j.employer_key = $2 and (cast($3 as text) is null or j.country = cast($3 as text))
             order by j.valid_until desc, j.id
             limit 50
            """);
    private static final Query<Boolean> HOLDS_JOB_ORDERS = Query.of(Boolean.class,
            "select exists (select 1 from job_order where recruitment_agency = $1)");
    private static final Query<ProhibitionRow> PROHIBITIONS = Query.of(ProhibitionRow.class, """
            select id, country, valid_from, valid_until, instrument, lifted_on, recorded_at
              from recruitment_prohibition where recruitment_agency = $1 order by recorded_at, id limit 200
            """);

    /// Those with the number first, then those with the name.
    Uni<List<AgencyRow>> agencies(String licenceKey, String nameKey) {
        return AGENCIES_OF.list(licenceKey, nameKey, AGENCIES);
    }

    /// @param country null for any
    Uni<List<JobOrderRow>> jobOrders(UUID agency, String employerKey, String country) {
        return JOB_ORDERS.list(agency, employerKey, country);
    }

    /// Whether the register has any job order of the agency: not every country approves them.
    Uni<Boolean> holdsJobOrders(UUID agency) {
        return HOLDS_JOB_ORDERS.one(agency);
    }

    Uni<List<ProhibitionRow>> prohibitions(UUID agency) {
        return PROHIBITIONS.list(agency);
    }
}
