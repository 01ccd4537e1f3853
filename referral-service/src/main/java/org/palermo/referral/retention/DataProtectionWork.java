package org.palermo.referral.retention;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.retention.Retention;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.erasure.ErasureProofStore;
import org.palermo.referral.caserecord.RequestsOfPersons;

/// Counts what waits for a data protection officer. Call it inside a scoped transaction.
@ApplicationScoped
class DataProtectionWork {
    private static final String CASE_FILES = "case_file";
    /// Of a country. The job erases what is due within minutes: more wait only where it can't.
    private static final int MOST_COUNTED = 1_000;

    private final RequestsOfPersons requests;
    private final ErasureProofStore erasures;
    private final StandingHoldStore holds;
    private final Retention retention;
    private final TransactionTime time;

    DataProtectionWork(RequestsOfPersons requests, ErasureProofStore erasures, StandingHoldStore holds, Retention retention,
            TransactionTime time) {
        this.requests = requests;
        this.erasures = erasures;
        this.holds = holds;
        this.retention = retention;
        this.time = time;
    }

    Uni<DataProtectionCounts> counts(Actor actor) {
        int year = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).getYear();
        return requests.counts(actor, time.now()).flatMap(asked -> erasures.counts(actor, year)
                .flatMap(erased -> retention.count(actor, CASE_FILES, MOST_COUNTED).flatMap(over -> holds.count()
                        .map(held -> new DataProtectionCounts(asked.open(), asked.overdue(), erased.waiting(), erased.erased(), over.due(),
                                over.held(), held)))));
    }
}
