package org.palermo.portal.desk;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Why a service does not show something, in the words of the problem that it answers.
@Singleton
class Refusals {
    private static final int REFUSED = 400;
    private static final int FAILED = 500;
    /// These say that the reader may not see it, or that it is not there: then nothing is said of it.
    private static final Set<Integer> NOT_SEEN = Set.of(401, 403, 404);
    /// The page asked in a wrong way. Only a problem with words of its own says more.
    private static final int INVALID = 400;

    private final Words words;

    Refusals(Words words) {
        this.words = words;
    }

    /// Why a page can't be shown. A problem without words of its own gets those of its status, with the service's in English.
    ///
    /// @return empty when the service does not answer, and when its status says all
    Optional<Views.Refusal> ofPage(Language language, ApiAnswer answer) {
        if (answer.status() < REFUSED || answer.status() >= FAILED) {
            return Optional.empty();
        }
        Optional<Views.Refusal> own = words.find(language, "problem." + answer.problem().replace(':', '.'))
                .map(said -> new Views.Refusal(said, null));
        return own.isPresent() || NOT_SEEN.contains(answer.status()) || answer.status() == INVALID ? own
                : words.find(language, "notShown." + answer.status(), "notShown.other")
                        .map(said -> new Views.Refusal(said, answer.isAway() ? null : answer.body().getString("detail")));
    }

    /// Why a part of a page can't be shown.
    ///
    /// @return empty when the service does not answer, and when the reader may not see the part
    Optional<Views.Refusal> ofPart(Language language, ApiAnswer answer) {
        return NOT_SEEN.contains(answer.status()) ? Optional.empty() : ofPage(language, answer);
    }
}
