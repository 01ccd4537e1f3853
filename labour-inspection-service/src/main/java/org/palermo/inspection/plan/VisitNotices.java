package org.palermo.inspection.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Addressee;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.sql.Query;

/// Tells an inspector what others have done with her visits, and the chief inspectors which visit is nobody's any more. A notice has the
/// reference of the workplace and never says why the visit is planned: the notice of a visit on a complaint is like every other.
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
        return given(actor, before, inspector, by, VisitNoticeKind.VISIT_ASSIGNED);
    }

    /// As {@link #assigned}.
    Uni<Void> moved(Actor actor, PlannedVisit before, String inspector, LocalDate by) {
        return given(actor, before, inspector, by,
                before.inspector() == null ? VisitNoticeKind.VISIT_ASSIGNED : VisitNoticeKind.VISIT_MOVED_TO_YOU);
    }

    /// Says neither with whom she was to go nor with whom she goes now: a mail may be read by others.
    Uni<Void> companions(Actor actor, PlannedVisit before) {
        return tell(actor, before, before.inspector(), before.byDay(), VisitNoticeKind.VISIT_COMPANIONS);
    }

    Uni<Void> cancelled(Actor actor, PlannedVisit before) {
        return tell(actor, before, before.inspector(), before.byDay(), VisitNoticeKind.VISIT_CANCELLED);
    }

    /// The inspector may not make it because of a conflict of interest, and nobody was found yet. The notice does not say why.
    Uni<Void> unassigned(Actor actor, PlannedVisit before) {
        return tell(Addressee.everyone(before.agency(), Role.CHIEF_INSPECTOR), before, before.byDay(), VisitNoticeKind.VISIT_UNASSIGNED)
                .chain(() -> tell(actor, before, before.inspector(), before.byDay(), VisitNoticeKind.VISIT_TAKEN_FROM_YOU));
    }

    private Uni<Void> given(Actor actor, PlannedVisit before, String inspector, LocalDate by, VisitNoticeKind news) {
        if (inspector == null || inspector.equals(before.inspector())) {
            return tell(actor, before, inspector, by, VisitNoticeKind.VISIT_CHANGED);
        }
        return tell(actor, before, inspector, by, news)
                .chain(() -> tell(actor, before, before.inspector(), by, VisitNoticeKind.VISIT_TAKEN_FROM_YOU));
    }

    /// Nobody is told what she has done herself.
    private Uni<Void> tell(Actor actor, PlannedVisit visit, String inspector, LocalDate by, VisitNoticeKind news) {
        if (inspector == null || inspector.equals(actor.subject())) {
            return Uni.createFrom().voidItem();
        }
        return tell(Addressee.person(visit.agency(), inspector), visit, by, news);
    }

    private Uni<Void> tell(Addressee to, PlannedVisit visit, LocalDate by, VisitNoticeKind news) {
        List<MailLine> lines = news.asks() ? List.of(news.words(), MailLine.of("lastDay", by)) : List.of(news.words());
        return REFERENCE.one(visit.workplace())
                .chain(reference -> notices.tellWithin(to, news.name(), visit.id(), reference, lines));
    }
}
