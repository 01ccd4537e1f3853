package org.palermo.portal.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// Pages that say why a service does not show something, and lead back.
@Singleton
public class NotShownPages {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance notShown(Frame frame, Views.NotShownView page);
    }

    private final Desk desk;
    private final Refusals refusals;
    private final FailurePages failures;
    private final LastList last;
    private final Words words;

    NotShownPages(Desk desk, Refusals refusals, FailurePages failures, LastList last, Words words) {
        this.desk = desk;
        this.refusals = refusals;
        this.failures = failures;
        this.last = last;
        this.words = words;
    }

    /// In place of a declared page.
    Uni<RestResponse<String>> page(SecurityIdentity person, Frame frame, Desk.Place place, ApiAnswer answer) {
        String back = switch (place.page()) {
            case ListPage _ -> Desk.START;
            case RecordPage record -> last.back(person, place, record.back() == null ? Desk.START
                    : Paths.fill(record.back(), place.variables(), null).map(Desk::address).orElse(Desk.START));
            case TaskPage task -> desk.before(task, place);
        };
        return page(frame, place.page().key() + ".title", back, answer);
    }

    /// In place of a page or a file that belongs to a declared page. It is called by the title of that page.
    ///
    /// @param back the address of the declared page
    /// @param answer that is not good
    public Uni<RestResponse<String>> page(Frame frame, String back, ApiAnswer answer) {
        return page(frame, desk.find(back.substring(Desk.START.length())).map(place -> place.page().key() + ".title").orElse("desk.title"),
                back, answer);
    }

    /// In place of another page. It has the status of the answer; a service that does not answer gets 503.
    ///
    /// @param title the key of the words that name what is not shown
    /// @param back the address of the page before
    /// @param answer that is not good
    public Uni<RestResponse<String>> page(Frame frame, String title, String back, ApiAnswer answer) {
        Language language = frame.language();
        return refusals.ofPage(language, answer)
                .map(refusal -> Pages.refused(answer.status(), frame,
                        Templates.notShown(frame, new Views.NotShownView(words.say(language, title), refusal, back(language, back)))))
                .orElseGet(() -> failures.page(switch (answer.status()) {
                    case 401, 403 -> Failure.FORBIDDEN;
                    case 400, 404 -> Failure.NOT_FOUND;
                    default -> Failure.AWAY;
                }));
    }

    /// The link to a page of the desk, which names it; an address without such a page leads to the desk.
    private Views.Link back(Language language, String address) {
        String path = address.startsWith(Desk.START) ? address.substring(Desk.START.length()).replaceFirst("\\?.*", "") : "";
        return desk.find(path).map(place -> link(language, place.page().key() + ".title", address))
                .orElseGet(() -> link(language, "desk.title", Desk.START));
    }

    private Views.Link link(Language language, String title, String address) {
        return new Views.Link(words.say(language, "notShown.back", Map.of("page", words.say(language, title))), address, List.of());
    }
}
