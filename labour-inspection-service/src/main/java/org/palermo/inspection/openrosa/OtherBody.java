package org.palermo.inspection.openrosa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.inspection.finding.RecordFinding;
import org.palermo.inspection.visit.RecordVisit;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.visit.record.StepBody;

/// Another body of a visit, a finding or a step, as it is stored, sealed. It says neither why the visit was made, which only the chief
/// inspector may read (C81 art. 15), nor who a suspected victim is, which only the mechanism may read.
///
/// @param visit null for everything but a visit
/// @param finding null for everything but a finding
/// @param suspectedVictims how many persons the finding named
/// @param step of a visit; null for everything else
@RegisterForReflection
record OtherBody(RecordVisit visit, RecordFinding finding, int suspectedVictims,
        // The digest of a body must be the same as in an earlier release.
        @JsonInclude(JsonInclude.Include.NON_NULL) StepBody step) {

    /// How another household was entered is not kept: it is not of this visit, with whose record the body is erased.
    ///
    /// @param visited the workplace of the visit that has the id
    static OtherBody of(RecordVisit said, UUID visited) {
        boolean same = said.workplace().equals(visited);
        return new OtherBody(new RecordVisit(said.id(), said.workplace(), VisitKind.PLANNED, said.startedAt(),
                same ? said.householdAccess() : null, same ? said.entry() : null, said.usedChecklist()), null, 0, null);
    }

    static OtherBody of(RecordFinding said) {
        return new OtherBody(null, said.withoutPersons(), said.countPersons(), null);
    }

    static OtherBody of(StepBody said) {
        return new OtherBody(null, null, 0, said);
    }

    /// A suspected victim alone, of whom nothing is kept.
    static OtherBody ofPerson() {
        return new OtherBody(null, null, 1, null);
    }

    byte[] written(ObjectMapper json) {
        try {
            return json.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A body can't be written");
        }
    }

    static OtherBody read(byte[] stored, ObjectMapper json) {
        try {
            return json.readValue(new String(stored, StandardCharsets.UTF_8), OtherBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored body can't be read");
        }
    }

    /// @param instance under which it is kept
    FilledForm filled(String instance) {
        return visit == null
                ? new FilledForm(instance, null, null, null, null, null, null,
                        finding == null ? List.of() : List.of(FormFindings.filled(finding)), Map.of(), null, suspectedVictims, step)
                : new FilledForm(instance, null, visit.workplace(), visit.kind(), visit.startedAt(), visit.householdAccess(),
                        visit.entry(), List.of(), Map.of(), visit.checklist(), 0, null);
    }

    @Override
    public String toString() {
        return "OtherBody";
    }
}
