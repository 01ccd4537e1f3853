package org.palermo.kernel.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailCarrierTest {
    private static final UUID NOTICE = UUID.fromString("0190b6d2-0000-7000-8000-000000000001");

    /// A mail server or a reader knows by it a mail that is sent again.
    @Test
    void a_mail_that_is_sent_again_has_the_same_name() {
        List<Mail> sent = new ArrayList<>();
        MailCarrier carrier = carrier(mails -> {
            sent.addAll(List.of(mails));
            return Uni.createFrom().voidItem();
        });
        NoticeMail mail = mail();
        carrier.carry(mail).chain(() -> carrier.carry(mail)).await().indefinitely();
        assertEquals(2, sent.size());
        sent.forEach(one -> assertEquals(List.of("<" + NOTICE + "@lists.example>"), one.getHeaders().get("Message-ID")));
    }

    @Test
    void a_mail_fails_when_the_server_does_not_answer_in_time() {
        MailCarrier carrier = carrier(mails -> Uni.createFrom().nothing());
        assertThrows(TimeoutException.class, () -> carrier.carry(mail()).await().atMost(Duration.ofSeconds(20)));
    }

    private static MailCarrier carrier(ReactiveMailer mailer) {
        MailConfig config = new ByServer();
        return new MailCarrier(config, new MailWords(config.languages(), country -> null, country -> List.of()), mailer, null,
                "https://palermo.example/auth/realms/palermo");
    }

    private static NoticeMail mail() {
        return new NoticeMail(NOTICE, "agency-1@lists.example", "CASES_DUE", "R-1", Instant.EPOCH);
    }

    private record ByServer() implements MailConfig {
        @Override
        public Optional<Path> directory() {
            return Optional.empty();
        }

        @Override
        public boolean smtp() {
            return true;
        }

        @Override
        public String domain() {
            return "lists.example";
        }

        @Override
        public String from() {
            return "no-reply@lists.example";
        }

        @Override
        public List<String> languages() {
            return List.of("en");
        }

        @Override
        public Duration deadline() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(2);
        }
    }
}
