package org.palermo.referral.caserecord.rights;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.correction.CorrectionRequests;
import org.palermo.referral.caserecord.CaseRecords;
import org.palermo.referral.caserecord.RecordKind;

/// Grants the person's request for a correction when her data is corrected.
@ApplicationScoped
class RecordedCorrectionRequests implements CorrectionRequests {
    private final CaseRecords records;

    RecordedCorrectionRequests(CaseRecords records) {
        this.records = records;
    }

    @Override
    public Uni<Void> grant(Actor actor, UUID caseFile, UUID request, LocalDate on, String answer) {
        return records.say(actor, caseFile, RecordKind.RIGHTS_REQUEST, request, before -> granted((RightsRequest) before, on, answer))
                .onFailure(failure -> failure instanceof HttpProblem problem && problem.getStatusCode() == 404)
                .transform(ignored -> noRequest())
                .replaceWithVoid();
    }

    private static RightsRequest granted(RightsRequest asked, LocalDate on, String answer) {
        if (asked.type() != RightsRequest.Type.CORRECTION || asked.state() == RightsRequest.State.GRANTED) {
            throw noRequest();
        }
        return asked.granted(on, answer);
    }

    private static HttpProblem noRequest() {
        return Problems.invalid("rightsRequest", "must be a request of this case for a correction that was not granted yet");
    }
}
