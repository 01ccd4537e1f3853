package org.palermo.portal.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.notice.MailWish;
import org.palermo.portal.gateway.notice.NoticeSource;
import org.palermo.portal.gateway.notice.NoticesGateway;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.KeepsTyped;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;

/// In which language and when a person gets mails of her notices. Each service keeps it for its own notices.
@Path(MailsResource.HOME)
@Produces(MediaType.TEXT_HTML)
@Authenticated
class MailsResource {
    static final String HOME = "/portal/notices/mails";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance mails(Frame frame, MailsPage page, boolean saved);
    }

    private final NoticesGateway gateway;
    private final Frames frames;
    private final FailurePages failures;
    private final SecurityIdentity reader;

    MailsResource(NoticesGateway gateway, Frames frames, FailurePages failures, SecurityIdentity reader) {
        this.gateway = gateway;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
    }

    @GET
    public Uni<RestResponse<String>> page(@RestQuery boolean saved) {
        Frame frame = frames.of(reader);
        return of(frame, page -> Pages.ok(frame, Templates.mails(frame, page, saved)));
    }

    @POST
    @PermitAll
    @KeepsTyped
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> say(@RestForm String delivery, @RestForm String language, @RestForm String hour) {
        Frame frame = frames.of(reader).from(HOME);
        Optional<Language> chosen = Language.of(language);
        if (!MailsPage.DELIVERIES.contains(delivery == null ? "" : delivery)
                || chosen.isEmpty() || hour == null || !hour.matches("([01]\\d|2[0-3]):00")) {
            return of(frame, page -> Pages.again(frame, Templates.mails(frame, page.wrongly(), false)));
        }
        MailWish wish = new MailWish(delivery, language, Integer.parseInt(hour.substring(0, 2)), null);
        return each(source -> gateway.say(reader, source, wish)).chain(answers -> {
            if (answers.stream().allMatch(Answer::isRefused)) {
                return failures.page(Failure.FORBIDDEN);
            }
            return answers.stream().allMatch(answer -> answer.isFound() || answer.isRefused())
                    ? Uni.createFrom().item(RestResponse.<String>seeOther(URI.create(HOME + "?saved=true")))
                    : Pages.again(frame, Templates.mails(frame, MailsPage.of(wish, frame.language()).notEverywhere(), false));
        });
    }

    /// The page with what the services have; what was chosen in one of them counts before what was not chosen in another.
    private Uni<RestResponse<String>> of(Frame frame, Function<MailsPage, Uni<RestResponse<String>>> shown) {
        return each(source -> gateway.mails(reader, source)).chain(answers -> {
            List<MailWish> found = answers.stream().filter(Answer::isFound).map(Answer::value).toList();
            if (found.isEmpty()) {
                return failures.page(answers.stream().allMatch(Answer::isRefused) ? Failure.FORBIDDEN : Failure.AWAY);
            }
            MailWish wish = found.stream().filter(one -> one.language() != null).findFirst().orElse(found.getFirst());
            return shown.apply(MailsPage.of(wish, frame.language()));
        });
    }

    private static Uni<List<Answer<MailWish>>> each(Function<NoticeSource, Uni<Answer<MailWish>>> call) {
        return Multi.createFrom().items(NoticeSource.values()).onItem().transformToUniAndMerge(call::apply).collect().asList();
    }
}
