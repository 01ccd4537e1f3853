package org.palermo.referral.letter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;

/// Writes letters for the people of cases.
@ApplicationScoped
public class Letters {
    private final VisibleCases cases;
    private final Countries countries;
    private final TransactionTime time;
    private final Audit audit;

    Letters(VisibleCases cases, Countries countries, TransactionTime time, Audit audit) {
        this.cases = cases;
        this.countries = countries;
        this.time = time;
        this.audit = audit;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the person's name is not kept
    @Scoped
    public Uni<LetterView> write(Actor actor, UUID caseFile, WriteLetter command) {
        return cases.workedOn(actor, caseFile).flatMap(file -> cases.name(caseFile)
                .map(name -> name.orElseThrow(() -> Problems.conflict("letter", "no-name", "No name is kept in this case.")))
                .call(() -> audit.record(actor, "WRITE_LETTER_" + command.to(), "case_file", caseFile))
                .map(name -> Letter.of(new LetterFacts(command.to(), name, command.issuer(), command.contact(), today(file)))));
    }

    private LocalDate today(VisibleCase file) {
        return LocalDate.ofInstant(time.now(), countries.ofRegion(file.region()).orElseThrow().zone());
    }
}
