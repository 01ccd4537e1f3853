package org.palermo.portal.gateway.notice;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Calls;

/// Reads notices and marks them as read, always in the name of the reader of the page. A call that takes longer than three
/// seconds counts as unanswered.
@ApplicationScoped
public class NoticesGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NoticesClient client;

    NoticesGateway(@RestClient NoticesClient client) {
        this.client = client;
    }

    /// @param cursor of the page, null for the latest notices
    public Uni<Answer<NoticePage>> page(SecurityIdentity reader, NoticeSource source, String cursor, int limit) {
        return ask("notices", () -> client.page(Calls.bearer(reader), source.code(), cursor, limit));
    }

    /// Marks a notice as read for everybody in the reader's organisation who gets it. Marking it again changes nothing.
    public Uni<Answer<Void>> read(SecurityIdentity reader, NoticeSource source, UUID id) {
        return ask("answer to a mark", () -> client.read(Calls.bearer(reader), source.code(), id));
    }

    /// Which mails the reader gets of the notices of a service.
    public Uni<Answer<MailWish>> mails(SecurityIdentity reader, NoticeSource source) {
        return ask("wish for mails", () -> client.mails(Calls.bearer(reader), source.code()));
    }

    /// Says which mails the reader wants of the notices of a service. Saying it again changes nothing.
    public Uni<Answer<MailWish>> say(SecurityIdentity reader, NoticeSource source, MailWish wish) {
        return ask("answer to a wish for mails", () -> client.say(Calls.bearer(reader), source.code(), wish));
    }

    private static <T> Uni<Answer<T>> ask(String what, Supplier<Uni<? extends T>> call) {
        return Calls.ask(what, () -> Uni.createFrom().<T>deferred(call).ifNoItem().after(PATIENCE).fail());
    }
}
