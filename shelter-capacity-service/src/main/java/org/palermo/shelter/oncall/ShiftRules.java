package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;

/// What a shift must be like: when it is, whom it names, and that the person can be reached.
@ApplicationScoped
class ShiftRules {
    private static final Duration LONGEST = Duration.ofDays(31);

    private final KnownManagers managers;
    private final ShiftStore store;
    private final NoticeMail.Carrier mail;
    private final SmsCarrier sms;
    private final TransactionTime time;

    ShiftRules(KnownManagers managers, ShiftStore store, NoticeMail.Carrier mail, SmsCarrier sms, TransactionTime time) {
        this.managers = managers;
        this.store = store;
        this.mail = mail;
        this.sms = sms;
        this.time = time;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the time or a way to reach the person is wrong
    void check(PutShift command) {
        if (!command.until().isAfter(command.from()) || Duration.between(command.from(), command.until()).compareTo(LONGEST) > 0) {
            throw Problems.invalid("until", "must be after from, by " + LONGEST.toDays() + " days at most");
        }
        if (!command.until().isAfter(time.now()) || command.from().isAfter(time.now().plus(Duration.ofDays(366)))) {
            throw Problems.invalid("from", "must be within a year, and the shift must not be over");
        }
        if (command.channels().isEmpty()) {
            throw Problems.invalid("email", "must be given, or phone or webhook: there must be a way to reach the person on call");
        }
        if (command.email() != null && !mail.isOpen()) {
            throw Problems.invalid("email", "must be left out: this service sends no mail");
        }
        if (command.phone() != null && !sms.isOpen()) {
            throw Problems.invalid("phone", "must be left out: this service sends no text messages");
        }
    }

    /// What depends on other records, and so may have changed since a shift was written.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    Uni<Void> checkPersonAndWebhook(Actor actor, PutShift command) {
        return managers.isColleague(actor, command.subject())
                .invoke(colleague -> {
                    if (!colleague) {
                        throw Problems.invalid("subject", "must be yourself or a shelter manager of your organisation");
                    }
                })
                .chain(() -> command.webhook() ? store.webhookStands() : Uni.createFrom().item(true))
                .invoke(stands -> {
                    if (!stands) {
                        throw Problems.invalid("webhook",
                                "must be false: your organisation has no approved webhook that receives all calls");
                    }
                })
                .replaceWithVoid();
    }
}
