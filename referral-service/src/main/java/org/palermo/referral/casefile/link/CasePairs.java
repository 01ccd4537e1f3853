package org.palermo.referral.casefile.link;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileStore;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.person.Persons;

/// Two case files that somebody links. The caller must see both.
@ApplicationScoped
class CasePairs {
    private final CaseFileStore files;
    private final LinkStore links;
    private final Persons persons;

    CasePairs(CaseFileStore files, LinkStore links, Persons persons) {
        this.files = files;
        this.links = links;
        this.persons = persons;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    Uni<CaseFile> covered(Actor actor, UUID caseFile) {
        return files.inScope(caseFile, actor).onItem().ifNull().failWith(Problems::notFound);
    }

    /// The database shows only files that the caller may see, so a reference of another case is as unknown as one that no case has.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a reference that the caller sees no other case by
    Uni<CaseFile> other(Actor actor, CaseFile file, String reference) {
        return links.named(reference)
                .flatMap(found -> found.map(id -> files.inScope(id, actor)).orElseGet(() -> Uni.createFrom().nullItem()))
                .onItem().ifNull()
                .failWith(() -> Problems.invalid("reference", "must be the reference of a case in a region that you cover"))
                .invoke(other -> requireAnother(file, other));
    }

    /// Locks both against erasure until the link is written, in the same order as an erasure, so that the two cannot deadlock.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when nothing is kept of one of the two persons
    Uni<Void> keep(CaseFile file, CaseFile other) {
        if (!VisibleCase.of(file).personKept() || !VisibleCase.of(other).personKept()) {
            throw Problems.conflict("case-link", "nobody", "One of the two case files has no identified person.");
        }
        List<UUID> ids = Stream.of(file.id(), other.id()).sorted(Comparator.comparing(UUID::toString)).toList();
        return persons.keyToWrite(ids.getFirst()).chain(() -> persons.keyToWrite(ids.getLast())).replaceWithVoid();
    }

    private static void requireAnother(CaseFile file, CaseFile other) {
        if (other.id().equals(file.id())) {
            throw Problems.invalid("reference", "must be the reference of another case");
        }
    }
}
