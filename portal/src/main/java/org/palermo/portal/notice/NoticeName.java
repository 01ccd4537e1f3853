package org.palermo.portal.notice;

import jakarta.ws.rs.BadRequestException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.portal.gateway.notice.NoticeSource;

/// A notice as the forms name it: its service and its id.
record NoticeName(NoticeSource source, UUID id) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z]{1,20}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /// @throws BadRequestException for what none of our forms sends
    static NoticeName parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new BadRequestException();
        }
        return new NoticeName(NoticeSource.of(parts.group(1)).orElseThrow(BadRequestException::new), UUID.fromString(parts.group(2)));
    }

    String written() {
        return source.code() + ":" + id;
    }
}
