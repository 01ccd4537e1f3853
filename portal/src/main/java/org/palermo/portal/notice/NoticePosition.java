package org.palermo.portal.notice;

import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palermo.portal.gateway.notice.NoticeSource;

/// Where a page of the list begins: for each service, the cursor that its API has given.
///
/// @param cursors without an entry for a service whose latest notice was not shown yet
public record NoticePosition(Map<NoticeSource, String> cursors) {
    private static final String ADDRESS = "/portal/notices";
    /// Instead of a cursor, for a service whose last notice was shown.
    private static final String END = "end";
    private static final Pattern CURSOR = Pattern.compile(END + "|[A-Za-z0-9_=-]{8,200}");

    /// A parameter of an address or a form.
    public record Parameter(String name, String value) {}

    /// @throws NotFoundException when a cursor is not one of ours
    static NoticePosition of(String nrm, String shelter, String inspection) {
        Map<NoticeSource, String> cursors = new EnumMap<>(NoticeSource.class);
        put(cursors, NoticeSource.NRM, nrm);
        put(cursors, NoticeSource.SHELTER, shelter);
        put(cursors, NoticeSource.INSPECTION, inspection);
        return new NoticePosition(cursors);
    }

    private static void put(Map<NoticeSource, String> cursors, NoticeSource source, String cursor) {
        if (cursor == null) {
            return;
        }
        if (!CURSOR.matcher(cursor).matches()) {
            throw new NotFoundException();
        }
        cursors.put(source, cursor);
    }

    /// The same place, except that this service goes on at another cursor.
    ///
    /// @param next null when its last notice was shown
    NoticePosition with(NoticeSource source, String next) {
        Map<NoticeSource, String> moved = new EnumMap<>(NoticeSource.class);
        moved.putAll(cursors);
        moved.put(source, next == null ? END : next);
        return new NoticePosition(moved);
    }

    boolean isFirst() {
        return cursors.isEmpty();
    }

    boolean isOver(NoticeSource source) {
        return END.equals(cursors.get(source));
    }

    /// Null when the latest notice was not shown yet. Ask only for a service that is not over.
    String cursor(NoticeSource source) {
        return cursors.get(source);
    }

    String address() {
        String query = parameters().stream().map(p -> p.name() + "=" + p.value()).collect(Collectors.joining("&"));
        return ADDRESS + (query.isEmpty() ? "" : "?" + query);
    }

    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        cursors.forEach((source, cursor) -> parameters.add(new Parameter(source.code(), cursor)));
        return parameters;
    }
}
