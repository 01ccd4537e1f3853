package org.palermo.kernel.breakglass;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;

/// The texts about a break-glass access, under a key of their own: when the person of the record is erased, the texts are
/// destroyed too, and the access stays recorded.
@ApplicationScoped
class BreakGlassTexts {
    private static final String EXPLANATION = "explanation";
    private static final String COMMENT = "comment";

    private final DataKeys keys;

    BreakGlassTexts(DataKeys keys) {
        this.keys = keys;
    }

    Uni<byte[]> explanation(UUID access, String written) {
        return keys.create(access, Purpose.BREAK_GLASS).map(key -> key.seal(EXPLANATION, written));
    }

    /// @param written or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the person was erased, because then there is no key
    Uni<byte[]> comment(UUID access, String written) {
        if (written == null) {
            return Uni.createFrom().nullItem();
        }
        return keys.find(access, Purpose.BREAK_GLASS).map(found -> found
                .orElseThrow(() -> Problems.conflict("break-glass", "erased",
                        "The person of the record was erased: review it without a comment."))
                .seal(COMMENT, written));
    }

    Uni<BreakGlassView.Texts> open(BreakGlassStore.Sealed sealed) {
        return keys.find(sealed.access().id(), Purpose.BREAK_GLASS).map(found -> found
                .map(key -> new BreakGlassView.Texts(key.open(EXPLANATION, sealed.explanation()), key.open(COMMENT, sealed.comment())))
                .orElse(BreakGlassView.Texts.NONE));
    }
}
