package org.palermo.portal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The notices of one service, paged as the services page them: latest first, with a cursor only for the end of a page.
final class FakeNotices {
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("cursor=after-([0-9a-f-]{36})");

    record Sent(UUID id, String kind, UUID about, String reference, Instant at, boolean read) {
        private String json() {
            return "{\"id\":\"%s\",\"kind\":\"%s\",\"about\":\"%s\",\"reference\":\"%s\",\"createdAt\":\"%s\"%s}"
                    .formatted(id, kind, about, reference, at, read ? ",\"readAt\":\"" + at + "\"" : "");
        }
    }

    final List<Sent> sent = new CopyOnWriteArrayList<>();

    Sent send(String kind, String reference, Instant at) {
        return send(kind, reference, at, false);
    }

    Sent send(String kind, String reference, Instant at, boolean read) {
        Sent one = new Sent(UUID.randomUUID(), kind, UUID.randomUUID(), reference, at, read);
        sent.add(one);
        sent.sort(Comparator.comparing(Sent::at).reversed());
        return one;
    }

    String page(String query) {
        int from = 0;
        Matcher cursor = CURSOR.matcher(query);
        if (cursor.find()) {
            from = 1 + sent.stream().map(Sent::id).toList().indexOf(UUID.fromString(cursor.group(1)));
        }
        Matcher limit = LIMIT.matcher(query);
        limit.find();
        int until = Math.min(sent.size(), from + Integer.parseInt(limit.group(1)));
        List<Sent> page = sent.subList(from, until);
        return "{\"items\":[" + page.stream().map(Sent::json).collect(Collectors.joining(",")) + "],\"next\":"
                + (until < sent.size() ? "\"after-" + page.getLast().id() + "\"" : "null") + "}";
    }
}
