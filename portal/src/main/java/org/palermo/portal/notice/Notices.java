package org.palermo.portal.notice;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.notice.Notice;
import org.palermo.portal.gateway.notice.NoticePage;
import org.palermo.portal.gateway.notice.NoticeSource;
import org.palermo.portal.gateway.notice.NoticesGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.UnreadNotices;

/// Asks the three services at the same time and merges their notices.
///
/// A cursor belongs to the service that made it; nobody else can make one, and a service gives one only for the end of a page.
/// So a page of the list is found in two steps. The first asks each service for a full page, which shows how many of the latest
/// notices are whose. The second asks each service for just so many, so that its cursor is that of the last notice shown. The
/// second step is left out for a service of which all or nothing is shown. What is shown are always whole pages of the
/// services, one after the other: no notice is lost or shown twice, whatever arrives between two calls.
@ApplicationScoped
class Notices implements UnreadNotices {
    static final int ROWS = 25;
    /// Unread notices are counted among so many of each service: older ones are still on the page, but don't ring the bell.
    private static final int COUNTED = 50;

    private final NoticesGateway gateway;
    private final NoticePages pages;

    Notices(NoticesGateway gateway, NoticePages pages) {
        this.gateway = gateway;
        this.pages = pages;
    }

    /// What a page shows of one service.
    ///
    /// @param untouched whether the service has notices and none of them is on this page
    private record Share(Answer<NoticePage> answer, boolean untouched) {}

    private record Sent(NoticeSource source, Notice notice) {}

    Uni<NoticeList> page(SecurityIdentity reader, Frame frame, NoticePosition at) {
        return each(source -> at.isOver(source) ? nothing() : gateway.page(reader, source, at.cursor(source), ROWS))
                .chain(found -> {
                    List<Sent> latest = latest(found);
                    return each(source -> share(reader, source, at, found.get(source), count(latest, source)));
                })
                .map(shares -> list(reader, frame, shares, at));
    }

    /// Marks notices as read, all at the same time.
    ///
    /// @return whether all are marked; one that does not exist any more counts as marked
    Uni<Boolean> read(SecurityIdentity reader, List<NoticeName> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return Uni.join().all(notices.stream().map(notice -> gateway.read(reader, notice.source(), notice.id())).toList()).andFailFast()
                .map(answers -> answers.stream().allMatch(answer -> answer.isFound() || answer.isMissing()));
    }

    @Override
    public Uni<Long> unread(SecurityIdentity reader) {
        return each(source -> gateway.page(reader, source, null, COUNTED))
                .map(found -> found.values().stream().filter(Answer::isFound)
                        .flatMap(answer -> answer.value().items().stream()).filter(Notice::isUnread).count());
    }

    private Uni<Share> share(SecurityIdentity reader, NoticeSource source, NoticePosition at, Answer<NoticePage> found, int count) {
        if (!found.isFound() || count == found.value().items().size()) {
            return Uni.createFrom().item(new Share(found, false));
        }
        return count == 0
                ? nothing().map(none -> new Share(none, true))
                : gateway.page(reader, source, at.cursor(source), count).map(answer -> new Share(answer, false));
    }

    private static Uni<Answer<NoticePage>> nothing() {
        return Uni.createFrom().item(new Answer.Found<>(new NoticePage(List.of(), null)));
    }

    private static <T> Uni<Map<NoticeSource, T>> each(Function<NoticeSource, Uni<T>> ask) {
        List<NoticeSource> sources = List.of(NoticeSource.values());
        return Uni.join().all(sources.stream().map(ask).toList()).andFailFast().map(answers -> {
            Map<NoticeSource, T> found = new EnumMap<>(NoticeSource.class);
            sources.forEach(source -> found.put(source, answers.get(source.ordinal())));
            return found;
        });
    }

    private NoticeList list(SecurityIdentity reader, Frame frame, Map<NoticeSource, Share> shares, NoticePosition at) {
        Map<NoticeSource, Answer<NoticePage>> shown = new EnumMap<>(NoticeSource.class);
        NoticePosition next = at;
        boolean more = false;
        for (NoticeSource source : NoticeSource.values()) {
            Share share = shares.get(source);
            requireKnown(share.answer(), at.cursor(source));
            shown.put(source, share.answer());
            if (share.answer().isFound() && !share.untouched()) {
                next = next.with(source, share.answer().value().next());
            }
            more |= share.answer().isFound() && !next.isOver(source);
        }
        return new NoticeList(latest(shown).stream().map(sent -> pages.item(reader, frame, sent.source(), sent.notice())).toList(),
                at.parameters(),
                which(shown, answer -> answer.isAway() || answer.isMissing()), which(shown, Answer::isRefused), at.isFirst(),
                more ? next.address() : null);
    }

    /// A service that does not know the cursor has never given it.
    private static void requireKnown(Answer<NoticePage> answer, String cursor) {
        if (answer.isMissing() && cursor != null) {
            throw new NotFoundException();
        }
    }

    private static List<NoticeSource> which(Map<NoticeSource, Answer<NoticePage>> answers, Function<Answer<NoticePage>, Boolean> how) {
        return answers.entrySet().stream().filter(e -> how.apply(e.getValue())).map(Map.Entry::getKey).toList();
    }

    /// At most a page, latest first. Notices of one service keep its order.
    private static List<Sent> latest(Map<NoticeSource, Answer<NoticePage>> found) {
        List<Sent> all = new ArrayList<>();
        found.forEach((source, answer) -> {
            if (answer.isFound()) {
                answer.value().items().forEach(notice -> all.add(new Sent(source, notice)));
            }
        });
        return all.stream().sorted(Comparator.comparing((Sent sent) -> sent.notice().createdAt()).reversed()).limit(ROWS).toList();
    }

    private static int count(List<Sent> latest, NoticeSource source) {
        return (int) latest.stream().filter(sent -> sent.source() == source).count();
    }
}
