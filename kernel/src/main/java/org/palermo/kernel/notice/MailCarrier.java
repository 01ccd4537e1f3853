package org.palermo.kernel.notice;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends mails by the mail server if there is one, else writes files. A mail that the server does not accept in time fails.
@ApplicationScoped
class MailCarrier implements NoticeMail.Carrier {
    private static final String REALM = "/auth/realms/";

    private final MailConfig config;
    private final MailWords words;
    private final ReactiveMailer mailer;
    private final Vertx vertx;
    private final String page;

    /// @param issuer of tokens, which is at the public origin, as the portal is
    MailCarrier(MailConfig config, MailWords words, ReactiveMailer mailer, Vertx vertx,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.config = config;
        this.words = words;
        this.mailer = mailer;
        this.vertx = vertx;
        this.page = issuer.contains(REALM) ? issuer.substring(0, issuer.indexOf(REALM)) + "/portal/notices" : null;
    }

    @Override
    public boolean isOpen() {
        return config.smtp() || config.directory().isPresent();
    }

    @Override
    public Uni<Void> carry(NoticeMail mail) {
        if (config.smtp()) {
            return mailer.send(Mail.withText(mail.to(), mail.subject(), words.text(mail, page)).setFrom(config.from())
                    .addHeader("Message-ID", name(mail))).ifNoItem().after(config.deadline()).fail();
        }
        Path folder = config.directory().orElseThrow();
        return vertx.fileSystem().mkdirs(folder.toString())
                .chain(() -> vertx.fileSystem().writeFile(folder.resolve(mail.notice() + ".eml").toString(), Buffer.buffer(file(mail))));
    }

    /// The same each time that the mail is sent.
    private String name(NoticeMail mail) {
        return "<" + mail.notice() + "@" + config.domain() + ">";
    }

    private String file(NoticeMail mail) {
        return "From: " + config.from() + "\r\nTo: " + mail.to() + "\r\nSubject: " + mail.subject()
                + "\r\nDate: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.at().atOffset(ZoneOffset.UTC))
                + "\r\nMessage-ID: " + name(mail)
                + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + words.text(mail, page);
    }
}
