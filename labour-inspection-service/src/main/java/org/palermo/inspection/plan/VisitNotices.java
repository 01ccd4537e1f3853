package org.palermo.inspection.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Addressee;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.sql.Query;

/// Tells an inspector what others have done with her visits. A notice has the reference of the workplace and never says why the visit is
/// planned: a visit on a complaint is told as every other one.
@ApplicationScoped
class VisitNotices {
    private static final Query<String> REFERENCE = Query.of(String.class, "select reference from workplace where id = $1");

    private final Notices notices;

    VisitNotices(Notices notices) {
        this.notices = notices;
    }

    /// @param before the visit as it was
    /// @param by its last day now
    Uni<Void> assigned(Actor actor, PlannedVisit before, String inspector, LocalDate by) {
        return given(actor, before, inspector, by, VisitNews.VISIT_ASSIGNED);
    }

    /// As {@link #assigned}.
    Uni<Void> moved(Actor actor, PlannedVisit before, String inspector, LocalDate by) {
        return given(actor, before, inspector, by, before.inspector() == null ? VisitNews.VISIT_ASSIGNED : VisitNews.VISIT_MOVED_TO_YOU);
    }

    Uni<Void> cancelled(Actor actor, PlannedVisit before) {
        return tell(actor, before, before.inspector(), before.byDay(), VisitNews.VISIT_CANCELLED);
    }

    private Uni<Void> given(Actor actor, PlannedVisit before, String inspector, LocalDate by, VisitNews news) {
        if (inspector == null || inspector.equals(before.inspector())) {
            return tell(actor, before, inspector, by, VisitNews.VISIT_CHANGED);
        }
        return tell(actor, before, inspector, by, news)
                .chain(() -> tell(actor, before, before.inspector(), by, VisitNews.VISIT_TAKEN_FROM_YOU));
    }

    /// Nobody is told what she has done herself.
    private Uni<Void> tell(Actor actor, PlannedVisit visit, String inspector, LocalDate by, VisitNews news) {
        if (inspector == null || inspector.equals(actor.subject())) {
            return Uni.createFrom().voidItem();
        }
        List<MailLine> lines = news.asks() ? List.of(news.words(), MailLine.of("lastDay", by)) : List.of(news.words());
        return REFERENCE.one(visit.workplace())
                .chain(reference -> notices.tellWithin(Addressee.person(visit.agency(), inspector), news.name(), visit.id(), reference,
                        lines));
    }
}
