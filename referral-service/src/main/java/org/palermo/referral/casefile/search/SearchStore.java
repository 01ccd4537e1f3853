package org.palermo.referral.casefile.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.casefile.worklist.CaseFileItem;
import org.palermo.referral.casefile.worklist.WorklistStore;

/// Searches by keyed hashes and by case reference. Each is an equality on an index, so that row policies do not slow it down.
@ApplicationScoped
public class SearchStore {

    /// @param words for each word of the name, the tokens of which one must match
    /// @param identifiers hashes of which one must match; empty when not searched for
    /// @param certificate the hash of the certificate's reference, or null
    /// @param reference the reference of the case, or null
    record Wanted(List<List<byte[]>> words, List<byte[]> identifiers, byte[] certificate, String reference) {

        private boolean isOnlyByReference() {
            return reference != null && words.isEmpty() && identifiers.isEmpty() && certificate == null;
        }
    }

    /// Intersects the files of all words before it reads any case file: for the two most frequent words in a register of a million, it
    /// reads 500 files instead of 14,000.
    Uni<List<CaseFileItem>> page(Actor actor, Wanted wanted, List<Terms.DueWindow> windows, UUID before, int limit) {
        List<Object> values = new ArrayList<>(List.of(before, limit + 1, covered(actor, windows), sender(actor)));
        List<String> found = new ArrayList<>();
        wanted.words().forEach(word -> found.add("select t.case_file from person_name_token t where t.token in " + in(word, values)));
        if (!wanted.identifiers().isEmpty()) {
            found.add("select i.case_file from person_identifier i where i.hash in " + in(wanted.identifiers(), values));
        }
        if (wanted.certificate() != null) {
            found.add("select p.case_file from case_certificate p where p.hash in " + in(List.of(wanted.certificate()), values));
        }
        String reference = "";
        if (wanted.reference() != null) {
            values.add(wanted.reference());
            reference = "and c.reference = $" + values.size();
        }
        String files = found.isEmpty() ? "" : "and c.id in (" + String.join(" intersect ", found) + ")";
        return Query.of(WorklistStore.ListedRow.class, """
                        select %s
                          from case_file c
                         where c.id < $1 and (c.region = any(string_to_array($3, ',')) or c.sender = $4 %s) %s %s
                         order by c.id desc
                         limit $2
                        """.formatted(WorklistStore.COLUMNS, assigned(actor, wanted), files, reference))
                .list(values.toArray())
                .map(rows -> rows.stream().map(row -> row.item(windows)).toList());
    }

    /// The cases that a coordinator works on, by their reference alone.
    private static String assigned(Actor actor, Wanted wanted) {
        return actor.has(Role.CASE_COORDINATOR) && wanted.isOnlyByReference()
                ? "or c.id = any ((select assigned_cases())::uuid[])" : "";
    }

    private static String in(List<byte[]> hashes, List<Object> values) {
        int first = values.size() + 1;
        values.addAll(hashes);
        return IntStream.range(first, first + hashes.size()).mapToObj(i -> "$" + i).collect(Collectors.joining(", ", "(", ")"));
    }

    /// The regions that a competent authority covers; none for anybody else.
    private static String covered(Actor actor, List<Terms.DueWindow> windows) {
        return actor.has(Role.COMPETENT_AUTHORITY)
                ? windows.stream().map(Terms.DueWindow::region).filter(actor::covers).collect(Collectors.joining(","))
                : "";
    }

    /// The organisation whose own referrals are searched; an id that does not exist when the actor has none.
    private static UUID sender(Actor actor) {
        return actor.has(Role.FIRST_RESPONDER) && actor.agency() != null ? actor.agency() : new UUID(0, 0);
    }
}
