package org.palermo.kernel.etag;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.problem.Problems;

/// `ETag`, `If-Match` and `If-None-Match` over a record's version.
public final class ETags {
    private static final String WEAK = "W/";
    private static final Pattern VERSION = Pattern.compile("\"[0-9]+\"");

    private ETags() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// 200 with the view and the tag of its version.
    public static <T extends Versioned> RestResponse<T> on(T view) {
        return on(RestResponse.Status.OK, view);
    }

    public static <T extends Versioned> RestResponse<T> on(RestResponse.Status status, T view) {
        return RestResponse.ResponseBuilder.create(status, view).header("ETag", of(view.version())).build();
    }

    /// @param ifMatch the header as it was sent
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 428 when it is missing, 412 when it names another version
    public static void require(String ifMatch, int version) {
        require(ifMatch, of(version));
    }

    /// @param tag the present ETag, quoted
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 428 when it is missing, 412 when it is another
    public static void require(String ifMatch, String tag) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.preconditionRequired();
        }
        if (!ifMatch.strip().equals(tag)) {
            throw Problems.stale();
        }
    }

    /// Whether the tag counts changes, and is not computed from the answer.
    static boolean isVersion(String tag) {
        return VERSION.matcher(tag).matches();
    }

    /// Whether the caller has this version already: the weak comparison of RFC 9110.
    ///
    /// @param ifNoneMatch the header as it was sent, or null
    static boolean isKnown(String tag, String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",")).map(String::strip).anyMatch(t -> t.equals("*") || bare(t).equals(bare(tag)));
    }

    private static String bare(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
