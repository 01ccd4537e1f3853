package org.palermo.inspection.openrosa.phone;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.palermo.inspection.device.CurrentPhone;
import org.palermo.kernel.notice.MailWishView;
import org.palermo.kernel.notice.MailWishes;
import org.palermo.kernel.text.PageWords;

/// The language of the answer to the present request: the first one that the request asks for and that there are words in. ODK Collect asks
/// for none: then the language that the inspector chose for her mails, or else English.
@RequestScoped
class AnswerLanguage {
    private final MailWishes wishes;
    private final CurrentPhone phone;
    private String chosen;

    AnswerLanguage(MailWishes wishes, CurrentPhone phone) {
        this.wishes = wishes;
        this.phone = phone;
    }

    /// @param asked the languages of the request, the preferred one first
    Uni<String> find(List<Locale> asked) {
        return asked(asked).map(language -> Uni.createFrom().item(language))
                .orElseGet(() -> wishes.of(phone.actor()).map(MailWishView::language).onFailure().recoverWithNull()
                        .map(wished -> wished == null ? AnswerWords.ENGLISH : wished))
                .invoke(language -> chosen = language);
    }

    /// For a refusal: what was found before, or what the request asks for.
    String of(List<Locale> asked) {
        return chosen != null ? chosen : asked(asked).orElse(AnswerWords.ENGLISH);
    }

    private static Optional<String> asked(List<Locale> asked) {
        return asked.stream().map(Locale::getLanguage).filter(PageWords.LANGUAGES::contains).findFirst();
    }
}
