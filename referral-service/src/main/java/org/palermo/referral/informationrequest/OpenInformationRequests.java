package org.palermo.referral.informationrequest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.OpenQuestion;
import org.palermo.referral.casefile.OpenQuestions;
import org.palermo.referral.casefile.term.Terms;

/// Shows in the case file which questions are open and until when they are due.
@ApplicationScoped
class OpenInformationRequests implements OpenQuestions {
    private final InformationRequestStore store;
    private final Terms terms;
    private final TransactionTime time;

    OpenInformationRequests(InformationRequestStore store, Terms terms, TransactionTime time) {
        this.store = store;
        this.terms = terms;
        this.time = time;
    }

    @Override
    public Uni<List<OpenQuestion>> of(UUID caseFile, String region) {
        return store.open(caseFile).map(rows -> {
            Terms.DueWindow window = terms.window(time.now(), region);
            return rows.stream().map(row -> new OpenQuestion(row.id(), row.toAgency(), row.askedAt(), row.dueOn(), window.of(row.dueOn())))
                    .toList();
        });
    }
}
